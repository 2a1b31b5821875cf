import { Spinner } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import type { Answer } from "../ui/asking/use-answer";
import { EmptyState } from "../ui/EmptyState";
import type { PageFailure } from "../ui/explain-failure";
import { FailureNotice } from "../ui/FailureNotice";
import { PageSkeleton } from "../ui/Skeletons";
import { useWords } from "../ui/words/Words";
import { usePaneServices } from "./pane-services";

export interface PaneAnswerProps<T> {
  readonly answer: Answer<T>;
  readonly again: () => void;
  readonly children: (value: T) => ReactNode;
}

/** Shows what has come, grey shapes while it is on its way, and a sentence with a way on when it failed. */
export function PaneAnswer<T>({ answer, again, children }: PaneAnswerProps<T>): ReactElement {
  if (answer.kind === "come") return <>{children(answer.value)}</>;
  return answer.kind === "reading" ? <PageSkeleton cards={1} /> : <PaneFailure failure={answer.failure} again={again} />;
}

/** Says what did not work, with the way on. */
export function PaneFailure({ failure, again }: { readonly failure: PageFailure; readonly again: () => void }): ReactElement {
  const say = useWords();
  const { signInAgain } = usePaneServices();
  if (failure.code === "not-ready") {
    return <EmptyState title={say("notReady.heading")} hint={say("notReady.body")} action={<Spinner label={say("app.reading")} />} />;
  }
  const handleSignIn = (): void => {
    void signInAgain().then((isBack) => {
      if (isBack) again();
    });
  };
  return <FailureNotice failure={failure} waysOn={{ "try-again": again, "load-again": again, "sign-in": handleSignIn }} />;
}
