import { Field, Input } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { fieldId } from "./gap-places";

export interface NumberFieldProps {
  readonly path: string;
  readonly label: string;
  readonly value: number;
  /** What an empty field means; it is shown as empty. */
  readonly whenEmpty: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
  readonly problem?: string | undefined;
}

/** A whole number of the plan, such as minutes. */
export function NumberField({ path, label, value, whenEmpty, most, onChange, problem }: NumberFieldProps): ReactElement {
  const read = (text: string): number => {
    const number = Number.parseInt(text, 10);
    return Number.isNaN(number) ? whenEmpty : Math.min(Math.max(number, whenEmpty), most);
  };
  // What is typed may be empty on the way from one number to the next, while the plan still holds a number.
  const [typed, setTyped] = useState(value === 0 ? "" : String(value));
  const shown = read(typed) === value ? typed : String(value);
  return (
    <Field label={label} {...(problem === undefined ? {} : { validationMessage: problem })}>
      <Input
        id={fieldId(path)}
        type="number"
        inputMode="numeric"
        min={whenEmpty}
        max={most}
        value={shown}
        input={{ style: { minWidth: 0, width: "100%" } }}
        onChange={(_event, change) => {
          setTyped(change.value);
          onChange(read(change.value));
        }}
      />
    </Field>
  );
}
