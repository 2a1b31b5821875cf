import type { ChildId, PersonId, PlanId, TargetId } from "./ids";
import type { LocalDate } from "./local-date";

/** Whose worry it is: of staff, or what home or the child has said to one of them. */
export const CONCERN_SOURCES = ["staff", "home", "child"] as const;
export type ConcernSource = (typeof CONCERN_SOURCES)[number];

/** Life of a concern: it waits, has been answered, has led to an early review, or was put away by hand in the list. */
export const CONCERN_STATES = ["open", "answered", "review-called", "closed"] as const;
export type ConcernState = (typeof CONCERN_STATES)[number];

/** A problem between two reviews, told by somebody who works with the child (R57). */
export interface Concern {
  readonly id: string;
  readonly childId: ChildId;
  /** The plan in force when it was raised; absent when there was none. */
  readonly planId?: PlanId;
  /** The target it is about; absent when it is about more than one thing. */
  readonly targetId?: TargetId;
  readonly raisedBy: PersonId;
  readonly raisedFor: ConcernSource;
  /** Instant in ISO 8601, UTC. */
  readonly raisedAt: string;
  readonly concern: string;
  readonly state: ConcernState;
  readonly answerBy: LocalDate;
  /** Empty until it is answered. */
  readonly answer: string;
  readonly answeredBy?: PersonId;
  readonly answeredAt?: string;
}
