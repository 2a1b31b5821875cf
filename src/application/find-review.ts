import type { ChildId, PersonId } from "../domain/ids";
import type { PlanVersion, WholePlan } from "../domain/plan";
import { planInForce } from "../domain/plan-standing";
import type { Review } from "../domain/review";
import type { Action } from "../domain/access/rules";
import { type AllowedChild, askForChild } from "./ask-for-child";
import { type ChildRecords, readChildRecords, recordsOf, wholePlan } from "./child-records";
import { NotFoundError } from "./errors";
import type { Kept } from "./ports";
import type { KnowsPeople, Services } from "./services";

/** A child's plan in force and what is arranged, held or over of its reviews. */
export interface ReviewedPlan extends AllowedChild {
  readonly records: ChildRecords;
  readonly plan: PlanVersion;
  readonly whole: WholePlan;
  /** The review of this version: the open one before one that is only planned, the earliest of those; a day that is only proposed is none yet. */
  readonly review: Kept<Review> | undefined;
  /** Every review of the child. */
  readonly reviews: readonly Kept<Review>[];
}

/**
 * Finds the review of a child's plan in force, for somebody who may do this with it.
 *
 * @throws {NotFoundError} the child has no plan in force, or the person may not know that there is one.
 * @throws {NotAllowedError} not staff, or the person may not do this with reviews.
 */
export async function findReview(
  question: { readonly personId: PersonId; readonly childId: ChildId; readonly action: Extract<Action, "read" | "write"> },
  services: KnowsPeople & Pick<Services, "replica">,
): Promise<ReviewedPlan> {
  const allowed = await askForChild({ ...question, kind: "review" }, services);
  const { school, child } = allowed;
  const records = recordsOf(child.id, await readChildRecords(school.id, [child.id], services));
  const plan = planInForce(records.plans);
  if (plan === undefined) throw new NotFoundError({ kind: "plan", id: child.id });
  const reviews = await services.replica.ofChildren(school.id, "Reviews", [child.id]);
  return { ...allowed, records, plan, whole: wholePlan(plan, records), review: reviewOf(plan, reviews), reviews };
}

const STANDING = ["closed", "open", "planned"] as const satisfies readonly Review["state"][];

function reviewOf(plan: PlanVersion, reviews: readonly Kept<Review>[]): Kept<Review> | undefined {
  const ofVersion = reviews.filter(({ record }) => record.planId === plan.planId && record.planVersion === plan.version);
  for (const state of STANDING) {
    const [first] = ofVersion.filter(({ record }) => record.state === state).sort((a, b) => a.record.plannedFor.localeCompare(b.record.plannedFor));
    if (first !== undefined) return first;
  }
  return undefined;
}
