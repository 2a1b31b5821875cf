import { Spinner } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useEffect } from "react";
import { EmptyState } from "../ui/EmptyState";
import { FailureNotice } from "../ui/FailureNotice";
import { PageFrame } from "../ui/PageFrame";
import { PageSkeleton } from "../ui/Skeletons";
import { useWords } from "../ui/words/Words";
import type { PageFailure } from "../ui/explain-failure";
import { useServices } from "./services";
import type { Answer } from "../ui/asking/use-answer";

export interface AnswerFrameProps<T> {
  readonly answer: Answer<T>;
  readonly again: () => void;
  /** Leads to the start; absent on the start itself. */
  readonly onHome?: (() => void) | undefined;
  /** Shown instead of the plain sentence when the thing is not there. */
  readonly missing?: ReactNode;
  readonly children: (value: T) => ReactNode;
}

/** Shows what has come, grey shapes while it is on its way, and a sentence with a way on when it failed. */
export function AnswerFrame<T>({ answer, again, onHome, missing, children }: AnswerFrameProps<T>): ReactElement {
  const { host } = useServices();
  const isShowing = answer.kind !== "reading";
  useEffect(() => {
    if (isShowing) host.sayReady();
  }, [host, isShowing]);
  if (answer.kind === "come") return <>{children(answer.value)}</>;
  return <PageFrame>{answer.kind === "reading" ? <PageSkeleton /> : <Failed failure={answer.failure} {...{ again, onHome, missing }} />}</PageFrame>;
}

interface FailedProps extends Pick<AnswerFrameProps<unknown>, "again" | "onHome" | "missing"> {
  readonly failure: PageFailure;
}

function Failed({ failure, again, onHome, missing }: FailedProps): ReactElement {
  const say = useWords();
  const { signInAgain } = useServices();
  if (failure.code === "not-ready") {
    return <EmptyState isWholePage title={say("notReady.heading")} hint={say("notReady.body")} action={<Spinner label={say("app.reading")} />} />;
  }
  if (failure.code === "not-found" && missing !== undefined) return <>{missing}</>;
  const handleSignIn = (): void => {
    void signInAgain().then((isBack) => {
      if (isBack) again();
    });
  };
  return (
    <FailureNotice
      failure={failure}
      waysOn={{ "try-again": again, "load-again": again, "sign-in": handleSignIn, ...(onHome === undefined ? {} : { "go-home": onHome }) }}
    />
  );
}
