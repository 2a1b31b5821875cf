import { Body1, makeStyles, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";
import { type ReactElement, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { ReviewAnswer } from "../../api/reviews";
import type { ReviewForm } from "../../domain/reviewing/review-form";
import { findReviewGaps } from "../../domain/reviewing/review-gaps";
import { Considerations } from "../../ui/review/Considerations";
import { Decisions } from "../../ui/review/Decisions";
import { HelpJudgements } from "../../ui/review/HelpJudgements";
import { PeopleAnswers } from "../../ui/review/PeopleAnswers";
import { ReviewMeter } from "../../ui/review/ReviewMeter";
import { TargetJudgements } from "../../ui/review/TargetJudgements";
import { useWords } from "../../ui/words/Words";
import { goToField } from "../../ui/writer/gap-places";
import { KeptNotice } from "../../ui/writer/KeptNotice";
import { useServices } from "../services";
import type { Navigation } from "../use-page-address";
import { CloseReview } from "./CloseReview";
import { ReviewConflicts } from "./ReviewConflicts";
import { createReviewKeeper } from "./review-keeper";
import { NO_GAPS, useAnswers } from "./use-answers";

const WIDE = "@media (min-width: 960px)";

const useStyles = makeStyles({
  desk: { display: "grid", gap: tokens.spacingHorizontalXL, gridTemplateColumns: "minmax(0, 1fr)", alignItems: "start", [WIDE]: { gridTemplateColumns: "minmax(0, 1fr) 270px" } },
  form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXL, minWidth: 0 },
  meter: { [WIDE]: { position: "sticky", top: "72px", maxHeight: "calc(100vh - 88px)", overflowY: "auto" } },
  bar: {
    position: "sticky", top: 0, zIndex: 2, display: "flex", flexWrap: "wrap", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS, backgroundColor: tokens.colorNeutralBackground2, borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    "@media print": { display: "none" },
  },
});

export interface HoldReviewProps {
  readonly page: ReviewAnswer;
  readonly review: NonNullable<ReviewAnswer["review"]>;
  readonly navigation: Navigation;
  readonly again: () => void;
}

/** An open review: everything is kept as it is said, what is missing is named, and closing is the last step. */
export function HoldReview({ page, review, navigation, again }: HoldReviewProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { api, signInAgain } = useServices();
  const childId = page.child.id;
  const [keeper] = useState(() => createReviewKeeper(api, childId, review));
  const { form, keeping, conflicts, isOver } = useSyncExternalStore(keeper.subscribe, keeper.read);
  const [showsProblems, setShowsProblems] = useState(false);
  const gaps = useMemo(() => findReviewGaps(form), [form]);
  const change = useCallback((update: (now: ReviewForm) => ReviewForm) => keeper.change(update), [keeper]);
  const answers = useAnswers(form, showsProblems ? gaps : NO_GAPS, change);
  useEffect(() => () => void keeper.keepNow(), [keeper]);
  useEffect(() => {
    if (isOver) again();
  }, [isOver, again]);
  const handleSignIn = async (): Promise<void> => {
    if (await signInAgain()) await keeper.keepNow();
  };
  return (
    <>
      <div className={styles.bar}>
        <KeptNotice keeping={keeping} onTryAgain={() => void keeper.keepNow()} onSignIn={() => void handleSignIn()} />
        {page.mayClose ? <CloseReview {...{ page, form, gaps, keeper, navigation }} onShowProblems={() => setShowsProblems(true)} /> : <Body1>{say("review.closeOther")}</Body1>}
      </div>
      {showsProblems && gaps.length > 0 && (
        <MessageBar intent="warning" role="alert">
          <MessageBarBody>{say("review.notYet")}</MessageBarBody>
        </MessageBar>
      )}
      <ReviewConflicts conflicts={conflicts} keeper={keeper} childName={page.child.name} />
      <div className={styles.desk}>
        <div className={styles.form}>
          <TargetJudgements targets={page.plan.targets} answers={answers} asksNext />
          <PeopleAnswers answers={answers} childName={page.child.name} />
          <Considerations answers={answers} />
          <HelpJudgements targets={page.plan.targets} answers={answers} />
          <Decisions answers={answers} struggling={page.struggling} />
        </div>
        <div className={styles.meter}>
          <ReviewMeter gaps={gaps} childName={page.child.name} onGoTo={(path) => goToField(document, path)} />
        </div>
      </div>
    </>
  );
}
