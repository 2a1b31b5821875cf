import { LISTS } from "../../graph/list-schema";
import { type Fields, textField } from "../../graph/rows/field-shapes";
import type { Change } from "../../graph/rows/rows";
import { toSharePointDate, toSharePointInstant } from "../../graph/sharepoint-date";
import type { HistoryOf, ReviewRecord, SessionRecord } from "./example-records";

/** How a record of one list becomes its own columns, with a title that names nobody. */
const COLUMNS: { readonly [L in keyof HistoryOf]: (record: HistoryOf[L]) => Fields } = {
  Sessions: sessionColumns,
  Reviews: reviewColumns,
};

/** The row that keeps a record of a list which the service does not read whole yet. */
export function historyFields<L extends keyof HistoryOf>(list: L, record: HistoryOf[L], change: Change): Fields {
  return {
    Key: record.id,
    ChangedBy: change.changedBy,
    ChangedAt: toSharePointInstant(change.changedAt),
    SchemaVersion: LISTS.find((one) => one.name === list)?.version ?? 1,
    ...COLUMNS[list](record),
  };
}

function sessionColumns(session: SessionRecord): Fields {
  return {
    Title: session.given ? `Given on ${session.heldOn}` : `Not given on ${session.heldOn}`,
    ChildId: session.childId,
    ProvisionId: session.provisionId,
    HeldOn: toSharePointDate(session.heldOn),
    Given: session.given,
    Minutes: session.minutes,
    GivenBy: session.givenBy,
    MissedReason: textField(session.missedReason),
    Remarks: textField(session.remarks),
  };
}

function reviewColumns(review: ReviewRecord): Fields {
  return {
    Title: `Review of version ${String(review.planVersion)}`,
    ChildId: review.childId,
    PlanId: review.planId,
    PlanVersion: review.planVersion,
    PlannedFor: toSharePointDate(review.plannedFor),
    ReviewState: review.state,
    ...(review.said === undefined ? {} : reviewWordColumns(review.said)),
  };
}

function reviewWordColumns(said: NonNullable<ReviewRecord["said"]>): Fields {
  return {
    HeldOn: toSharePointDate(said.heldOn),
    ChildProgress: said.childProgress,
    ParentsViews: said.parentsViews,
    ChildViews: said.childViews,
    PlanEffectiveness: said.planEffectiveness,
    AffectingProgress: said.affectingProgress,
    NewAdvice: said.newAdvice,
    FutureAction: said.futureAction,
    ParentsTookPart: said.parentsTookPart,
    ParentsAbsentReason: textField(said.parentsAbsentReason),
    ChildTookPart: said.childTookPart,
    ChildViewSought: said.childViewSought,
    HelpDecision: said.helpDecision,
    DecisionReason: said.decisionReason,
    PlanRating: said.planRating,
    ClosedBy: said.closedBy,
  };
}
