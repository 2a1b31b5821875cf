import type { ChildId, PersonId, PlanId, ProvisionId, TargetId } from "./ids";
import type { LocalDate } from "./local-date";

/** The period that "three times a …" counts in (R15). */
export const PERIODS = ["day", "week", "fortnight", "half-term", "term"] as const;
export type Period = (typeof PERIODS)[number];

/** One line of help towards a target: what, how, by whom, how often, until when (R12-R16). */
export interface ProvisionLine {
  readonly id: ProvisionId;
  readonly planId: PlanId;
  readonly planVersion: number;
  readonly childId: ChildId;
  readonly targetId: TargetId;
  /** What help is given (R12). */
  readonly what: string;
  /** How it is given: the strategy that a teacher uses in the lesson (R13). */
  readonly how: string;
  /** Who gives it, in words: a name, a role or an outside professional (R14). */
  readonly who: string;
  readonly whoId?: PersonId;
  /** Sessions in each period; with `minutes` each (R15). */
  readonly times: number;
  readonly period: Period;
  readonly minutes: number;
  readonly setting: string;
  /** Children in the group; 1 is alone with an adult. */
  readonly groupSize: number;
  /** When this help is looked at again: every line has its own day (R16). */
  readonly reviewOn: LocalDate;
}

/** Minutes of help in one period, such as 60 for "3 × 20 minutes a week". */
export function minutesPerPeriod(line: Pick<ProvisionLine, "times" | "minutes">): number {
  return line.times * line.minutes;
}
