import type { ChildId, PersonId, PlanId, ProgressId, TargetId } from "./ids";

/** How it went, as one tap says it. */
export const RATINGS = ["not-yet", "a-little", "nearly", "got-it"] as const;
export type Rating = (typeof RATINGS)[number];

/** Whose view a progress point is (R34). */
export const PROGRESS_SOURCES = ["staff", "child", "home"] as const;
export type ProgressSource = (typeof PROGRESS_SOURCES)[number];

/** One observation towards a target (R19, R31). */
export interface ProgressPoint {
  readonly id: ProgressId;
  readonly childId: ChildId;
  readonly planId: PlanId;
  readonly targetId: TargetId;
  readonly by: PersonId;
  readonly source: ProgressSource;
  /** Instant in ISO 8601, UTC. */
  readonly at: string;
  readonly rating: Rating;
  readonly note: string;
  /** Taken back by its author with "undo"; kept, so that the record shows it. */
  readonly withdrawn: boolean;
}
