import type { PlanId, ProvisionId, TargetId } from "../domain/ids";
import { PLAN_FIELDS, PROVISION_FIELDS, type PlanField, type ProvisionField, TARGET_FIELDS, type TargetField, type TextPlace } from "../domain/plan-text";

/** Word keeps no longer tag than this, in characters. Source: ISO/IEC 29500-1, 17.5.2.42. */
export const LONGEST_TAG = 64;

/** Which version of which plan a document holds. */
export interface WrappedPlan {
  readonly planId: PlanId;
  readonly version: number;
}

const FIELD_LABELS: Readonly<Record<PlanField | TargetField | ProvisionField, string>> = {
  longTermObjective: "Long-term aim",
  strategies: "Strategies for every lesson",
  statement: "Target",
  childWording: "In the child's words",
  baseline: "Where the child is now",
  successCriterion: "How we will know it worked",
  exitCriterion: "How we will know the help is no longer needed",
  happened: "What has happened so far",
  what: "What help",
  how: "How it is given",
  who: "Who gives it",
};

/** Tag of the control around a whole plan: which version of which plan the document was made from. */
export function wrapperTag(planId: PlanId, version: number): string {
  return `iep:${planId}:${String(version)}`;
}

/** Reads the tag around a whole plan; `undefined` for any other tag. */
export function parseWrapperTag(tag: string): WrappedPlan | undefined {
  const [, planId, version] = /^iep:(.+):([1-9]\d*)$/.exec(tag) ?? [];
  return planId === undefined ? undefined : { planId: planId as PlanId, version: Number(version) };
}

/** Tag of the control that holds one text. */
export function fieldTag(place: TextPlace): string {
  switch (place.of) {
    case "plan":
      return `iep.${place.field}`;
    case "target":
      return `iep.t.${place.targetId}.${place.field}`;
    case "provision":
      return `iep.p.${place.provisionId}.${place.field}`;
  }
}

/** Reads the tag of a control that holds one text; `undefined` for any other tag, such as one that somebody typed. */
export function parseFieldTag(tag: string): TextPlace | undefined {
  const ofPlan = PLAN_FIELDS.find((field) => tag === `iep.${field}`);
  if (ofPlan !== undefined) return { of: "plan", field: ofPlan };
  const [, kind, id, name] = /^iep\.([tp])\.(.+)\.(\w+)$/.exec(tag) ?? [];
  if (kind === "t") {
    const field = TARGET_FIELDS.find((one) => one === name);
    return field === undefined ? undefined : { of: "target", targetId: id as TargetId, field };
  }
  const field = PROVISION_FIELDS.find((one) => one === name);
  return field === undefined ? undefined : { of: "provision", provisionId: id as ProvisionId, field };
}

/** What people call a field, as the document and the pane write it. */
export function fieldLabel(field: PlanField | TargetField | ProvisionField): string {
  return FIELD_LABELS[field];
}
