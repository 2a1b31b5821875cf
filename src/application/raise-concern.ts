import { NO_TERMS_KNOWN } from "../domain/calendar/school-calendar";
import type { Concern, ConcernSource } from "../domain/concern";
import type { ChildId, PersonId, TargetId } from "../domain/ids";
import { planInForce } from "../domain/plan-standing";
import { answerBy } from "../domain/reviewing/concern-clock";
import { askForChild } from "./ask-for-child";
import { readChildRecords, recordsOf, wholePlan } from "./child-records";
import { InvalidError, NotFoundError } from "./errors";
import type { KnowsPeople, Services } from "./services";
import { createRow } from "./write-row";

/** A problem that cannot wait for the next review. The page mints the id, so that what is sent twice is raised once. */
export interface RaiseConcernRequest {
  readonly personId: PersonId;
  readonly childId: ChildId;
  readonly id: string;
  readonly raisedFor: ConcernSource;
  readonly targetId?: TargetId | undefined;
  readonly words: string;
}

/**
 * Keeps a concern of somebody who works with the child and starts its clock: who may answer it is told at once, and again
 * when its day is past (R57).
 *
 * @throws {NotFoundError} the plan in force has no such target, or the person may not know the child.
 * @throws {NotAllowedError} not staff, or staff who only read.
 * @throws {InvalidError} nothing is said, or the id is another concern's.
 * @throws {UnavailableError} whether it was kept is unknown; sending the same again is safe.
 */
export async function raiseConcern(request: RaiseConcernRequest, services: KnowsPeople & Pick<Services, "lists">): Promise<Concern> {
  const { personId, childId, id, raisedFor, targetId, words } = request;
  const { school, child, today } = await askForChild({ personId, childId, action: "write", kind: "concern" }, services);
  if (words.trim() === "") throw new InvalidError({ kind: "concern", id }, ["words: missing"]);
  const records = recordsOf(child.id, await readChildRecords(school.id, [child.id], services));
  const plan = planInForce(records.plans);
  if (targetId !== undefined && (plan === undefined || !wholePlan(plan, records).targets.some((target) => target.id === targetId))) {
    throw new NotFoundError({ kind: "target", id: targetId });
  }
  const concern: Concern = {
    id, childId, raisedBy: personId, raisedFor, raisedAt: services.clock.now(), concern: words.trim(), state: "open", answerBy: answerBy(NO_TERMS_KNOWN, today), answer: "",
    ...(plan === undefined ? {} : { planId: plan.planId }), ...(targetId === undefined ? {} : { targetId }),
  };
  const known = await services.replica.find(school.id, "Concerns", id);
  const { record } = known ?? (await createRow({ school, personId }, { list: "Concerns", record: concern }, services));
  if (!isSame(record, concern)) {
    throw new InvalidError({ kind: "concern", id }, ["id: is another concern's"]);
  }
  return record;
}

function isSame(kept: Concern, sent: Concern): boolean {
  return kept.raisedBy === sent.raisedBy && kept.childId === sent.childId && kept.concern === sent.concern;
}
