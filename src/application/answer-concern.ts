import { mayAct, type RowQuestion } from "../domain/access/may-act";
import type { Action } from "../domain/access/rules";
import type { Concern } from "../domain/concern";
import type { ChildId, PersonId } from "../domain/ids";
import { type LocalDate, addDays, parseLocalDate } from "../domain/local-date";
import type { PlanVersion } from "../domain/plan";
import { planInForce } from "../domain/plan-standing";
import { calledReviewId, type Review } from "../domain/review";
import { type AllowedChild, askForChild } from "./ask-for-child";
import { readChildRecords, recordsOf } from "./child-records";
import { InvalidError, NotAllowedError, NotFoundError, StaleError } from "./errors";
import type { Kept, Revision } from "./ports";
import { sameValues } from "./same-values";
import type { KnowsPeople, Services } from "./services";
import { createRow, replaceRow } from "./write-row";

/** What whoever answers a concern does to it. */
export const ANSWERING = { action: "write", row: { kind: "concern", field: "answer", isOpen: true } } as const satisfies { readonly action: Action; readonly row: RowQuestion };

/** An early review is held within this many days, or it is not early. */
export const CALLED_REVIEW_WITHIN_DAYS = 42;

/** An answer, over the concern as it was read. */
export interface AnswerConcernRequest {
  readonly personId: PersonId;
  readonly childId: ChildId;
  readonly concernId: string;
  readonly answer: string;
  /** The day of an early review, as it was typed; absent when the answer is enough. */
  readonly reviewOn?: string | undefined;
  readonly over: Revision;
}

/**
 * Answers a concern, and calls an early review of the plan in force when a day is named: reminders follow that day from then
 * on (R57). The review is written first: when something stops between the two, the concern waits and may be answered again.
 *
 * @throws {InvalidError} nothing is said, or the day cannot be; `problems` say which.
 * @throws {StaleError} somebody else has answered meanwhile.
 * @throws {NotFoundError} no such concern of this child, no plan to review, or the person may not know the child.
 * @throws {NotAllowedError} not staff, or not whoever answers concerns.
 * @throws {UnavailableError} answering again with the same is safe.
 */
export async function answerConcern(request: AnswerConcernRequest, services: KnowsPeople & Pick<Services, "lists">): Promise<void> {
  const { personId, childId, concernId } = request;
  const allowed = await askForChild({ personId, childId, action: "write", kind: "concern" }, services);
  if (!mayAct(allowed.standings, ANSWERING.action, ANSWERING.row)) throw new NotAllowedError("answer", { kind: "concern", id: concernId });
  const kept = await services.replica.find(allowed.school.id, "Concerns", concernId);
  if (kept?.record.childId !== childId) throw new NotFoundError({ kind: "concern", id: concernId });
  const day = dayOf(request, allowed.today);
  const answered = answeredConcern(request, { concern: kept.record, isCalled: day !== undefined, now: services.clock.now() });
  if (isAnsweredSo(kept.record, answered)) return;
  if (kept.record.state !== "open" || kept.revision !== request.over) throw new StaleError({ kind: "concern", id: concernId });
  if (day !== undefined) await callReview({ ...allowed, personId, concernId }, day, services);
  await replaceRow({ school: allowed.school, personId }, { list: "Concerns", record: answered, revision: kept.revision }, services);
}

function dayOf({ concernId, answer, reviewOn }: AnswerConcernRequest, today: LocalDate): LocalDate | undefined {
  const day = reviewOn === undefined ? undefined : parseLocalDate(reviewOn);
  const problems = [
    ...(answer.trim() === "" ? ["answer: missing"] : []),
    ...(reviewOn !== undefined && day === undefined ? ["reviewOn: not-a-day"] : []),
    ...(day !== undefined && day < today ? ["reviewOn: in-the-past"] : []),
    ...(day !== undefined && day > addDays(today, CALLED_REVIEW_WITHIN_DAYS) ? ["reviewOn: too-late"] : []),
  ];
  if (problems.length > 0) throw new InvalidError({ kind: "concern", id: concernId }, problems);
  return day;
}

function answeredConcern(
  { personId, answer }: AnswerConcernRequest, { concern, isCalled, now }: { readonly concern: Concern; readonly isCalled: boolean; readonly now: string },
): Concern {
  return { ...concern, state: isCalled ? "review-called" : "answered", answer: answer.trim(), answeredBy: personId, answeredAt: now };
}

/** Whether the same person has given the same answer before, at whatever time. */
function isAnsweredSo(concern: Concern, answered: Concern): boolean {
  return sameValues(concern, { ...answered, ...(concern.answeredAt === undefined ? {} : { answeredAt: concern.answeredAt }) });
}

type Calling = AllowedChild & { readonly personId: PersonId; readonly concernId: string };

async function callReview({ school, child, personId, concernId }: Calling, day: LocalDate, services: KnowsPeople & Pick<Services, "lists">): Promise<void> {
  const plan = planInForce(recordsOf(child.id, await readChildRecords(school.id, [child.id], services)).plans);
  if (plan === undefined) throw new NotFoundError({ kind: "plan", id: child.id });
  const review = plannedReview(plan, { day, concernId });
  const { record, revision }: Kept<Review> =
    (await services.replica.find(school.id, "Reviews", review.id)) ?? (await createRow({ school, personId }, { list: "Reviews", record: review }, services));
  if (record.state !== "planned" || record.plannedFor === day) return;
  await replaceRow({ school, personId }, { list: "Reviews", record: { ...record, plannedFor: day }, revision }, services);
}

function plannedReview({ planId, version, childId }: PlanVersion, { day, concernId }: { readonly day: LocalDate; readonly concernId: string }): Review {
  return { id: calledReviewId(planId, version, concernId), childId, planId, planVersion: version, state: "planned", plannedFor: day };
}
