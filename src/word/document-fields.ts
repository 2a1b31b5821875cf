import type { PlanDocument, TargetInDocument } from "../domain/plan-document";
import { textInDocument } from "./document-text";
import { PLAN_FIELDS, PROVISION_FIELDS, TARGET_FIELDS, type TextPlace } from "../domain/plan-text";
import { fieldLabel, fieldTag } from "./field-tags";

/** One text of a plan that may be edited in Word, with what it says in this version. */
export interface FieldInDocument {
  readonly tag: string;
  readonly place: TextPlace;
  /** What people call it, place and all: "Target 2, help 1: How it is given". */
  readonly label: string;
  /** In the form in which a document can hold it. */
  readonly text: string;
}

/** Every text of the plan that may be edited in Word, in the order in which the document shows them. */
export function documentFields(document: PlanDocument): readonly FieldInDocument[] {
  return [
    ...PLAN_FIELDS.map((field) => describe({ of: "plan", field }, fieldLabel(field), document[field])),
    ...document.targets.flatMap((target, index) => targetFields(target, `Target ${String(index + 1)}`)),
  ];
}

function targetFields(target: TargetInDocument, name: string): readonly FieldInDocument[] {
  return [
    ...TARGET_FIELDS.map((field) => describe({ of: "target", targetId: target.id, field }, field === "statement" ? name : `${name}: ${fieldLabel(field)}`, target[field])),
    ...target.provision.flatMap((line, index) =>
      PROVISION_FIELDS.map((field) =>
        describe({ of: "provision", provisionId: line.id, field }, `${name}, help ${String(index + 1)}: ${fieldLabel(field)}`, line[field]),
      ),
    ),
  ];
}

function describe(place: TextPlace, label: string, text: string): FieldInDocument {
  return { tag: fieldTag(place), place, label, text: textInDocument(text) };
}
