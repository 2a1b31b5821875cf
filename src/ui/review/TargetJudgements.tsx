import { Badge, Body1, Caption1, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { type ReactElement, useId } from "react";
import type { TargetShape } from "../../api/plan-shapes";
import { TARGET_OUTCOMES } from "../../domain/target";
import { Fact } from "../plan/Fact";
import { ProgressDots } from "../progress/ProgressDots";
import { useWords } from "../words/Words";
import { TextField } from "../writer/TextField";
import type { Answers } from "./answers";
import { Choice } from "./Choice";
import { ReviewSection } from "./ReviewSection";

const useStyles = makeStyles({
  target: {
    display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, margin: 0, paddingInlineStart: tokens.spacingHorizontalM,
    borderLeft: `4px solid ${tokens.colorBrandStroke1}`, "@media print": { breakInside: "avoid" },
  },
  top: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  statement: { ...typographyStyles.body1Strong, margin: 0 },
});

export interface TargetJudgementsProps {
  readonly targets: readonly TargetShape[];
  readonly answers: Answers;
  /** Whether what becomes of each target is asked as well: once the review has begun. */
  readonly asksNext: boolean;
}

/** How each target of the version ended, with what was seen of it since. */
export function TargetJudgements({ targets, answers, asksNext }: TargetJudgementsProps): ReactElement {
  const say = useWords();
  return (
    <ReviewSection heading={say("review.stepTargets")} hint={say("review.stepTargetsHint")}>
      {targets.map((target, index) => (
        <OneTarget key={target.id} {...{ target, index, answers, asksNext }} />
      ))}
    </ReviewSection>
  );
}

function OneTarget({ target, index, answers, asksNext }: Omit<TargetJudgementsProps, "targets"> & { readonly target: TargetShape; readonly index: number }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const title = useId();
  const { form, answer, problemAt, isReadOnly } = answers;
  const judgement = form.targets.find(({ targetId }) => targetId === target.id);
  const at = form.targets.findIndex(({ targetId }) => targetId === target.id);
  const path = (field: string) => `targets.${String(at)}.${field}`;
  const common = (field: string) => ({ path: path(field), problem: problemAt(path(field)), isReadOnly });
  return (
    <article aria-labelledby={title} className={styles.target}>
      <div className={styles.top}>
        <Caption1>{say("target.number", { number: index + 1 })}</Caption1>
        <Badge appearance="tint" color="informative">{say(`area.${target.area}`)}</Badge>
      </div>
      <h3 id={title} className={styles.statement}>{target.statement}</h3>
      <Fact name={say("review.success")} text={target.successCriterion} />
      <ProgressDots progress={target.progress} />
      <Choice
        {...common("outcome")} label={say("review.outcome")} value={judgement?.outcome} onChoose={(value) => answer(path("outcome"), value)}
        options={TARGET_OUTCOMES.map((value) => ({ value, name: say(`target.outcome.${value}`) }))}
      />
      {isReadOnly ? (
        <Body1>{judgement?.happened}</Body1>
      ) : (
        <TextField {...common("happened")} label={say("review.happened")} hint={say("review.happenedHint")} rows={2} value={judgement?.happened ?? ""} onChange={(value) => answer(path("happened"), value)} />
      )}
      {asksNext && (
        <Choice
          {...common("next")} label={say("review.next")} value={judgement?.next} onChoose={(value) => answer(path("next"), value)}
          options={(["carry", "replace", "drop"] as const).map((value) => ({ value, name: say(`review.next.${value}`) }))}
        />
      )}
    </article>
  );
}
