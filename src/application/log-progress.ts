import type { ChildId, PersonId, ProgressId, TargetId } from "../domain/ids";
import { planInForce } from "../domain/plan-standing";
import type { ProgressPoint, Rating } from "../domain/progress";
import { askForChild } from "./ask-for-child";
import { readChildRecords, recordsOf, wholePlan } from "./child-records";
import { InvalidError, NotFoundError } from "./errors";
import { namesOf } from "./names-of";
import type { KnowsPeople, Services } from "./services";
import { type ProgressView, viewProgress } from "./views";
import { createRow } from "./write-row";

/** One tap on a target. The page mints the id, so that a tap sent twice is one point. */
export interface LogProgressRequest {
  readonly personId: PersonId;
  readonly childId: ChildId;
  readonly targetId: TargetId;
  readonly id: ProgressId;
  readonly rating: Rating;
  readonly note: string;
}

/**
 * Keeps what somebody saw of a child's work towards a target of the plan in force.
 *
 * @throws {NotFoundError} the plan in force has no such target, or the person may not know the child.
 * @throws {NotAllowedError} not staff, or staff who only read.
 * @throws {InvalidError} the id is somebody else's point.
 * @throws {UnavailableError} whether it was kept is unknown; sending the same again is safe.
 */
export async function logProgress(
  request: LogProgressRequest,
  services: KnowsPeople & Pick<Services, "lists" | "directory">,
): Promise<ProgressView> {
  const { personId, childId, targetId, id, rating, note } = request;
  const { school, child } = await askForChild({ personId, childId, action: "write", kind: "progress" }, services);
  const records = recordsOf(child.id, await readChildRecords(school.id, [child.id], services));
  const plan = planInForce(records.plans);
  if (plan === undefined || !wholePlan(plan, records).targets.some((target) => target.id === targetId)) {
    throw new NotFoundError({ kind: "target", id: targetId });
  }
  const point: ProgressPoint = {
    id, childId, planId: plan.planId, targetId, by: personId, source: "staff", at: services.clock.now(), rating, note, withdrawn: false,
  };
  const known = await services.replica.find(school.id, "Progress", id);
  const { record } = known ?? (await createRow({ school, personId }, { list: "Progress", record: point }, services));
  if (record.by !== personId || record.targetId !== targetId || record.childId !== childId) {
    throw new InvalidError({ kind: "progress", id }, ["id: is another point's"]);
  }
  return viewProgress(record, { personId, nameOf: await namesOf([personId], services) });
}
