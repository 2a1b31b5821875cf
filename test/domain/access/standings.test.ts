import { describe, expect, it } from "@jest/globals";
import { type SchoolFacts, type Standing, childStandings, schoolStandings } from "../../../src/domain/access/standings";
import type { Child } from "../../../src/domain/child";
import type { ChildId, ClassId, PersonId, SchoolId } from "../../../src/domain/ids";
import { STAFF_ROLES } from "../../../src/domain/staff";
import { day } from "../../support/day";

const person = (name: string) => name as PersonId;
const schoolId = "school-1" as SchoolId;
const child: Child = {
  id: "child-1" as ChildId, schoolId, entraId: person("rhys"), givenName: "Rhys", familyName: "Ŵynne-Jones", yearGroup: "3", classIds: [],
  stage: "school-support", needType: "SLCN", strengths: "",
};
const facts: SchoolFacts = {
  schoolId,
  roster: [
    { id: "willow" as ClassId, name: "Willow", teacherIds: [person("amina")], pupilIds: [person("rhys"), person("cara")] },
    { id: "oak" as ClassId, name: "Oak", teacherIds: [person("tom")], pupilIds: [] },
  ],
  staff: STAFF_ROLES.map((role) => ({ id: role, personId: person(role), schoolId, role, from: day("2026-09-01"), until: day("2027-07-31") })),
  members: [
    { id: "m1", childId: child.id, personId: person("iqbal"), role: "assistant", reason: "", from: day("2026-09-01") },
    { id: "m2", childId: child.id, personId: person("dunn"), role: "midday", reason: "", from: day("2026-09-01") },
    { id: "m3", childId: child.id, personId: person("amina"), role: "plan-lead", reason: "", from: day("2026-09-01") },
    { id: "m4", childId: child.id, personId: person("late"), role: "specialist", reason: "", from: day("2026-09-01"), until: day("2026-09-30") },
    { id: "m5", childId: child.id, personId: person("cara"), role: "assistant", reason: "", from: day("2026-09-01") },
  ],
  firstSencoIds: [person("morgan")],
};
const today = day("2026-11-23");

describe("schoolStandings", () => {
  it.each<[string, readonly Standing[]]>([
    ["morgan", ["senco"]],
    ["senco", ["senco"]],
    ["head", ["head"]],
    ["staff", ["other-staff"]],
    ["it-administrator", ["it-administrator"]],
    ["amina", ["other-staff"]],
    ["iqbal", ["other-staff"]],
    ["late", ["stranger"]],
    ["rhys", ["pupil"]],
    ["cara", ["pupil"]],
    ["nobody", ["stranger"]],
  ])("makes %s %j", (who, expected) => {
    expect(schoolStandings(person(who), facts, today)).toEqual(expected);
  });

  it("forgets a Settings row after its last day", () => {
    expect(schoolStandings(person("head"), facts, day("2027-08-01"))).toEqual(["stranger"]);
  });
});

describe("childStandings", () => {
  it.each<[string, readonly Standing[]]>([
    ["amina", ["other-staff", "class-teacher", "plan-lead"]],
    ["tom", ["other-staff"]],
    ["iqbal", ["other-staff", "assistant"]],
    ["dunn", ["other-staff", "assistant"]],
    ["morgan", ["senco"]],
    ["cara", ["pupil"]],
  ])("makes %s %j of this child", (who, expected) => {
    expect(childStandings(person(who), child, { facts, today })).toEqual(expected);
  });

  it("makes the SENCO a stranger to a child of another school", () => {
    expect(childStandings(person("morgan"), { ...child, schoolId: "school-2" as SchoolId }, { facts, today })).toEqual(["stranger"]);
  });
});
