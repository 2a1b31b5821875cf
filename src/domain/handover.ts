import type { ChildId, HandoverId, PersonId, PlanId, SchoolId } from "./ids";
import type { LocalDate } from "./local-date";

/** What a child moves to; today every handover is to another school. */
export const HANDOVER_KINDS = ["class", "phase", "school"] as const;

/** Life of a handover. `withdrawn`: the roster put the child back before anything was sent. */
export const HANDOVER_STATES = ["proposed", "sent", "accepted", "declined", "withdrawn"] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];

/** A child's move from one school to another, and what goes with the child (R51). Kept by the school that the child leaves. */
export interface Handover {
  readonly id: HandoverId;
  readonly childId: ChildId;
  readonly fromSchoolId: SchoolId;
  readonly toSchoolId: SchoolId;
  /** The child's id at the receiving school, chosen when the handover opens, so that accepting twice makes one child. */
  readonly toChildId: ChildId;
  /** The plan version that goes; absent while nothing has been sent, and when there is no plan. */
  readonly planId?: PlanId;
  readonly planVersion?: number;
  readonly state: HandoverState;
  readonly movesOn: LocalDate;
  /** Instants in ISO 8601, UTC. */
  readonly sentAt?: string;
  readonly sentBy?: PersonId;
  readonly acceptedAt?: string;
  readonly acceptedBy?: PersonId;
}

/** Whether the handover still waits for somebody. */
export function isOpenHandover(handover: Pick<Handover, "state">): boolean {
  return handover.state === "proposed" || handover.state === "sent";
}
