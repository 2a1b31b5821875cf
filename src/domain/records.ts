import type { Acknowledgement } from "./acknowledgement";
import type { AuditRecord } from "./audit";
import type { Child } from "./child";
import type { Concern } from "./concern";
import type { Handover } from "./handover";
import type { PlanVersion } from "./plan";
import type { ProgressPoint } from "./progress";
import type { ProvisionLine } from "./provision";
import type { Review } from "./review";
import type { Advice } from "./reviewing/advice";
import type { StaffRow } from "./staff";
import type { Target } from "./target";
import type { TeamMember } from "./team";

/** Every kind of record that is read from the school's lists today, under the name of its list. */
export interface RecordOf {
  readonly Children: Child;
  readonly Plans: PlanVersion;
  readonly Targets: Target;
  readonly Provision: ProvisionLine;
  readonly Progress: ProgressPoint;
  readonly Reviews: Review;
  readonly Advice: Advice;
  readonly Concerns: Concern;
  readonly Acknowledgements: Acknowledgement;
  readonly Handovers: Handover;
  readonly Team: TeamMember;
  readonly Settings: StaffRow;
  readonly Audit: AuditRecord;
}

/** Name of a list whose rows are read as records. */
export type ListName = keyof RecordOf;

/** The lists that the replica follows, in the order a first reading takes them. The Audit list, which decides nothing, is followed where it is kept. */
export const FOLLOWED_LISTS = ["Settings", "Children", "Team", "Targets", "Provision", "Plans", "Progress", "Reviews", "Advice", "Concerns", "Acknowledgements", "Handovers"] as const satisfies readonly ListName[];
