import type { ProvisionId, TargetId } from "./ids";
import type { WholePlan } from "./plan";
import type { PlanContent } from "./plan-content";

/** Texts of the plan as a whole that may be edited outside the plan writer. */
export const PLAN_FIELDS = ["longTermObjective", "strategies"] as const;
export type PlanField = (typeof PLAN_FIELDS)[number];
/** Texts of a target that may be edited outside the plan writer, in the order in which people read them. */
export const TARGET_FIELDS = ["statement", "childWording", "baseline", "successCriterion", "exitCriterion", "happened"] as const;
export type TargetField = (typeof TARGET_FIELDS)[number];
/** Texts of a line of help that may be edited outside the plan writer. */
export const PROVISION_FIELDS = ["what", "how", "who"] as const;
export type ProvisionField = (typeof PROVISION_FIELDS)[number];

/** Where one text of a plan stands. */
export type TextPlace =
  | { readonly of: "plan"; readonly field: PlanField }
  | { readonly of: "target"; readonly targetId: TargetId; readonly field: TargetField }
  | { readonly of: "provision"; readonly provisionId: ProvisionId; readonly field: ProvisionField };

/** What one text of a plan is to say. */
export interface PlanText {
  readonly place: TextPlace;
  readonly text: string;
}

/** Anything that has a plan's texts in their places: a plan being written, or one on paper. */
export interface HoldsTexts {
  readonly targets: readonly { readonly id: TargetId; readonly provision: readonly { readonly id: ProvisionId }[] }[];
}

/** Whether the plan has this place: its target or line of help may belong to another version. */
export function hasPlace({ targets }: HoldsTexts, place: TextPlace): boolean {
  switch (place.of) {
    case "plan":
      return true;
    case "target":
      return targets.some((target) => target.id === place.targetId);
    case "provision":
      return targets.some((target) => target.provision.some((line) => line.id === place.provisionId));
  }
}

/** The plan with these texts in their places and everything else unchanged. A text whose place the plan has not is left out. */
export function withTexts<P extends HoldsTexts>(plan: P, texts: readonly PlanText[]): P {
  return texts.reduce(withText, plan);
}

function withText<P extends HoldsTexts>(plan: P, { place, text }: PlanText): P {
  switch (place.of) {
    case "plan":
      return { ...plan, [place.field]: text };
    case "target":
      return { ...plan, targets: plan.targets.map((target) => (target.id === place.targetId ? { ...target, [place.field]: text } : target)) };
    case "provision":
      return { ...plan, targets: plan.targets.map((target) => ({ ...target, provision: target.provision.map((line) => (line.id === place.provisionId ? { ...line, [place.field]: text } : line)) })) };
  }
}

/** What an agreed version says, as a plan being written: the same plan, targets and help under the same ids. */
export function contentOfPlan({ plan, targets, provision }: WholePlan): PlanContent {
  return {
    planId: plan.planId,
    startsOn: plan.startsOn,
    reviewOn: plan.reviewOn,
    longTermObjective: plan.longTermObjective,
    strategies: plan.strategies,
    ...(plan.leadId === undefined ? {} : { leadId: plan.leadId }),
    agreedWith: plan.agreement.with,
    extraTargetsReason: plan.extraTargetsReason,
    targets: targets.map((target) => ({
      id: target.id,
      area: target.area,
      statement: target.statement,
      childWording: target.childWording,
      baseline: target.baseline,
      successCriterion: target.successCriterion,
      exitCriterion: target.exitCriterion,
      happened: target.happened,
      setBy: target.setBy,
      dueOn: target.dueOn,
      provision: provision.filter((line) => line.targetId === target.id).map(({ planId: _plan, planVersion: _version, childId: _child, targetId: _target, ...line }) => line),
    })),
  };
}
