import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Child } from "../../src/domain/child";
import type { ChildId, ClassId, PersonId, SchoolId } from "../../src/domain/ids";
import { type RosterClass, type TeamMember, classesOf, teamOf } from "../../src/domain/team";
import { day } from "../support/day";

const person = (name: string) => name as PersonId;
const child: Child = {
  id: "child-1" as ChildId, schoolId: "school-1" as SchoolId, entraId: person("rhys"), givenName: "Rhys", familyName: "Ŵynne-Jones", yearGroup: "3",
  classIds: [], stage: "school-support", needType: "SLCN", strengths: "",
};
const willow: RosterClass = { id: "willow" as ClassId, name: "Willow", teacherIds: [person("amina"), person("sam")], pupilIds: [person("rhys")] };
const music: RosterClass = { id: "music" as ClassId, name: "Music", teacherIds: [person("sam")], pupilIds: [person("rhys")] };
const oak: RosterClass = { id: "oak" as ClassId, name: "Oak", teacherIds: [person("tom")], pupilIds: [] };
const member: TeamMember = { id: "m1", childId: child.id, personId: person("iqbal"), role: "assistant", reason: "", from: day("2026-09-01"), until: day("2026-12-18") };
const today = day("2026-11-23");

describe("classesOf", () => {
  it("[R49] finds classes by the child's account and those set by hand", () => {
    expect(classesOf({ ...child, classIds: [oak.id] }, [willow, music, oak])).toEqual([willow, music, oak]);
  });

  it("finds only classes set by hand for a child without an account", () => {
    const { entraId: _gone, ...noAccount } = child;
    expect(classesOf({ ...noAccount, classIds: [oak.id] }, [willow, music, oak])).toEqual([oak]);
  });
});

describe("teamOf", () => {
  it("[R02] names each person once, with every class and role", () => {
    const lead: TeamMember = { ...member, id: "m2", personId: person("amina"), role: "plan-lead" };
    expect(teamOf(child, { roster: [willow, music, oak], members: [member, lead] }, today)).toEqual([
      { personId: "amina", classIds: ["willow"], roles: ["plan-lead"] },
      { personId: "sam", classIds: ["willow", "music"], roles: [] },
      { personId: "iqbal", classIds: [], roles: ["assistant"] },
    ]);
  });

  it.each([
    ["before the first day", "2026-08-31", 0],
    ["on the first day", "2026-09-01", 1],
    ["on the last day", "2026-12-18", 1],
    ["after the last day", "2026-12-19", 0],
  ])("counts a Team row %s", (_case, on, expected) => {
    expect(teamOf(child, { roster: [], members: [member] }, day(on))).toHaveLength(expected);
  });

  it("leaves out people added for another child", () => {
    expect(teamOf(child, { roster: [], members: [{ ...member, childId: "child-2" as ChildId }] }, today)).toEqual([]);
  });

  it("is the same team whatever order the roster and the rows come in", () => {
    const lead: TeamMember = { ...member, id: "m2", personId: person("amina"), role: "plan-lead" };
    const idsOf = (roster: readonly RosterClass[], members: readonly TeamMember[]) => teamOf(child, { roster, members }, today).map((one) => one.personId).sort();
    fc.assert(
      fc.property(fc.shuffledSubarray([willow, music, oak], { minLength: 3 }), fc.shuffledSubarray([member, lead], { minLength: 2 }), (roster, members) => {
        expect(idsOf(roster, members)).toEqual(["amina", "iqbal", "sam"]);
      }),
    );
  });
});
