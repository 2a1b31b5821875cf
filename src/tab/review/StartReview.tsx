import { Body1, Button, makeStyles, MessageBar, MessageBarBody, Spinner, tokens } from "@fluentui/react-components";
import { type ReactElement, useMemo, useState } from "react";
import type { ReviewAnswer } from "../../api/reviews";
import { reviewStartRequest } from "../../api/reviews";
import type { TargetId } from "../../domain/ids";
import { beginReviewForm } from "../../domain/reviewing/review-form";
import { findStartGaps } from "../../domain/reviewing/review-gaps";
import { failureOf } from "../../ui/asking/api-error";
import type { PageFailure } from "../../ui/explain-failure";
import { FailureNotice } from "../../ui/FailureNotice";
import { TargetJudgements } from "../../ui/review/TargetJudgements";
import { useWords } from "../../ui/words/Words";
import { goToField } from "../../ui/writer/gap-places";
import { useServices } from "../services";
import { NO_GAPS, useAnswers } from "./use-answers";

const useStyles = makeStyles({
  step: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL, alignItems: "flex-start", "& > *": { maxWidth: "100%" } },
  wide: { alignSelf: "stretch" },
});

/** The first step: how each target ended. Without that no review begins. */
export function StartReview({ page, onBegun }: { readonly page: ReviewAnswer; readonly onBegun: (page: ReviewAnswer) => void }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { api, signInAgain } = useServices();
  const { targets } = page.plan;
  const [form, setForm] = useState(() => beginReviewForm(targets.map(({ id, happened, outcome }) => ({ targetId: id as TargetId, happened, outcome })), []));
  const [showsProblems, setShowsProblems] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<PageFailure>();
  const gaps = useMemo(() => findStartGaps(form.targets), [form]);
  const answers = useAnswers(form, showsProblems ? gaps : NO_GAPS, setForm);
  const begin = async (): Promise<void> => {
    setIsBusy(true);
    setFailure(undefined);
    try {
      onBegun(await api.startReview(page.child.id, reviewStartRequest.parse({ targets: form.targets.map(({ next: _usual, ...judged }) => judged) })));
    } catch (error) {
      setFailure(failureOf(error));
      setIsBusy(false);
    }
  };
  const handlePress = (): void => {
    const [first] = gaps;
    if (first === undefined) {
      void begin();
      return;
    }
    setShowsProblems(true);
    goToField(document, first.path);
  };
  const handleSignIn = async (): Promise<void> => {
    if (await signInAgain()) await begin();
  };
  return (
    <div className={styles.step}>
      {showsProblems && gaps.length > 0 && (
        <MessageBar intent="warning" role="alert">
          <MessageBarBody>{say("review.notYet")}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.wide}>
        <TargetJudgements targets={targets} answers={answers} asksNext={false} />
      </div>
      <Body1>{say("review.startHint")}</Body1>
      {failure !== undefined && <FailureNotice failure={failure} waysOn={{ "try-again": () => void begin(), "sign-in": () => void handleSignIn() }} />}
      <Button appearance="primary" disabledFocusable={isBusy} icon={isBusy ? <Spinner size="tiny" /> : null} onClick={handlePress}>
        {say(isBusy ? "review.startBusy" : "review.start")}
      </Button>
    </div>
  );
}
