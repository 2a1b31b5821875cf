import type { Child } from "../../domain/child";
import { addDays, type LocalDate } from "../../domain/local-date";
import type { StaffRow } from "../../domain/staff";
import { childStaff } from "./child-staff";
import { chooseTargets } from "./choose-targets";
import { birthdayIn } from "./days";
import { type ExampleRecords, joinRecords } from "./example-records";
import type { CaseloadEntry, ExampleSchool } from "./example-school";
import { planTimeline } from "./plan-timeline";
import { createRandom } from "./random";
import { stableId } from "./stable-id";
import { STRENGTHS } from "./wording/strengths";
import { writeAcknowledgements, writeAdvice, writeConcerns, writeHandover } from "./write-correspondence";
import { writeProgress, writeSessions } from "./write-observations";
import { writeReview } from "./write-review";
import { writeTeam } from "./write-team";
import { writeVersion } from "./write-version";

/** Everything that a school's lists hold on `today`: the same for the same day on every run. */
export function writeCaseload(school: ExampleSchool, today: LocalDate): ExampleRecords {
  return joinRecords([{ Settings: settingsRows(school, today) }, ...school.caseload.map((entry) => writeChild(school, entry, today))]);
}

function writeChild(school: ExampleSchool, entry: CaseloadEntry, today: LocalDate): Partial<ExampleRecords> {
  const staff = childStaff(school, entry);
  const spans = planTimeline(entry, today);
  const chosen = chooseTargets(entry, spans.map((span) => (span.state === "closed" ? "closed" : "open")));
  const versions = spans.map((span, index) => writeVersion(entry, span, { chosen: chosen[index] ?? [], staff }));
  const newest = versions.at(-1);
  return {
    Children: [childOf(school, entry, today)],
    Plans: versions.map((whole) => whole.plan),
    Targets: versions.flatMap((whole) => whole.targets),
    Provision: versions.flatMap((whole) => whole.provision),
    Progress: versions.flatMap((whole) => writeProgress(whole, staff, today)),
    Sessions: versions.flatMap((whole) => writeSessions(whole, staff, today)),
    Reviews: versions.map((whole) => writeReview(whole, staff.senco)),
    Team: writeTeam(school, entry, today),
    Advice: newest === undefined ? [] : writeAdvice(entry, newest.plan),
    Concerns: newest === undefined ? [] : writeConcerns(entry, newest.plan, { teacher: staff.lead.id, senco: staff.senco, today }),
    Acknowledgements: newest === undefined || newest.plan.state === "closed" ? [] : writeAcknowledgements(entry, newest.plan, classPeople(school, entry)),
    Handovers: newest === undefined || entry.standing !== "left" ? [] : [writeHandover(newest.plan, leftDay(today))],
  };
}

function childOf(school: ExampleSchool, entry: CaseloadEntry, today: LocalDate): Child {
  const { childId, givenName, familyName, yearGroup, account, classId, stage, need } = entry;
  const left = entry.standing === "left";
  return {
    id: childId,
    schoolId: school.known.id,
    ...(account === undefined ? {} : { entraId: account.id }),
    givenName,
    familyName,
    yearGroup,
    dateOfBirth: birthdayIn(left ? "7" : yearGroup, today, createRandom(`birthday ${entry.birthdayWord}`).between(0, 360)),
    classIds: classId === undefined ? [] : [classId],
    stage,
    needType: need,
    strengths: createRandom(`strengths ${childId}`).pick(STRENGTHS),
    ...(left ? { leftOn: leftDay(today) } : {}),
  };
}

/** The leavers went at the end of a term four months ago. */
function leftDay(today: LocalDate): LocalDate {
  return addDays(today, -125);
}

function classPeople(school: ExampleSchool, entry: CaseloadEntry) {
  const one = school.classes.find(({ id }) => id === entry.classId);
  return one === undefined ? [] : [...one.teacherIds, one.assistantId];
}

function settingsRows(school: ExampleSchool, today: LocalDate): readonly StaffRow[] {
  return school.staff.flatMap(({ id, settingsRole }) =>
    settingsRole === undefined
      ? []
      : [{ id: stableId(school.known.siteName, "settings", id), personId: id, schoolId: school.known.id, role: settingsRole, from: addDays(today, -400) }],
  );
}
