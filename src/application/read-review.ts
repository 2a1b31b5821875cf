import { anyOwn, mayAct } from "../domain/access/may-act";
import type { ChildId, PersonId, SchoolId } from "../domain/ids";
import type { LocalDate } from "../domain/local-date";
import type { Review } from "../domain/review";
import type { HelpDecision, ReviewForm } from "../domain/reviewing/review-form";
import { strugglingAreas } from "../domain/reviewing/struggling";
import type { TargetArea } from "../domain/target";
import { wholePlan } from "./child-records";
import { type ReviewedPlan, findReview } from "./find-review";
import { type NameOf, namesOf } from "./names-of";
import type { Revision } from "./ports";
import type { KnowsPeople, Services } from "./services";
import { type ChildView, type PlanView, peopleNamedIn, viewChild, viewPlan } from "./views";

/** A review that is being held, or is over. */
export interface HeldReviewView {
  readonly state: "open" | "closed";
  readonly heldOn: LocalDate;
  readonly form: ReviewForm;
  /** Hand it back to save over what was read. */
  readonly revision: Revision;
}

/** A review of an earlier version, in one line. */
export interface PastReview {
  readonly planVersion: number;
  readonly heldOn: LocalDate;
  readonly decision?: HelpDecision;
  readonly planRating?: number;
  readonly decisionReason: string;
}

/** Everything that a review of the plan in force works with. */
export interface ReviewPage {
  readonly child: ChildView;
  readonly schoolId: SchoolId;
  readonly plan: PlanView;
  /** Absent until somebody has begun. */
  readonly review?: HeldReviewView;
  /** The day that is arranged; absent when there is none. */
  readonly plannedFor?: LocalDate;
  /** Days that people proposed. */
  readonly proposed: { readonly on: LocalDate; readonly byName: string }[];
  /** Newest first. */
  readonly past: PastReview[];
  /** Areas without success for two versions and more: time for something new (R59). */
  readonly struggling: TargetArea[];
  readonly mayWrite: boolean;
  /** Closing a review changes the plan, so it needs more than writing in it. */
  readonly mayClose: boolean;
}

/**
 * Reads the review of a child's plan in force, with what those who hold it need before them.
 *
 * @throws {NotFoundError} no plan in force, or the person may not know the child.
 * @throws {NotAllowedError} not staff, or somebody who may not read reviews.
 */
export async function readReview(
  question: { readonly personId: PersonId; readonly childId: ChildId },
  services: KnowsPeople & Pick<Services, "replica" | "directory">,
): Promise<ReviewPage> {
  const found = await findReview({ ...question, action: "read" }, services);
  const proposals = found.reviews.map(({ record }) => record).filter((one) => one.state === "proposed" && isOfVersion(found, one));
  const nameOf = await namesOf([...peopleNamedIn(found.plan, found.records.progress), ...proposals.map(({ proposedBy }) => proposedBy)], services);
  const { child, facts, school, standings, whole, records } = found;
  return {
    child: viewChild(child, facts.roster),
    schoolId: school.id,
    plan: viewPlan(whole, records.progress, { personId: question.personId, nameOf }),
    ...viewReview(found),
    proposed: viewProposals(proposals, nameOf),
    past: pastReviews(found),
    struggling: [...strugglingAreas([...records.plans].reverse().map((plan) => wholePlan(plan, records).targets))],
    mayWrite: mayAct(standings, "write", anyOwn("review")),
    mayClose: mayAct(standings, "write", anyOwn("review")) && mayAct(standings, "write", anyOwn("plan")),
  };
}

function isOfVersion({ plan }: ReviewedPlan, review: Review): boolean {
  return review.planId === plan.planId && review.planVersion === plan.version;
}

function viewReview({ review }: ReviewedPlan): Pick<ReviewPage, "review" | "plannedFor"> {
  if (review === undefined) return {};
  const { held, state, plannedFor } = review.record;
  if (held === undefined || (state !== "open" && state !== "closed")) return { plannedFor };
  return { plannedFor, review: { state, heldOn: held.heldOn, form: held.form, revision: review.revision } };
}

function viewProposals(proposals: readonly Review[], nameOf: NameOf): ReviewPage["proposed"] {
  return proposals.map(({ plannedFor, proposedBy }) => ({ on: plannedFor, byName: nameOf(proposedBy) })).sort((a, b) => a.on.localeCompare(b.on));
}

function pastReviews(found: ReviewedPlan): PastReview[] {
  return found.reviews
    .flatMap(({ record }) => (record.state !== "closed" || record.held === undefined || isOfVersion(found, record) ? [] : [{ record, held: record.held }]))
    .map(({ record, held: { heldOn, form } }): PastReview => ({
      planVersion: record.planVersion,
      heldOn,
      decisionReason: form.decisionReason,
      ...(form.decision === undefined ? {} : { decision: form.decision }),
      ...(form.planRating === undefined ? {} : { planRating: form.planRating }),
    }))
    .sort((a, b) => b.heldOn.localeCompare(a.heldOn) || b.planVersion - a.planVersion);
}
