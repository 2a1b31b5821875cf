import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { SchoolToday } from "../../src/application/school-today";
import { findTeamChanges, teamNotices } from "../../src/application/team-notices";
import type { Handover } from "../../src/domain/handover";
import type { ChildId, HandoverId, PersonId, SchoolId } from "../../src/domain/ids";
import { MS_HALE, MS_YUSUF, OAKFIELD, aChild, aClass, aPlanVersion, aStaffRow, aTeamMember, day } from "../support/builders";
import { OAKFIELD_SCHOOL } from "../support/fakes/services";

const JO = aChild().id;
const MR_NEW = "person-new" as PersonId;

/** Oakfield on 1 October: Ms Hale is SENCO; `teachers` teach Jo, who has a plan. */
function oakfieldWith(teachers: readonly PersonId[], overrides: Partial<SchoolToday> = {}): SchoolToday {
  return {
    school: OAKFIELD_SCHOOL,
    today: day("2026-10-01"),
    facts: { schoolId: OAKFIELD, roster: [aClass({ teacherIds: teachers })], staff: [aStaffRow()], members: [], firstSencoIds: [] },
    children: [aChild()],
    plans: new Map([[JO, aPlanVersion()]]),
    reviews: [], concerns: [],
    outgoing: [],
    incoming: [],
    ...overrides,
  };
}

const VIEW = { epoch: "7" };

describe("the teams that a school's ledger knows", () => {
  it("are entered on the first day without anybody counting as new", () => {
    const changes = findTeamChanges(undefined, oakfieldWith([MS_YUSUF]));
    expect(changes).toEqual({ joined: [], left: [], teams: new Map([[JO, [MS_YUSUF]]]) });
    expect(teamNotices(changes, VIEW, oakfieldWith([MS_YUSUF]))).toEqual([]);
  });

  it("[R50] tell a newcomer once, and the SENCO who it is", () => {
    const now = oakfieldWith([MS_YUSUF, MR_NEW]);
    const notices = teamNotices(findTeamChanges(new Map([[JO, [MS_YUSUF]]]), now), VIEW, now);
    expect(notices).toEqual([
      { personId: MR_NEW, key: `briefing:7:${MR_NEW}`, subject: { kind: "briefing", childIds: [JO] } },
      { personId: MS_HALE, key: `team-changes:7:${MS_HALE}`, subject: { kind: "team-changes", joined: [{ personId: MR_NEW, childIds: [JO] }], left: [] } },
    ]);
  });

  it("tell the SENCO who left, and nobody else", () => {
    const now = oakfieldWith([]);
    const notices = teamNotices(findTeamChanges(new Map([[JO, [MS_YUSUF]]]), now), VIEW, now);
    expect(notices).toMatchObject([{ personId: MS_HALE, subject: { joined: [], left: [{ personId: MS_YUSUF, childIds: [JO] }] } }]);
  });

  it("say nothing of a child without a plan, and brief whoever came meanwhile when there is one again", () => {
    const meanwhile = oakfieldWith([MS_YUSUF, MR_NEW], { plans: new Map() });
    expect(findTeamChanges(new Map([[JO, [MS_YUSUF]]]), meanwhile)).toEqual({ joined: [], left: [], teams: new Map() });
    expect(findTeamChanges(new Map([[JO, [MS_YUSUF]]]), oakfieldWith([MS_YUSUF, MR_NEW])).joined).toEqual([{ personId: MR_NEW, childIds: [JO] }]);
  });

  it("are entered in silence when a child's plan is seen for the first time", () => {
    expect(findTeamChanges(new Map(), oakfieldWith([MS_YUSUF]))).toEqual({ joined: [], left: [], teams: new Map([[JO, [MS_YUSUF]]]) });
  });

  it("brief everybody about a child who has come from another school with a plan", () => {
    const move: Handover = {
      id: "move-1" as HandoverId, childId: "child-elsewhere" as ChildId, fromSchoolId: "school-elm" as SchoolId, toSchoolId: OAKFIELD, toChildId: JO,
      state: "accepted", movesOn: day("2026-09-30"),
    };
    expect(findTeamChanges(new Map(), oakfieldWith([MS_YUSUF], { incoming: [move] })).joined).toEqual([{ personId: MS_YUSUF, childIds: [JO] }]);
    expect(findTeamChanges(new Map(), oakfieldWith([MS_YUSUF], { incoming: [{ ...move, toChildId: "child-other" as ChildId }] })).joined).toEqual([]);
  });

  it("do not count cover staff, who may read no plan", () => {
    const facts = { ...oakfieldWith([]).facts, members: [aTeamMember({ personId: MR_NEW, role: "cover" })] };
    expect(findTeamChanges(new Map([[JO, []]]), oakfieldWith([], { facts })).joined).toEqual([]);
  });

  it("do not say that everybody left a child who has moved away: the move is told instead", () => {
    const now = oakfieldWith([MS_YUSUF], { children: [aChild({ leftOn: day("2026-10-01") })] });
    expect(findTeamChanges(new Map([[JO, [MS_YUSUF]]]), now)).toEqual({ joined: [], left: [], teams: new Map([[JO, []]]) });
  });

  it("do not tell a SENCO about themselves, who is briefed already", () => {
    const now = oakfieldWith([MS_HALE]);
    const notices = teamNotices(findTeamChanges(new Map([[JO, []]]), now), VIEW, now);
    expect(notices.map((notice) => notice.subject.kind)).toEqual(["briefing"]);
  });

  it("come out the same whatever order joins and leaves were seen in", () => {
    const people = ["p1", "p2", "p3", "p4"] as readonly string[] as readonly PersonId[];
    fc.assert(
      fc.property(fc.array(fc.subarray([...people]), { minLength: 1, maxLength: 8 }), (readings) => {
        let known: ReadonlyMap<ChildId, readonly PersonId[]> | undefined;
        const members = new Set<PersonId>();
        for (const teachers of readings) {
          const changes = findTeamChanges(known, oakfieldWith(teachers));
          if (known === undefined) for (const one of teachers) members.add(one);
          for (const { personId } of changes.joined) members.add(personId);
          for (const { personId } of changes.left) members.delete(personId);
          known = new Map([...(known ?? []), ...changes.teams]);
        }
        expect([...members].sort()).toEqual([...(readings.at(-1) ?? [])].sort());
      }),
    );
  });
});
