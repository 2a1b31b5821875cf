import type { ChildId, PersonId, PlanId } from "./ids";
import type { LocalDate } from "./local-date";
import type { ProvisionLine } from "./provision";
import type { Target } from "./target";

/** Life of a plan version; a draft is only in its author's ledger, never among the lists' rows. */
export const PLAN_STATES = ["agreed", "in-review", "closed"] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** One version of a plan. Its targets and provision carry the same plan id and version and never change once it is agreed. */
export interface PlanVersion {
  readonly planId: PlanId;
  /** From 1, rising by one. */
  readonly version: number;
  readonly childId: ChildId;
  readonly state: PlanState;
  readonly startsOn: LocalDate;
  /** When the whole plan is reviewed; never more than six months after it starts (R53). */
  readonly reviewOn: LocalDate;
  /** The longer aim the targets serve, such as a statement's objective (R10). */
  readonly longTermObjective: string;
  /** Strategies that every teacher uses, whatever the lesson. */
  readonly strategies: string;
  /** The member of staff who leads on this plan; the class teacher in most primary schools. */
  readonly leadId?: PersonId;
  readonly agreement: Agreement;
  /** Why there are more than four targets; empty when there are not (R20). */
  readonly extraTargetsReason: string;
}

/** Who agreed the plan, when and how (R11). */
export interface Agreement {
  readonly on: LocalDate;
  readonly by: PersonId;
  /** In words: "Mum at the meeting, Jo chose target 2". */
  readonly with: string;
}

/** A plan version with everything that belongs to it. */
export interface WholePlan {
  readonly plan: PlanVersion;
  readonly targets: readonly Target[];
  readonly provision: readonly ProvisionLine[];
}

/** Longest gap between reviews, in days: twice a year at the least (R53). */
export const LONGEST_REVIEW_GAP_DAYS = 183;

/** Key of the Plans row that commits a version, such as `7f3c…:2`. */
export function planVersionKey(planId: PlanId, version: number): string {
  return `${planId}:${String(version)}`;
}
