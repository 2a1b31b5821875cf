import { type ReactElement, type ReactNode, useEffect, useState } from "react";
import { ENGLAND_2015 } from "../domain/terms/england-2015";
import type { HostTheme } from "../host/page-host";
import { EmptyState } from "../ui/EmptyState";
import type { PageFailure } from "../ui/explain-failure";
import { FailureNotice } from "../ui/FailureNotice";
import { Look, type LookName } from "../ui/Look";
import { PageFrame } from "../ui/PageFrame";
import { PageSkeleton } from "../ui/Skeletons";
import { useWords, Words } from "../ui/words/Words";
import { ApiError } from "../ui/asking/api-error";

/** Where a page's look comes from. */
export interface LookSource {
  readonly theme: HostTheme;
  onThemeChange(show: (theme: HostTheme) => void): void;
}

export interface OpeningFrameProps<T> {
  readonly view: Window;
  readonly opening: Promise<T>;
  readonly lookOf: (opened: T) => LookSource;
  readonly children: (opened: T) => ReactNode;
}

type Opening<T> =
  | { readonly kind: "opening" }
  | { readonly kind: "opened"; readonly opened: T }
  | { readonly kind: "no-host" }
  | { readonly kind: "failed"; readonly failure: PageFailure };

/** Gives a page the host's look once it is joined to its host; until then grey shapes, and a sentence when that fails. */
export function OpeningFrame<T>({ view, opening, lookOf, children }: OpeningFrameProps<T>): ReactElement {
  const [state, setState] = useState<Opening<T>>({ kind: "opening" });
  const [look, setLook] = useState<LookName>(() => (view.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
  useEffect(() => {
    let isShown = true;
    opening.then(
      (opened) => {
        if (!isShown) return;
        const source = lookOf(opened);
        setLook(source.theme);
        source.onThemeChange(setLook);
        setState({ kind: "opened", opened });
      },
      (error: unknown) => {
        if (isShown) setState(error instanceof ApiError ? { kind: "failed", failure: error.failure } : { kind: "no-host" });
      },
    );
    return () => {
      isShown = false;
    };
  }, [opening, lookOf]);
  return (
    <Look name={look}>
      <Words pack={ENGLAND_2015}>{state.kind === "opened" ? children(state.opened) : <Waiting state={state} view={view} />}</Words>
    </Look>
  );
}

function Waiting({ state, view }: { readonly state: Exclude<Opening<unknown>, { kind: "opened" }>; readonly view: Window }): ReactElement {
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
