import type { ChildId, PersonId, PlanId } from "./ids";
import { planVersionKey } from "./plan";

/** Why somebody was told of a plan version (R42, R50). */
export const TOLD_BECAUSE = ["new-version", "joined", "cover", "handover"] as const;
export type ToldBecause = (typeof TOLD_BECAUSE)[number];

/** That one person was told of one version of a plan, and has, or has not yet, confirmed having read and understood it. */
export interface Acknowledgement {
  readonly id: string;
  readonly childId: ChildId;
  readonly planId: PlanId;
  readonly planVersion: number;
  readonly personId: PersonId;
  readonly because: ToldBecause;
  /** Instants in ISO 8601, UTC. */
  readonly toldAt: string;
  readonly readAt?: string;
}

/** One person confirms one version once, however often the button is pressed. */
export function acknowledgementId(planId: PlanId, version: number, personId: PersonId): string {
  return `${planVersionKey(planId, version)}:${personId}`;
}
