import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { fieldId } from "../writer/gap-places";

export interface ChoiceProps {
  /** Path of the answer, such as `targets.0.outcome`. */
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly { readonly value: string; readonly name: string }[];
  /** Absent until somebody has chosen. */
  readonly value: string | undefined;
  readonly problem: string | undefined;
  readonly isReadOnly: boolean;
  readonly onChoose: (value: string) => void;
}

/** One question with its answers side by side. The group takes the focus that a gap leads to. */
export function Choice({ path, label, hint, options, value, problem, isReadOnly, onChoose }: ChoiceProps): ReactElement {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} {...(problem === undefined ? {} : { validationMessage: problem })}>
      <RadioGroup id={fieldId(path)} tabIndex={-1} layout="horizontal" style={{ flexWrap: "wrap" }} disabled={isReadOnly} value={value ?? ""} onChange={(_event, chosen) => onChoose(chosen.value)}>
        {options.map((one) => (
          <Radio key={one.value} value={one.value} label={one.name} />
        ))}
      </RadioGroup>
    </Field>
  );
}
