import type { ChildId, PlanId, TargetId } from "./ids";
import type { LocalDate } from "./local-date";

/** Areas a target may belong to: the source's five and the physical one that today's packs add (R23). */
export const TARGET_AREAS = ["communication", "literacy", "mathematics", "behaviour", "social-skills", "independence"] as const;
export type TargetArea = (typeof TARGET_AREAS)[number];

/** Whether the target was set by the child, with the child or for the child (R25). */
export const SET_BY = ["by-child", "with-child", "for-child"] as const;
export type SetBy = (typeof SET_BY)[number];

/** How a target ended, judged at a review. Absent while it is being worked on. */
export const TARGET_OUTCOMES = ["achieved", "partly-achieved", "not-achieved", "no-longer-needed"] as const;
export type TargetOutcome = (typeof TARGET_OUTCOMES)[number];

/** One short-term goal in one version of a plan (R11, R17-R19, R28). */
export interface Target {
  readonly id: TargetId;
  readonly planId: PlanId;
  readonly planVersion: number;
  readonly childId: ChildId;
  /** Place among the plan's targets, from 1: the most urgent first (R24). */
  readonly position: number;
  readonly area: TargetArea;
  /** What the child will be able to do, in staff words. */
  readonly statement: string;
  /** The same goal in words the child can read. Empty until somebody has written it. */
  readonly childWording: string;
  /** Where the child starts from. */
  readonly baseline: string;
  /** How it is decided that the help has worked (R17). */
  readonly successCriterion: string;
  /** How it is decided that the help is no longer needed: another question than success (R18). */
  readonly exitCriterion: string;
  /** What has actually happened so far (R19). */
  readonly happened: string;
  readonly setBy: SetBy;
  readonly dueOn: LocalDate;
  readonly outcome?: TargetOutcome;
}
