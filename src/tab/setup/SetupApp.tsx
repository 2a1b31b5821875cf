import type { ReactElement } from "react";
import { type LookSource, OpeningFrame } from "../OpeningFrame";
import type { OpenedSetup } from "./open-setup";
import { SetupPage } from "./SetupPage";

export interface SetupAppProps {
  readonly view: Window;
  readonly opening: Promise<OpenedSetup>;
}

/** The page in the window in which Teams adds a tab to a class. */
export function SetupApp({ view, opening }: SetupAppProps): ReactElement {
  return (
    <OpeningFrame view={view} opening={opening} lookOf={lookOfSetup}>
      {(opened) => <SetupPage opened={opened} />}
    </OpeningFrame>
  );
}

function lookOfSetup({ setup }: OpenedSetup): LookSource {
  return setup;
}
