import type { FieldInOpenDocument, PlanInOpenDocument } from "./document-host";
import type { WordControl } from "./word-library";

/** A control around a plan, with the controls that may be its fields. */
export interface WrapperInDocument {
  readonly wrapper: Pick<WordControl, "id" | "tag">;
  readonly inside: readonly Pick<WordControl, "tag" | "text" | "placeholderText">[];
  readonly holdsSelection: boolean;
}

/** Reads plans from the controls around them. */
export function toPlans(wrappers: readonly WrapperInDocument[], isField: (tag: string) => boolean): readonly PlanInOpenDocument[] {
  return wrappers.map(({ wrapper, inside, holdsSelection }) => ({ key: wrapper.id, tag: wrapper.tag, fields: toFields(inside.filter(({ tag }) => isField(tag))), holdsSelection }));
}

function toFields(controls: WrapperInDocument["inside"]): readonly FieldInOpenDocument[] {
  const fields = new Map<string, FieldInOpenDocument>();
  for (const control of controls) {
    const text = textOf(control);
    const first = fields.get(control.tag);
    if (first === undefined) fields.set(control.tag, { tag: control.tag, text, isTwice: false });
    else if (first.text !== text) fields.set(control.tag, { ...first, isTwice: true });
  }
  return [...fields.values()];
}

/** Word may or may not give the placeholder as the text of an empty field, and writes ends of lines in three ways. */
function textOf({ text, placeholderText }: Pick<WordControl, "text" | "placeholderText">): string {
  return placeholderText !== "" && text === placeholderText ? "" : text.replace(/\r\n|[\r\v]/gu, "\n");
}
