import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { explainFailure, type PageFailure, type WayOn } from "./explain-failure";
import { useWords } from "./words/Words";
import type { WordKey } from "./words/en-GB";

export interface FailureNoticeProps {
  readonly failure: PageFailure;
  /** Each way on that this place offers; a failure whose way is missing offers trying again. */
  readonly waysOn: Readonly<Partial<Record<WayOn, () => void>>>;
}

const LABELS: Readonly<Record<WayOn, WordKey>> = {
  "try-again": "app.tryAgain",
  "load-again": "app.tryAgain",
  "sign-in": "signIn.button",
  "go-home": "app.home",
};

/** One sentence about what did not work, and a button that leads on. */
export function FailureNotice({ failure, waysOn }: FailureNoticeProps): ReactElement {
  const say = useWords();
  const { sentence, wayOn, requestId } = explainFailure(failure);
  const offered = waysOn[wayOn] === undefined ? "try-again" : wayOn;
  const takeIt = waysOn[offered];
  return (
    <MessageBar intent={failure.code === "not-signed-in" ? "warning" : "error"} layout="multiline" role="alert">
      <MessageBarBody>
        {say(sentence)} {failure.retryAfterSeconds !== undefined && say("failure.wait", { count: failure.retryAfterSeconds })}{" "}
        {requestId !== undefined && say("failure.reference", { requestId })}
      </MessageBarBody>
      {takeIt !== undefined && (
        <MessageBarActions>
          <Button onClick={takeIt}>{say(LABELS[offered])}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
