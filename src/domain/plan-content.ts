import type { PersonId, PlanId, ProvisionId, TargetId } from "./ids";
import type { Period } from "./provision";
import type { SetBy, TargetArea } from "./target";

/**
 * A plan as it is being written: every field may still be empty, days may be half-typed text.
 * It becomes rows only when `findPlanGaps` finds nothing that must be there.
 */
export interface PlanContent {
  readonly planId: PlanId;
  readonly startsOn: string;
  readonly reviewOn: string;
  readonly longTermObjective: string;
  readonly strategies: string;
  readonly leadId?: PersonId | undefined;
  readonly agreedWith: string;
  readonly extraTargetsReason: string;
  readonly targets: readonly TargetContent[];
}

/** One target of a plan as it is being written. */
export interface TargetContent {
  readonly id: TargetId;
  readonly area: TargetArea;
  readonly statement: string;
  readonly childWording: string;
  readonly baseline: string;
  readonly successCriterion: string;
  readonly exitCriterion: string;
  readonly happened: string;
  readonly setBy: SetBy;
  readonly dueOn: string;
  readonly provision: readonly ProvisionContent[];
}

/** One line of help as it is being written. */
export interface ProvisionContent {
  readonly id: ProvisionId;
  readonly what: string;
  readonly how: string;
  readonly who: string;
  readonly whoId?: PersonId | undefined;
  readonly times: number;
  readonly period: Period;
  readonly minutes: number;
  readonly setting: string;
  readonly groupSize: number;
  readonly reviewOn: string;
}
