import { Field, Input, Textarea } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { fieldId } from "./gap-places";

/** Longest text of one field; the service keeps no more. */
const LONGEST_TEXT = 4000;

export interface TextFieldProps {
  /** Path of the field in the plan, such as `targets.0.statement`. */
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  /** What is wrong with it, in words. */
  readonly problem?: string | undefined;
  /** Lines to show; 1 is a single line. */
  readonly rows?: number;
  readonly type?: "text" | "date";
}

/** One text or day of the plan, with its label, hint and problem. */
export function TextField({ path, label, value, onChange, hint, problem, rows = 1, type = "text" }: TextFieldProps): ReactElement {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} {...(problem === undefined ? {} : { validationMessage: problem })}>
      {rows === 1 ? (
        <Input id={fieldId(path)} type={type} value={value} autoComplete="off" maxLength={LONGEST_TEXT} onChange={(_event, change) => onChange(change.value)} />
      ) : (
        <Textarea id={fieldId(path)} value={value} rows={rows} resize="vertical" maxLength={LONGEST_TEXT} onChange={(_event, change) => onChange(change.value)} />
      )}
    </Field>
  );
}
