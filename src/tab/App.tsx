import { type ReactElement, useEffect, useState } from "react";
import type { PageFailure } from "../ui/explain-failure";
import { FailureNotice } from "../ui/FailureNotice";
import { Look, type LookName } from "../ui/Look";
import { EmptyState } from "../ui/EmptyState";
import { PageFrame } from "../ui/PageFrame";
import { PageSkeleton } from "../ui/Skeletons";
import { useWords, Words } from "../ui/words/Words";
import { ENGLAND_2015 } from "../domain/terms/england-2015";
import { ApiError } from "./api-error";
import type { OpenedTab } from "./open-tab";
import { SignedInGate } from "./SignedInGate";

export interface AppProps {
  readonly view: Window;
  readonly opening: Promise<OpenedTab>;
}

type Opening =
  | { readonly kind: "opening" }
  | { readonly kind: "opened"; readonly tab: OpenedTab }
  | { readonly kind: "no-host" }
  | { readonly kind: "failed"; readonly failure: PageFailure };

/** The tab: from an empty page to the right one for the person and the place. */
export function App({ view, opening }: AppProps): ReactElement {
  const [state, setState] = useState<Opening>({ kind: "opening" });
  const [look, setLook] = useState<LookName>(() => (view.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
  useEffect(() => {
    let isShown = true;
    opening.then(
      (tab) => {
        if (!isShown) return;
        setLook(tab.host.place.theme);
        tab.host.onThemeChange(setLook);
        setState({ kind: "opened", tab });
      },
      (error: unknown) => {
        if (isShown) setState(error instanceof ApiError ? { kind: "failed", failure: error.failure } : { kind: "no-host" });
      },
    );
    return () => {
      isShown = false;
    };
  }, [opening]);
  return (
    <Look name={look}>
      <Words pack={ENGLAND_2015}>{state.kind === "opened" ? <SignedInGate view={view} tab={state.tab} /> : <Waiting state={state} view={view} />}</Words>
    </Look>
  );
}

function Waiting({ state, view }: { readonly state: Exclude<Opening, { kind: "opened" }>; readonly view: Window }): ReactElement {
  const say = useWords();
  const loadAgain = (): void => {
    view.location.reload();
  };
  return (
    <PageFrame>
      {state.kind === "opening" && <PageSkeleton />}
      {state.kind === "no-host" && <EmptyState isWholePage title={say("noTeams.heading")} hint={say("noTeams.body")} />}
      {state.kind === "failed" && <FailureNotice failure={state.failure} waysOn={{ "try-again": loadAgain, "load-again": loadAgain }} />}
    </PageFrame>
  );
}
