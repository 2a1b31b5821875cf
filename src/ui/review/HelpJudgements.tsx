import { Caption1, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { TargetShape } from "../../api/plan-shapes";
import { Fact } from "../plan/Fact";
import { ProvisionText } from "../plan/ProvisionText";
import { useWords } from "../words/Words";
import type { Answers } from "./answers";
import { Choice } from "./Choice";
import { ReviewSection } from "./ReviewSection";

const useStyles = makeStyles({
  line: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, "@media print": { breakInside: "avoid" } },
});

const DECISIONS = ["increase", "same", "decrease", "end"] as const;

/** Each line of help: whether it is still needed, asked by itself (R18), and what becomes of it. */
export function HelpJudgements({ targets, answers }: { readonly targets: readonly TargetShape[]; readonly answers: Answers }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { form, answer, problemAt, isReadOnly } = answers;
  const lines = targets.flatMap((target) => target.provision.map((line) => ({ line, target })));
  return (
    <ReviewSection heading={say("review.help")} hint={say("review.helpHint")}>
      {lines.map(({ line, target }) => {
        const at = form.help.findIndex(({ provisionId }) => provisionId === line.id);
        const judgement = form.help[at];
        const path = (field: string) => `help.${String(at)}.${field}`;
        const common = (field: string) => ({ path: path(field), problem: problemAt(path(field)), isReadOnly });
        return (
          <div key={line.id} role="group" aria-label={line.what} className={styles.line}>
            <Caption1>{say("review.helpNumber", { number: at + 1 })}</Caption1>
            <ProvisionText line={line} />
            <Fact name={say("review.exit")} text={target.exitCriterion} />
            <Choice
              {...common("isStillNeeded")} label={say("review.stillNeeded")} value={sayYesNo(judgement?.isStillNeeded)} onChoose={(value) => answer(path("isStillNeeded"), value === "yes")}
              options={[{ value: "yes", name: say("review.yes") }, { value: "no", name: say("review.no") }]}
            />
            <Choice
              {...common("decision")} label={say("review.helpDecision")} value={judgement?.decision} onChoose={(value) => answer(path("decision"), value)}
              options={DECISIONS.map((value) => ({ value, name: say(`review.helpDecision.${value}`) }))}
            />
          </div>
        );
      })}
    </ReviewSection>
  );
}

/** The value of a question that is answered by yes or no; `undefined` until it is. */
export function sayYesNo(answer: boolean | undefined): "yes" | "no" | undefined {
  if (answer === undefined) return undefined;
  return answer ? "yes" : "no";
}
