import type { ChildId, PersonId, PlanId, ProvisionId } from "../../domain/ids";
import type { LocalDate } from "../../domain/local-date";
import type { RecordOf } from "../../domain/records";

/** Whether one planned session of help was given (a Sessions row). */
export interface SessionRecord {
  readonly id: string;
  readonly childId: ChildId;
  readonly provisionId: ProvisionId;
  readonly heldOn: LocalDate;
  readonly given: boolean;
  readonly minutes: number;
  readonly givenBy: PersonId;
  readonly missedReason?: "child-absent" | "adult-absent" | "covered-elsewhere" | "trip-or-event" | "other";
  readonly remarks: string;
}

/** A review of one plan version (a Reviews row); what was said is there once it is closed. */
export interface ReviewRecord {
  readonly id: string;
  readonly childId: ChildId;
  readonly planId: PlanId;
  readonly planVersion: number;
  readonly plannedFor: LocalDate;
  readonly state: "planned" | "open" | "closed";
  readonly said?: ReviewWords;
}

/** The seven considerations and what was decided. */
export interface ReviewWords {
  readonly heldOn: LocalDate;
  readonly childProgress: string;
  readonly parentsViews: string;
  readonly childViews: string;
  readonly planEffectiveness: string;
  readonly affectingProgress: string;
  readonly newAdvice: string;
  readonly futureAction: string;
  readonly parentsTookPart: boolean;
  readonly parentsAbsentReason: string;
  readonly childTookPart: boolean;
  readonly childViewSought: string;
  readonly helpDecision: "increase" | "same" | "decrease" | "end" | "change-stage";
  readonly decisionReason: string;
  readonly planRating: number;
  readonly closedBy: PersonId;
}

/** Records of the lists that are written here column by column: Sessions, which the service does not read, and Reviews of the past, under the names of their lists. */
export interface HistoryOf {
  readonly Sessions: SessionRecord;
  readonly Reviews: ReviewRecord;
}

/** Records of several lists, under the names of their lists. */
export type RecordsOf<T> = { readonly [L in keyof T]: readonly T[L][] };

/** Everything that an example school's lists hold. Nobody has done anything in it yet, so its audit is empty. */
export type ExampleRecords = RecordsOf<Omit<RecordOf, keyof HistoryOf | "Audit">> & RecordsOf<HistoryOf>;

/** Puts the records of several children together. */
export function joinRecords(parts: readonly Partial<ExampleRecords>[]): ExampleRecords {
  return {
    Children: parts.flatMap((part) => part.Children ?? []),
    Plans: parts.flatMap((part) => part.Plans ?? []),
    Targets: parts.flatMap((part) => part.Targets ?? []),
    Provision: parts.flatMap((part) => part.Provision ?? []),
    Progress: parts.flatMap((part) => part.Progress ?? []),
    Team: parts.flatMap((part) => part.Team ?? []),
    Settings: parts.flatMap((part) => part.Settings ?? []),
    Sessions: parts.flatMap((part) => part.Sessions ?? []),
    Reviews: parts.flatMap((part) => part.Reviews ?? []),
    Advice: parts.flatMap((part) => part.Advice ?? []),
    Concerns: parts.flatMap((part) => part.Concerns ?? []),
    Acknowledgements: parts.flatMap((part) => part.Acknowledgements ?? []),
    Handovers: parts.flatMap((part) => part.Handovers ?? []),
  };
}
