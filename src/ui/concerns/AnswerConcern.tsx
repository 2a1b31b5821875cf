import { Body1, Checkbox, Field, Input, Textarea } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { ConcernShape } from "../../api/concerns";
import { useWords } from "../words/Words";
import { FormDialog, type FormDialogProps } from "./FormDialog";

/** An answer as it is being written. */
export interface AnswerDraft {
  readonly answer: string;
  readonly callsReview: boolean;
  readonly reviewOn: string;
}

export interface AnswerConcernProps extends Pick<FormDialogProps, "isSending" | "failure" | "onSend" | "onClose"> {
  readonly concern: ConcernShape;
  readonly draft: AnswerDraft;
  readonly today: string;
  readonly mayCallReview: boolean;
  readonly onChange: (draft: AnswerDraft) => void;
}

/** Asks for the answer, and whether the review is to be held early. */
export function AnswerConcern({ concern, draft, today, mayCallReview, onChange, ...dialog }: AnswerConcernProps): ReactElement {
  const say = useWords();
  const problems = dialog.failure?.code === "invalid" ? (dialog.failure.problems ?? []) : [];
  const problemAt = (field: "answer" | "reviewOn") => (problems.some((one) => one.startsWith(field)) ? { validationMessage: say(`concern.problem.${field}`) } : {});
  return (
    <FormDialog
      {...dialog}
      failure={problems.length > 0 ? undefined : dialog.failure}
      title={say("concern.answerTitle")}
      send={say("concern.answerSend")}
      sending={say("concern.sending")}
      maySend={draft.answer.trim() !== "" && (!draft.callsReview || draft.reviewOn !== "")}
    >
      <Body1 as="p" style={{ margin: 0, whiteSpace: "pre-wrap" }}>
        {concern.words}
      </Body1>
      <Field label={say("concern.answerWords")} hint={say("concern.answerHint")} required {...problemAt("answer")}>
        <Textarea rows={4} resize="vertical" maxLength={4000} value={draft.answer} onChange={(_event, { value }) => onChange({ ...draft, answer: value })} />
      </Field>
      {mayCallReview && (
        <Checkbox label={say("concern.callReview")} checked={draft.callsReview} onChange={(_event, { checked }) => onChange({ ...draft, callsReview: checked === true })} />
      )}
      {draft.callsReview && (
        <Field label={say("concern.reviewOn")} hint={say("concern.reviewOnHint")} required {...problemAt("reviewOn")}>
          <Input type="date" min={today} value={draft.reviewOn} onChange={(_event, { value }) => onChange({ ...draft, reviewOn: value })} />
        </Field>
      )}
    </FormDialog>
  );
}
