import { Field, Radio, RadioGroup, Select, Textarea } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { ConcernsAnswer } from "../../api/concerns";
import { CONCERN_SOURCES, type ConcernSource } from "../../domain/concern";
import { useWords } from "../words/Words";
import { FormDialog, type FormDialogProps } from "./FormDialog";

/** A concern as it is being written. */
export interface ConcernDraft {
  readonly raisedFor: ConcernSource;
  /** Empty when it is about no single target. */
  readonly targetId: string;
  readonly words: string;
}

export interface RaiseConcernProps extends Pick<FormDialogProps, "isSending" | "failure" | "onSend" | "onClose"> {
  readonly draft: ConcernDraft;
  readonly targets: ConcernsAnswer["targets"];
  readonly onChange: (draft: ConcernDraft) => void;
}

/** Asks what is wrong, whose concern it is and which target it is about. */
export function RaiseConcern({ draft, targets, onChange, ...dialog }: RaiseConcernProps): ReactElement {
  const say = useWords();
  return (
    <FormDialog {...dialog} title={say("concern.raise")} send={say("concern.send")} sending={say("concern.sending")} maySend={draft.words.trim() !== ""}>
      <Field label={say("concern.words")} hint={say("concern.wordsHint")} required>
        <Textarea rows={4} resize="vertical" maxLength={4000} value={draft.words} onChange={(_event, { value }) => onChange({ ...draft, words: value })} />
      </Field>
      <Field label={say("concern.whose")}>
        <RadioGroup
          layout="horizontal"
          style={{ flexWrap: "wrap" }}
          value={draft.raisedFor}
          onChange={(_event, { value }) => onChange({ ...draft, raisedFor: CONCERN_SOURCES.find((one) => one === value) ?? draft.raisedFor })}
        >
          {CONCERN_SOURCES.map((source) => (
            <Radio key={source} value={source} label={say(`concern.for.${source}`)} />
          ))}
        </RadioGroup>
      </Field>
      {targets.length > 0 && (
        <Field label={say("concern.target")}>
          <Select value={draft.targetId} onChange={(_event, { value }) => onChange({ ...draft, targetId: value })}>
            <option value="">{say("concern.noTarget")}</option>
            {targets.map(({ id, statement }) => (
              <option key={id} value={id}>
                {statement}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </FormDialog>
  );
}
