import type { NeedType, Stage } from "./child";
import type { PlanId, ProvisionId, TargetId } from "./ids";
import type { LocalDate } from "./local-date";
import type { Period } from "./provision";
import type { SetBy, TargetArea } from "./target";

/** Everything that a plan on paper says: what the staff copy and the Word pane put into a document. */
export interface PlanDocument {
  readonly planId: PlanId;
  readonly version: number;
  /** Name of a term pack in `src/domain/terms`: it gives the words for plan and stages. */
  readonly termPack: string;
  readonly schoolName: string;
  readonly childName: string;
  readonly yearGroup: string;
  readonly classNames: readonly string[];
  readonly stage: Stage;
  readonly needType: NeedType;
  readonly strengths: string;
  readonly startsOn: LocalDate;
  readonly reviewOn: LocalDate;
  readonly longTermObjective: string;
  readonly strategies: string;
  /** Empty when nobody leads. */
  readonly leadName: string;
  readonly agreedOn: LocalDate;
  readonly agreedWith: string;
  /** The most urgent first. */
  readonly targets: readonly TargetInDocument[];
}

/** One target on paper. */
export interface TargetInDocument {
  readonly id: TargetId;
  readonly area: TargetArea;
  readonly statement: string;
  readonly childWording: string;
  readonly baseline: string;
  readonly successCriterion: string;
  readonly exitCriterion: string;
  readonly happened: string;
  readonly setBy: SetBy;
  readonly dueOn: LocalDate;
  readonly provision: readonly ProvisionInDocument[];
}

/** One line of help on paper. */
export interface ProvisionInDocument {
  readonly id: ProvisionId;
  readonly what: string;
  readonly how: string;
  readonly who: string;
  readonly times: number;
  readonly period: Period;
  readonly minutes: number;
  readonly setting: string;
  readonly groupSize: number;
  readonly reviewOn: LocalDate;
}
