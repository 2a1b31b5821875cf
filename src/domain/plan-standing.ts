import { type Child, hasLeft } from "./child";
import { type LocalDate, addDays } from "./local-date";
import type { PlanVersion } from "./plan";

/** How a child's plan stands today, worst first. `nobody-told`: there is a plan and nobody works with the child (red alert). */
export const PLAN_STANDINGS = ["nobody-told", "overdue", "no-plan", "due-soon", "in-review", "current"] as const;
export type PlanStanding = (typeof PLAN_STANDINGS)[number];

/** How many days before its review a plan is shown as due soon. */
const DUE_SOON_DAYS = 14;

/** How the plan in force stands on `today`, for a child with whom `teamSize` people work. */
export function planStanding(plan: PlanVersion | undefined, teamSize: number, today: LocalDate): PlanStanding {
  if (plan === undefined) return "no-plan";
  if (teamSize === 0) return "nobody-told";
  if (plan.reviewOn < today) return "overdue";
  if (plan.state === "in-review") return "in-review";
  return plan.reviewOn <= addDays(today, DUE_SOON_DAYS) ? "due-soon" : "current";
}

/** Whether staff are to be reminded on `today` that the plan's review comes up, or is past; not while it is under way. */
export function isReviewDue(plan: PlanVersion, today: LocalDate): boolean {
  return plan.state === "agreed" && plan.reviewOn <= addDays(today, DUE_SOON_DAYS);
}

/** The versions of one child's plans, newest first: by the day they were agreed, then by number. */
export function newestFirst(plans: readonly PlanVersion[]): readonly PlanVersion[] {
  return [...plans].sort(
    (a, b) => b.agreement.on.localeCompare(a.agreement.on) || b.version - a.version || b.planId.localeCompare(a.planId),
  );
}

/** The plan that staff work by now: the newest of the child's versions that is not closed; `undefined` when there is none. */
export function planInForce(plans: readonly PlanVersion[]): PlanVersion | undefined {
  return newestFirst(plans).find((plan) => plan.state !== "closed");
}

/** Whether the child is on the school's register on `today`: neither gone nor taken off it. */
export function isOnRegister(child: Pick<Child, "stage" | "leftOn">, today: LocalDate): boolean {
  return child.stage !== "left-register" && !hasLeft(child, today);
}
