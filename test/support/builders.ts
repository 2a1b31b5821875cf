import type { Child } from "../../src/domain/child";
import type { ChildId, ClassId, PersonId, PlanId, ProgressId, ProvisionId, SchoolId, TargetId } from "../../src/domain/ids";
import { type LocalDate, parseLocalDate } from "../../src/domain/local-date";
import type { PlanVersion } from "../../src/domain/plan";
import type { PlanContent, ProvisionContent, TargetContent } from "../../src/domain/plan-content";
import type { ProgressPoint } from "../../src/domain/progress";
import type { StaffRow } from "../../src/domain/staff";
import type { Target } from "../../src/domain/target";
import type { RosterClass, TeamMember } from "../../src/domain/team";

/** A calendar day in a test. Throws on a typo, so that a bad day never passes as a bad result. */
export function day(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  if (parsed === undefined) throw new Error(`Not a day: ${text}`);
  return parsed;
}

export const OAKFIELD = "school-oakfield" as SchoolId;
export const WILLOW = "class-willow" as ClassId;
export const ROWAN = "class-rowan" as ClassId;

/** The SENCO of Oakfield. */
export const MS_HALE = "person-hale" as PersonId;
/** Teaches Willow. */
export const MS_YUSUF = "person-yusuf" as PersonId;
/** Teaches Rowan, and nobody in Willow. */
export const MR_BECKER = "person-becker" as PersonId;
/** The account of a pupil in Willow. */
export const PUPIL_JO = "person-jo" as PersonId;

/** A child in Willow with an account. */
export function aChild(overrides: Partial<Child> = {}): Child {
  return {
    id: "child-jo" as ChildId,
    schoolId: OAKFIELD,
    entraId: PUPIL_JO,
    givenName: "Jo",
    familyName: "O'Neill-Wren",
    yearGroup: "3",
    classIds: [WILLOW],
    stage: "school-support",
    needType: "SPLD",
    strengths: "Tells a good story",
    ...overrides,
  };
}

/** One sound line of help. */
export function aProvisionLine(overrides: Partial<ProvisionContent> = {}): ProvisionContent {
  return {
    id: "help-1" as ProvisionId,
    what: "Reading with word cards",
    how: "Say it, trace it, write it",
    who: "Class teacher",
    times: 3,
    period: "week",
    minutes: 20,
    setting: "Library corner",
    groupSize: 1,
    reviewOn: "2026-11-06",
    ...overrides,
  };
}

/** A sound target as it is written; name only what the test is about. */
export function aTarget(overrides: Partial<TargetContent> = {}): TargetContent {
  return {
    id: "target-1" as TargetId,
    area: "literacy",
    statement: "By the end of term Jo will read 20 of the Year 2 common words",
    childWording: "I can read 20 tricky words",
    baseline: "Reads 6 of 20",
    successCriterion: "18 of 20 on two Fridays running",
    exitCriterion: "Reads new words without cards for half a term",
    happened: "Has begun the first set of cards",
    setBy: "with-child",
    dueOn: "2026-12-18",
    provision: [aProvisionLine()],
    ...overrides,
  };
}

/** A plan that may be agreed as it is. */
export function aPlanContent(overrides: Partial<PlanContent> = {}): PlanContent {
  return {
    planId: "plan-1" as PlanId,
    startsOn: "2026-09-07",
    reviewOn: "2026-12-18",
    longTermObjective: "To read for pleasure",
    strategies: "Read instructions aloud first",
    agreedWith: "Mum at the meeting",
    extraTargetsReason: "",
    targets: [aTarget()],
    ...overrides,
  };
}

/** Version 1 of Jo's plan, agreed and in force. */
export function aPlanVersion(overrides: Partial<PlanVersion> = {}): PlanVersion {
  return {
    planId: "plan-1" as PlanId,
    version: 1,
    childId: "child-jo" as ChildId,
    state: "agreed",
    startsOn: day("2026-09-07"),
    reviewOn: day("2026-12-18"),
    longTermObjective: "To read for pleasure",
    strategies: "Read instructions aloud first",
    agreement: { on: day("2026-09-07"), by: MS_HALE, with: "Mum at the meeting" },
    extraTargetsReason: "",
    ...overrides,
  };
}

/** The row of a target in version 1 of Jo's plan. */
export function aTargetRow(overrides: Partial<Target> = {}): Target {
  const { provision: _provision, dueOn, ...words } = aTarget();
  return { ...words, dueOn: day(dueOn), planId: "plan-1" as PlanId, planVersion: 1, childId: "child-jo" as ChildId, position: 1, ...overrides };
}

/** What Ms Yusuf saw on 1 October. */
export function aProgressPoint(overrides: Partial<ProgressPoint> = {}): ProgressPoint {
  return {
    id: "progress-1" as ProgressId,
    childId: "child-jo" as ChildId,
    planId: "plan-1" as PlanId,
    targetId: "target-1" as TargetId,
    by: MS_YUSUF,
    source: "staff",
    at: "2026-10-01T09:00:00Z",
    rating: "nearly",
    note: "",
    withdrawn: false,
    ...overrides,
  };
}

/** Willow: Ms Yusuf teaches it, Jo is in it. */
export function aClass(overrides: Partial<RosterClass> = {}): RosterClass {
  return { id: WILLOW, name: "Willow", teacherIds: [MS_YUSUF], pupilIds: [PUPIL_JO], ...overrides };
}

/** Somebody on Jo's team from September on. */
export function aTeamMember(overrides: Partial<TeamMember> = {}): TeamMember {
  return {
    id: "team-1",
    childId: "child-jo" as ChildId,
    personId: "person-ta" as PersonId,
    role: "assistant",
    reason: "Works with Jo each morning",
    from: day("2026-09-01"),
    ...overrides,
  };
}

/** Ms Hale is the SENCO from September on. */
export function aStaffRow(overrides: Partial<StaffRow> = {}): StaffRow {
  return { id: "staff-1", personId: MS_HALE, schoolId: OAKFIELD, role: "senco", from: day("2026-09-01"), ...overrides };
}
