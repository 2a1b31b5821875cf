import type { Stage } from "../child";
import type { ChildId, PlanId } from "../ids";
import type { LocalDate } from "../local-date";

/** Where a request for outside advice stands. */
export const ADVICE_STATES = ["asked", "received", "declined"] as const;
export type AdviceState = (typeof ADVICE_STATES)[number];

/** Advice or an assessment by somebody outside the school (R38). */
export interface Advice {
  readonly id: string;
  readonly childId: ChildId;
  /** The plan in force when it was asked for; absent when there was none. */
  readonly planId?: PlanId;
  readonly fromWhom: string;
  readonly profession: string;
  readonly state: AdviceState;
  readonly askedOn: LocalDate;
  /** There once it has been received. */
  readonly receivedOn?: LocalDate;
  readonly summary: string;
  /** What it recommends, as it was written: one recommendation a line. */
  readonly recommendations: string;
  /** Whoever gave it also trains staff, or works with the child (R44). */
  readonly trainsStaff: boolean;
  readonly worksWithChild: boolean;
}

const OUTSIDE_STAGES: ReadonlySet<Stage> = new Set(["outside-support", "statutory"]);

/** Whether the stage says that somebody from outside helps, and no advice of theirs is on file (R39). */
export function lacksAdvice(stage: Stage, advice: readonly Pick<Advice, "state">[]): boolean {
  return OUTSIDE_STAGES.has(stage) && !advice.some(({ state }) => state === "received");
}

/** The recommendations of advice, one by one, without the bullets and numbers before them: what may become a target. */
export function recommendationsOf({ recommendations }: Pick<Advice, "recommendations">): readonly string[] {
  return recommendations
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d{1,2}[.)])\s+/u, "").trim())
    .filter((line) => line !== "");
}
