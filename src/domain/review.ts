import type { ChildId, PersonId, PlanId } from "./ids";
import type { LocalDate } from "./local-date";
import { type PlanVersion, planVersionKey } from "./plan";
import type { ReviewForm } from "./reviewing/review-form";

/** Life of a review: a day that somebody proposed, a day that stands, a review under way, a review that is over. */
export const REVIEW_STATES = ["proposed", "planned", "open", "closed"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** A review of one plan version, as far as it is arranged (R53-R55). */
export interface Review {
  readonly id: string;
  readonly childId: ChildId;
  readonly planId: PlanId;
  readonly planVersion: number;
  readonly state: ReviewState;
  readonly plannedFor: LocalDate;
  /** Who proposed the day; absent for a review that the SENCO entered in the list. */
  readonly proposedBy?: PersonId;
  /** What is said and decided; absent until the review is open. */
  readonly held?: HeldReview;
}

/** A review that is being held or is over (R54, R58, R63-R70). */
export interface HeldReview {
  readonly form: ReviewForm;
  readonly heldOn: LocalDate;
  /** Absent while it is open. */
  readonly closedBy?: PersonId;
}

/** Id of the day that one person proposes for one plan version: proposing again changes the day instead of adding one. */
export function proposalId(planId: PlanId, version: number, personId: PersonId): string {
  return `${planVersionKey(planId, version)}:${personId}`;
}

/** Id of the early review that a concern has led to. */
export function calledReviewId(planId: PlanId, version: number, concernId: string): string {
  return `${planVersionKey(planId, version)}:concern:${concernId}`;
}

/**
 * The plan with the day on which its review is really due: an early review that is planned for this version comes before the
 * day that the plan itself names (R57).
 */
export function withReviewDay(plan: PlanVersion, reviews: readonly Review[]): PlanVersion {
  const planned = reviews
    .filter(({ state, planId, planVersion }) => state === "planned" && planId === plan.planId && planVersion === plan.version)
    .map(({ plannedFor }) => plannedFor);
  const [reviewOn = plan.reviewOn] = [...planned, plan.reviewOn].sort();
  return reviewOn === plan.reviewOn ? plan : { ...plan, reviewOn };
}

/** Id of the review of one plan version that nobody had planned beforehand: two who begin it at once begin one. */
export function unplannedReviewId(planId: PlanId, version: number): string {
  return `${planVersionKey(planId, version)}:review`;
}
