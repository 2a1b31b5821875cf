import type { CaseloadAnswer, ChildAnswer, MeAnswer } from "../../src/api/contract";
import type { ReviewAnswer } from "../../src/api/reviews";
import type { ChildShape, PlanShape, ProgressShape, TargetShape } from "../../src/api/plan-shapes";

/** A child as the pages are told of one. */
export function aChildShape(overrides: Partial<ChildShape> = {}): ChildShape {
  return { id: "child-jo", name: "Jo O'Neill-Wren", initials: "JOW", yearGroup: "3", classNames: ["Willow"], stage: "school-support", needType: "SPLD", strengths: "Tells a good story", ...overrides };
}

/** A progress point by the reader. */
export function aProgressShape(overrides: Partial<ProgressShape> = {}): ProgressShape {
  return { id: "progress-1", targetId: "target-1", byName: "Amina Yusuf", mine: true, source: "staff", at: "2026-10-05T09:30:00Z", rating: "nearly", note: "", ...overrides };
}

/** A target with one line of help and no progress yet. */
export function aTargetShape(overrides: Partial<TargetShape> = {}): TargetShape {
  return {
    id: "target-1",
    position: 1,
    area: "literacy",
    statement: "Reads 20 common words",
    childWording: "I can read my 20 words",
    baseline: "Reads 8",
    successCriterion: "18 of 20 on two Fridays",
    exitCriterion: "Reads new words alone",
    happened: "Cards since May",
    setBy: "with-child",
    dueOn: "2026-12-18",
    provision: [{ id: "help-1", what: "Word cards", how: "Say it, trace it", who: "Class teacher", times: 3, period: "week", minutes: 20, setting: "Library corner", groupSize: 1, reviewOn: "2026-11-06" }],
    progress: [],
    ...overrides,
  };
}

/** An agreed plan with one target. */
export function aPlanShape(overrides: Partial<PlanShape> = {}): PlanShape {
  return {
    planId: "plan-1",
    version: 2,
    state: "agreed",
    startsOn: "2026-09-07",
    reviewOn: "2026-12-18",
    longTermObjective: "Reads for pleasure",
    strategies: "Sit near the front\nOne instruction at a time",
    leadName: "Amina Yusuf",
    agreedOn: "2026-09-10",
    agreedWith: "Mum at the meeting",
    targets: [aTargetShape()],
    ...overrides,
  };
}

/** The page of a child whose plan the reader may write. */
export function aChildAnswer(overrides: Partial<ChildAnswer> = {}): ChildAnswer {
  return { child: aChildShape(), schoolId: "school-oakfield", plan: aPlanShape(), earlier: [], team: [{ id: "person-yusuf", name: "Amina Yusuf", how: "Teacher of Willow" }], mayWritePlan: true, mayReadAdvice: false, mayReadAudit: false, maySendPackage: false, mayReadReview: true, ...overrides };
}

/** A member of staff of one school; a SENCO unless the test says otherwise. */
export function aMeAnswer(overrides: Partial<MeAnswer["schools"][number]> = {}): MeAnswer {
  return {
    person: { id: "person-hale", name: "Morgan Hale" },
    schools: [{ id: "school-oakfield", name: "Oakfield Primary School", seesCaseload: true, writesPlans: true, checksAudit: false, today: "2026-09-07", termPack: "england-2015", ...overrides }],
  };
}

/** One child of a caseload, whose plan is current. */
export function aCaseloadChild(overrides: Partial<CaseloadAnswer["children"][number]> = {}): CaseloadAnswer["children"][number] {
  return { child: aChildShape(), standing: "current", plan: { planId: "plan-1", version: 2, reviewOn: "2026-12-18", targetCount: 3 }, hasDraft: false, teamSize: 2, ...overrides };
}

/** The review of Jo's plan, which nobody has begun. */
export function aReviewAnswer(overrides: Partial<ReviewAnswer> = {}): ReviewAnswer {
  return {
    child: aChildShape(), schoolId: "school-oakfield", plan: aPlanShape(), plannedFor: "2026-12-18", proposed: [], past: [], struggling: [], mayWrite: true, mayClose: true,
    ...overrides,
  };
}
