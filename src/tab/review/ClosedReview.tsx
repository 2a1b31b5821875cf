import { Body1, Button, makeStyles, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import type { ReactElement } from "react";
import type { ReviewAnswer } from "../../api/reviews";
import { CONSIDERATIONS, type Considered } from "../../domain/reviewing/review-form";
import { Fact } from "../../ui/plan/Fact";
import { sayYesNo } from "../../ui/review/HelpJudgements";
import { ReviewSection } from "../../ui/review/ReviewSection";
import { type Say, useTermPack, useWords } from "../../ui/words/Words";
import type { Navigation } from "../use-page-address";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL },
});

export interface ClosedReviewProps {
  readonly page: ReviewAnswer;
  readonly review: NonNullable<ReviewAnswer["review"]>;
  readonly navigation: Navigation;
}

/** A review as it is read: one that is over, or one in which the reader does not write. */
export function ClosedReview({ page, review, navigation }: ClosedReviewProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { form } = review;
  const isOver = review.state === "closed";
  return (
    <div className={styles.page}>
      <MessageBar>
        <MessageBarBody>{say(isOver ? "review.closedNote" : "review.readOnly")}</MessageBarBody>
      </MessageBar>
      {isOver && page.mayClose && (
        <div>
          <Button appearance="primary" icon={<EditRegular />} onClick={() => navigation.open({ page: "write", childId: page.child.id })}>
            {say("review.writeNext")}
          </Button>
        </div>
      )}
      <ReadDecisions form={form} />
      <ReviewSection heading={say("review.stepTargets")}>
        {page.plan.targets.map((target) => {
          const judged = form.targets.find(({ targetId }) => targetId === target.id);
          return <Fact key={target.id} name={target.statement} text={[judged?.outcome === undefined ? "" : say(`target.outcome.${judged.outcome}`), judged?.happened ?? ""].filter((part) => part !== "").join(": ")} />;
        })}
      </ReviewSection>
      <ReviewSection heading={say("review.people")}>
        <Fact name={say("review.parents")} text={sayPart(say, form.parents)} />
        <Fact name={say("review.child", { name: page.child.name })} text={sayPart(say, form.child)} />
      </ReviewSection>
      <ReviewSection heading={say("review.considered")}>
        {CONSIDERATIONS.map((one) => (
          <Fact key={one} name={say(`considered.${one}`)} text={sayConsidered(say, form.considered[one])} />
        ))}
      </ReviewSection>
    </div>
  );
}

function ReadDecisions({ form }: Pick<ClosedReviewProps["review"], "form">): ReactElement {
  const say = useWords();
  const pack = useTermPack();
  return (
    <ReviewSection heading={say("review.decisions")}>
      {form.decision === undefined && <Body1>–</Body1>}
      {form.decision !== undefined && <Fact name={say("review.decision")} text={say(`decision.${form.decision}`)} />}
      {form.newStage !== undefined && <Fact name={say("review.newStage")} text={pack.stages[form.newStage]} />}
      {form.planRating !== undefined && <Fact name={say("review.rating")} text={say(`review.rating.${sayRating(form.planRating)}`)} />}
      <Fact name={say("review.decisionReason")} text={form.decisionReason} />
    </ReviewSection>
  );
}

function sayRating(rating: number): "1" | "2" | "3" | "4" | "5" {
  return (["1", "2", "3", "4", "5"] as const)[rating - 1] ?? "1";
}

function sayPart(say: Say, { tookPart, otherwise }: { readonly tookPart?: boolean | undefined; readonly otherwise: string }): string {
  const answer = sayYesNo(tookPart);
  return [answer === undefined ? "" : say(`review.${answer}`), otherwise].filter((part) => part !== "").join(": ");
}

function sayConsidered(say: Say, considered: Considered): string {
  return considered.kind === "words" ? considered.words : say("review.nothing");
}
