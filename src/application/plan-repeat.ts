import type { ChildId } from "../domain/ids";
import type { PlanVersion, WholePlan } from "../domain/plan";
import type { PlanContent } from "../domain/plan-content";
import { planFromContent } from "../domain/plan-from-content";
import { type ChildRecords, wholePlan } from "./child-records";
import { sameWords } from "./same-values";

/** The newest version of the plan, when it says exactly what this draft says: agreeing it again is a repeat. */
export function findAgreedAlready(content: PlanContent, childId: ChildId, records: ChildRecords): PlanVersion | undefined {
  const newest = newestVersion(content, records);
  if (newest === undefined) return undefined;
  const { version, agreement } = newest;
  const meant = planFromContent(content, { childId, version, agreement: { ...agreement, with: content.agreedWith } });
  return sameWords(comparable(meant), comparable(wholePlan(newest, records))) ? newest : undefined;
}

/** The newest committed version of the plan that the draft belongs to. */
export function newestVersion(content: PlanContent, records: ChildRecords): PlanVersion | undefined {
  return records.plans.filter((plan) => plan.planId === content.planId).sort((a, b) => b.version - a.version)[0];
}

/** A plan may since have come under review, and targets may since have been judged: neither makes the draft another one. */
function comparable({ plan, targets, provision }: WholePlan) {
  return {
    plan: { ...plan, state: "agreed" },
    targets: targets.map((target) => ({ ...target, outcome: undefined })),
    provision: [...provision].sort((a, b) => a.id.localeCompare(b.id)),
  };
}
