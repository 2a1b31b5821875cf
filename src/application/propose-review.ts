import type { ChildId, PersonId } from "../domain/ids";
import { type LocalDate, addDays, parseLocalDate } from "../domain/local-date";
import { LONGEST_REVIEW_GAP_DAYS, type PlanVersion } from "../domain/plan";
import { planInForce } from "../domain/plan-standing";
import { proposalId, type Review } from "../domain/review";
import type { Child } from "../domain/child";
import { askForChild } from "./ask-for-child";
import { readChildRecords, recordsOf } from "./child-records";
import { NotFoundError } from "./errors";
import type { KnowsPeople, Services } from "./services";
import { createRow, replaceRow, type Writing } from "./write-row";

/** A day that somebody would like a child's plan to be reviewed on, as it was typed. */
export interface ProposeReviewRequest {
  readonly personId: PersonId;
  readonly childId: ChildId;
  readonly on: string;
}

/** What came of it: the day stands as proposed, or why it cannot be. */
export type Proposal =
  | { readonly kind: "proposed"; readonly child: Child; readonly on: LocalDate }
  | { readonly kind: "refused"; readonly problem: "not-a-day" | "in-the-past" | "too-late"; readonly latest: LocalDate };

/** An overdue review may still be arranged within this many days. */
const OVERDUE_GRACE_DAYS = 28;

/**
 * Proposes a day for the review of the plan in force; the SENCO is told. Proposing again moves the person's own proposal,
 * proposing the same day again changes nothing.
 *
 * @throws {NotFoundError} the person may not know the child, or the child has no plan.
 * @throws {NotAllowedError} the person may read the plan but not arrange its review.
 * @throws {UnavailableError} whether it was kept is unknown; proposing the same again is safe.
 */
export async function proposeReview({ personId, childId, on }: ProposeReviewRequest, services: KnowsPeople & Pick<Services, "lists">): Promise<Proposal> {
  const { school, child, today } = await askForChild({ personId, childId, action: "write", kind: "review" }, services);
  const plan = planInForce(recordsOf(childId, await readChildRecords(school.id, [childId], services)).plans);
  if (plan === undefined) throw new NotFoundError({ kind: "plan", id: childId });
  const latest = latestDay(plan, today);
  const day = parseLocalDate(on);
  if (day === undefined) return { kind: "refused", problem: "not-a-day", latest };
  if (day < today) return { kind: "refused", problem: "in-the-past", latest };
  if (day > latest) return { kind: "refused", problem: "too-late", latest };
  await keep({ school, personId }, { plan, day }, services);
  return { kind: "proposed", child, on: day };
}

/** Twice a year at the least (R53). */
function latestDay(plan: PlanVersion, today: LocalDate): LocalDate {
  const sixMonths = addDays(plan.startsOn, LONGEST_REVIEW_GAP_DAYS);
  const soon = addDays(today, OVERDUE_GRACE_DAYS);
  return sixMonths > soon ? sixMonths : soon;
}

async function keep(
  writing: Writing,
  { plan, day }: { readonly plan: PlanVersion; readonly day: LocalDate },
  services: Pick<Services, "lists" | "replica" | "clock">,
): Promise<void> {
  const { personId, school } = writing;
  const { planId, version, childId } = plan;
  const wanted: Review = { id: proposalId(planId, version, personId), childId, planId, planVersion: version, state: "proposed", plannedFor: day, proposedBy: personId };
  const kept = (await services.replica.find(school.id, "Reviews", wanted.id)) ?? (await createRow(writing, { list: "Reviews", record: wanted }, services));
  if (kept.record.plannedFor === day) return;
  await replaceRow(writing, { list: "Reviews", record: { ...wanted, state: kept.record.state }, revision: kept.revision }, services);
}
