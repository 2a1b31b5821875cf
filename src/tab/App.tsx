import type { ReactElement } from "react";
import type { OpenedTab } from "./open-tab";
import { type LookSource, OpeningFrame } from "./OpeningFrame";
import { SignedInGate } from "./SignedInGate";

export interface AppProps {
  readonly view: Window;
  readonly opening: Promise<OpenedTab>;
}

/** The tab: from an empty page to the right one for the person and the place. */
export function App({ view, opening }: AppProps): ReactElement {
  return (
    <OpeningFrame view={view} opening={opening} lookOf={lookOfTab}>
      {(tab) => <SignedInGate view={view} tab={tab} />}
    </OpeningFrame>
  );
}

function lookOfTab({ host }: OpenedTab): LookSource {
  return { theme: host.place.theme, onThemeChange: (show) => host.onThemeChange(show) };
}
