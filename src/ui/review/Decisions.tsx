import { Field, MessageBar, MessageBarBody, MessageBarTitle, Select } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { STAGES } from "../../domain/child";
import { HELP_DECISIONS } from "../../domain/reviewing/review-form";
import type { TargetArea } from "../../domain/target";
import { useTermPack, useWords } from "../words/Words";
import { fieldId } from "../writer/gap-places";
import { TextField } from "../writer/TextField";
import type { Answers } from "./answers";
import { Choice } from "./Choice";
import { ReviewSection } from "./ReviewSection";

const RATINGS_OF_PLAN = ["1", "2", "3", "4", "5"] as const;

/** How well the plan has worked, what is decided about the help, and why (R58, R69). */
export function Decisions({ answers, struggling }: { readonly answers: Answers; readonly struggling: readonly TargetArea[] }): ReactElement {
  const say = useWords();
  const { form, answer, problemAt, isReadOnly } = answers;
  const common = (path: string) => ({ path, problem: problemAt(path), isReadOnly });
  return (
    <ReviewSection heading={say("review.decisions")}>
      <Choice
        {...common("planRating")} label={say("review.rating")} hint={say("review.ratingHint")} value={form.planRating?.toString()} onChoose={(value) => answer("planRating", Number(value))}
        options={RATINGS_OF_PLAN.map((value) => ({ value, name: say(`review.rating.${value}`) }))}
      />
      {struggling.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{say("review.struggling", { areas: struggling.map((area) => say(`area.${area}`)).join(", ") })}</MessageBarTitle>
            {say("review.strugglingHint")}
          </MessageBarBody>
        </MessageBar>
      )}
      <Choice
        {...common("decision")} label={say("review.decision")} value={form.decision} onChoose={(value) => answer("decision", value)}
        options={HELP_DECISIONS.map((value) => ({ value, name: say(`decision.${value}`) }))}
      />
      {form.decision === "change-stage" && <StageChoice answers={answers} />}
      <TextField {...common("decisionReason")} label={say("review.decisionReason")} rows={2} value={form.decisionReason} onChange={(value) => answer("decisionReason", value)} />
    </ReviewSection>
  );
}

function StageChoice({ answers: { form, answer, problemAt, isReadOnly } }: { readonly answers: Answers }): ReactElement {
  const say = useWords();
  const pack = useTermPack();
  const problem = problemAt("newStage");
  return (
    <Field label={say("review.newStage")} {...(problem === undefined ? {} : { validationMessage: problem })}>
      <Select id={fieldId("newStage")} disabled={isReadOnly} value={form.newStage ?? ""} onChange={(_event, { value }) => answer("newStage", value === "" ? undefined : value)}>
        <option value="">{say("review.newStageChoose")}</option>
        {STAGES.filter((stage) => stage !== "left-register").map((stage) => (
          <option key={stage} value={stage}>{pack.stages[stage]}</option>
        ))}
      </Select>
    </Field>
  );
}
