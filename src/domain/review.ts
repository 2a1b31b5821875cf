import type { ChildId, PersonId, PlanId } from "./ids";
import type { LocalDate } from "./local-date";
import { planVersionKey } from "./plan";

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
}

/** Id of the day that one person proposes for one plan version: proposing again changes the day instead of adding one. */
export function proposalId(planId: PlanId, version: number, personId: PersonId): string {
  return `${planVersionKey(planId, version)}:${personId}`;
}
