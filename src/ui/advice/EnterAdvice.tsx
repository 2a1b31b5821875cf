import { Checkbox, Field, Input, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { AdviceRequest } from "../../api/advice";
import { ADVICE_STATES } from "../../domain/reviewing/advice";
import { FormDialog, type FormDialogProps } from "../concerns/FormDialog";
import { useWords } from "../words/Words";

/** Advice as it is being entered; days may be empty. */
export type AdviceDraft = Omit<AdviceRequest, "over" | "receivedOn"> & { readonly receivedOn: string };

export interface EnterAdviceProps extends Pick<FormDialogProps, "isSending" | "failure" | "onSend" | "onClose"> {
  readonly draft: AdviceDraft;
  readonly today: string;
  readonly onChange: (draft: AdviceDraft) => void;
}

/** Asks from whom advice is wanted and, once it has come, what it says and recommends. */
export function EnterAdvice({ draft, today, onChange, ...dialog }: EnterAdviceProps): ReactElement {
  const say = useWords();
  const put = (change: Partial<AdviceDraft>): void => onChange({ ...draft, ...change });
  const problems = dialog.failure?.code === "invalid" ? (dialog.failure.problems ?? []) : [];
  const problemAt = (field: "fromWhom" | "receivedOn" | "askedOn") => (problems.some((one) => one.startsWith(field)) ? { validationMessage: say(`advice.problem.${field}`) } : {});
  const isReceived = draft.state === "received";
  return (
    <FormDialog
      {...dialog}
      failure={problems.length > 0 ? undefined : dialog.failure}
      title={say("advice.title")}
      send={say("advice.keep")}
      sending={say("advice.keeping")}
      maySend={draft.fromWhom.trim() !== "" && draft.askedOn !== "" && (!isReceived || draft.receivedOn !== "")}
    >
      <Field label={say("advice.fromWhom")} required {...problemAt("fromWhom")}>
        <Input value={draft.fromWhom} maxLength={250} onChange={(_event, { value }) => put({ fromWhom: value })} />
      </Field>
      <Field label={say("advice.profession")}>
        <Input value={draft.profession} maxLength={250} onChange={(_event, { value }) => put({ profession: value })} />
      </Field>
      <Field label={say("advice.state")}>
        <RadioGroup layout="horizontal" style={{ flexWrap: "wrap" }} value={draft.state} onChange={(_event, { value }) => put({ state: ADVICE_STATES.find((one) => one === value) ?? draft.state })}>
          {ADVICE_STATES.map((state) => (
            <Radio key={state} value={state} label={say(`advice.state.${state}`)} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={say("advice.askedOn")} required {...problemAt("askedOn")}>
        <Input type="date" max={today} value={draft.askedOn} onChange={(_event, { value }) => put({ askedOn: value })} />
      </Field>
      {isReceived && (
        <>
          <Field label={say("advice.receivedOn")} required {...problemAt("receivedOn")}>
            <Input type="date" max={today} value={draft.receivedOn} onChange={(_event, { value }) => put({ receivedOn: value })} />
          </Field>
          <Field label={say("advice.summary")} hint={say("advice.summaryHint")}>
            <Textarea rows={3} resize="vertical" maxLength={4000} value={draft.summary} onChange={(_event, { value }) => put({ summary: value })} />
          </Field>
          <Field label={say("advice.recommendations")} hint={say("advice.recommendationsHint")}>
            <Textarea rows={4} resize="vertical" maxLength={4000} value={draft.recommendations} onChange={(_event, { value }) => put({ recommendations: value })} />
          </Field>
          <Checkbox label={say("advice.trains")} checked={draft.trainsStaff} onChange={(_event, { checked }) => put({ trainsStaff: checked === true })} />
          <Checkbox label={say("advice.works")} checked={draft.worksWithChild} onChange={(_event, { checked }) => put({ worksWithChild: checked === true })} />
        </>
      )}
    </FormDialog>
  );
}
