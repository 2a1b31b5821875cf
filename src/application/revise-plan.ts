import type { ChildId, PersonId, PlanId } from "../domain/ids";
import type { PlanVersion } from "../domain/plan";
import { contentOfPlan, hasPlace, type PlanText, withTexts } from "../domain/plan-text";
import { type AgreesPlans, agreePlan } from "./agree-plan";
import { askForChild } from "./ask-for-child";
import { readChildRecords, recordsOf, wholePlan } from "./child-records";
import { InvalidError, NotFoundError } from "./errors";

/** Texts that somebody changed in a plan, such as in its Word document. */
export interface RevisePlanRequest {
  readonly personId: PersonId;
  readonly childId: ChildId;
  readonly planId: PlanId;
  /** The version that the texts were compared with; it must still be the plan in force. */
  readonly over: number;
  readonly texts: readonly PlanText[];
  readonly agreedWith: string;
}

/**
 * Agrees the next version of a plan: what the plan in force says, with these texts changed and everything else
 * carried over. Repeating it changes nothing.
 *
 * @returns the version that is now agreed.
 * @throws {InvalidError} naming, as paths, what the plan would lack, and texts whose place it has not.
 * @throws {NotFoundError} no such plan or version, or the person may not know the child.
 * @throws {NotAllowedError} not staff, or somebody who may not write the child's plan.
 * @throws {StaleError} the plan has moved on since.
 * @throws {UnavailableError} sending the same again is safe.
 */
export async function revisePlan(request: RevisePlanRequest, services: AgreesPlans): Promise<PlanVersion> {
  const { personId, childId, planId, over, texts, agreedWith } = request;
  const { school } = await askForChild({ personId, childId, action: "write", kind: "plan" }, services);
  const records = recordsOf(childId, await readChildRecords(school.id, [childId], services));
  const base = records.plans.find((plan) => plan.planId === planId && plan.version === over);
  if (base === undefined) throw new NotFoundError({ kind: "plan", id: planId });
  const content = contentOfPlan(wholePlan(base, records));
  const problems = texts.flatMap(({ place }, index) => (hasPlace(content, place) ? [] : [`texts.${String(index)}: not-in-plan`]));
  if (problems.length > 0) throw new InvalidError({ kind: "plan", id: planId }, problems);
  return agreePlan({ personId, childId, content: { ...withTexts(content, texts), agreedWith }, over }, services);
}
