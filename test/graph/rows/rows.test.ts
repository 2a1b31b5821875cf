import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { STAGES } from "../../../src/domain/child";
import { chainEntries, THE_SERVICE } from "../../../src/domain/audit";
import type { ChildId, HandoverId, PersonId, PlanId, ProvisionId, SchoolId, TargetId } from "../../../src/domain/ids";
import type { ProvisionLine } from "../../../src/domain/provision";
import { FOLLOWED_LISTS, type ListName, type RecordOf } from "../../../src/domain/records";
import { keyOf } from "../../../src/domain/record-key";
import { columnsOf, RECORD_LISTS } from "../../../src/graph/list-schema";
import { rowReader, toFields } from "../../../src/graph/rows/rows";
import { aChild, aPlanVersion, aProgressPoint, aStaffRow, aTargetRow, aTeamMember, day, MS_HALE, MS_YUSUF, OAKFIELD } from "../../support/builders";

const SCHOOL = { id: OAKFIELD, timeZone: "Europe/London" };
const CHANGE = { changedBy: MS_HALE, changedAt: "2026-09-18T09:30:00.123Z" };

const aLine: ProvisionLine = {
  id: "help-1" as ProvisionId,
  planId: "plan-1" as PlanId,
  planVersion: 2,
  childId: aChild().id,
  targetId: "target-1" as TargetId,
  what: "Reading with word cards",
  how: "Say it, trace it, write it",
  who: "Ms Yusuf",
  whoId: MS_YUSUF,
  times: 3,
  period: "week",
  minutes: 20,
  setting: "Library corner",
  groupSize: 1,
  reviewOn: day("2026-11-06"),
};

const RECORDS: { readonly [L in ListName]: readonly RecordOf[L][] } = {
  Children: [aChild(), aChild({ dateOfBirth: day("2018-07-01"), leftOn: day("2026-07-20"), classIds: [], strengths: "" })],
  Plans: [aPlanVersion(), aPlanVersion({ leadId: MS_YUSUF, version: 2, state: "closed" })],
  Targets: [aTargetRow(), aTargetRow({ outcome: "partly-achieved", position: 4, planVersion: 3 })],
  Provision: [aLine],
  Progress: [aProgressPoint(), aProgressPoint({ withdrawn: true, note: "Two lines\nof note" })],
  Reviews: [
    {
      id: "review-3", childId: aChild().id, planId: "plan-1" as PlanId, planVersion: 1, state: "closed", plannedFor: day("2026-07-10"), held: {
        heldOn: day("2026-07-09"), closedBy: MS_HALE,
        form: {
          considered: {
            "child-progress": { kind: "words", words: "Reads more" }, "parents-views": { kind: "words", words: "Pleased" }, "child-views": { kind: "words", words: "I like the cards" },
            "plan-effectiveness": { kind: "words", words: "Well" }, "affecting-progress": { kind: "nothing-to-record" }, "new-advice": { kind: "nothing-to-record" }, "future-action": { kind: "words", words: "Go on" },
          },
          targets: [{ targetId: "target-1" as never, outcome: "achieved", happened: "18 of 20", next: "drop" }],
          help: [{ provisionId: "help-1" as never, decision: "end", isStillNeeded: false }],
          parents: { tookPart: false, otherwise: "Ill that day", wishesPrivateMeeting: true }, child: { tookPart: true, otherwise: "" },
          planRating: 4, decision: "change-stage", decisionReason: "More help from outside", newStage: "outside-support",
        },
      },
    },
    { id: "review-1", childId: aChild().id, planId: "plan-1" as PlanId, planVersion: 2, state: "planned", plannedFor: day("2026-12-04") },
    { id: "review-2", childId: aChild().id, planId: "plan-1" as PlanId, planVersion: 2, state: "proposed", plannedFor: day("2026-12-04"), proposedBy: MS_YUSUF },
  ],
  Advice: [
    {
      id: "advice-1", childId: aChild().id, planId: "plan-1" as PlanId, fromWhom: "Dr Crane", profession: "Educational psychologist", state: "received",
      askedOn: day("2026-09-18"), receivedOn: day("2026-10-30"), summary: "Seen twice", recommendations: "- Show first\n- Then say", trainsStaff: true, worksWithChild: false,
    },
    {
      id: "advice-2", childId: aChild().id, fromWhom: "Bryn Hollis", profession: "", state: "asked", askedOn: day("2026-10-25"), summary: "", recommendations: "",
      trainsStaff: false, worksWithChild: true,
    },
  ],
  Concerns: [
    {
      id: "concern-1", childId: aChild().id, planId: "plan-1" as PlanId, targetId: "target-1" as TargetId, raisedBy: MS_YUSUF, raisedFor: "home",
      raisedAt: "2026-10-25T09:30:00Z", concern: "Will not come in", state: "review-called", answerBy: day("2026-10-25"), answer: "We meet early", answeredBy: MS_HALE,
      answeredAt: "2026-10-26T09:30:00Z",
    },
    {
      id: "concern-2", childId: aChild().id, raisedBy: MS_YUSUF, raisedFor: "child", raisedAt: "2026-10-25T09:30:00Z", concern: "Alone at play", state: "open",
      answerBy: day("2026-11-01"), answer: "",
    },
  ],
  Acknowledgements: [
    { id: "told-1", childId: aChild().id, planId: "plan-1" as PlanId, planVersion: 2, personId: MS_YUSUF, because: "joined", toldAt: "2026-09-18T09:30:00Z" },
    { id: "told-2", childId: aChild().id, planId: "plan-1" as PlanId, planVersion: 2, personId: MS_HALE, because: "new-version", toldAt: "2026-09-18T09:30:00Z", readAt: "2026-09-19T08:00:00Z" },
  ],
  Handovers: [
    { id: "move-1" as HandoverId, childId: aChild().id, fromSchoolId: OAKFIELD, toSchoolId: "school-riverside" as SchoolId, toChildId: "child-jo-there" as ChildId, state: "proposed", movesOn: day("2026-12-04") },
    {
      id: "move-2" as HandoverId, childId: aChild().id, fromSchoolId: OAKFIELD, toSchoolId: "school-riverside" as SchoolId, toChildId: "child-jo-there" as ChildId,
      planId: "plan-1" as PlanId, planVersion: 2, state: "accepted", movesOn: day("2026-12-04"), sentAt: "2026-12-01T09:00:00Z", sentBy: MS_HALE,
      acceptedAt: "2026-12-02T09:00:00Z", acceptedBy: MS_YUSUF,
    },
  ],
  Team: [aTeamMember(), aTeamMember({ until: day("2026-12-18") })],
  Settings: [aStaffRow(), aStaffRow({ until: day("2027-07-20"), role: "head" })],
  Audit: chainEntries(
    [
      { doneAt: "2026-09-18T09:30:00Z", by: MS_HALE, action: "seen", subjectKind: "plan", subjectId: "plan-1:2", childId: aChild().id },
      { doneAt: "2026-09-18T09:31:00Z", by: THE_SERVICE, action: "changed", subjectKind: "staff", subjectId: "staff-1" },
    ],
    { sequence: 41, hash: "41".repeat(32) },
    { schoolId: OAKFIELD, digest: (text) => `hash of ${String(text.length)}` },
  ),
};

/** Columns that a record does not speak of: writing it leaves them as they are. */
const LEFT_ALONE: { readonly [L in ListName]?: readonly string[] } = {
  Acknowledgements: ["Chased"],
};

/** What Graph gives back: columns that are empty are missing. */
function asAnswered(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function roundTrip<L extends ListName>(list: L, record: RecordOf[L]) {
  return rowReader(list, SCHOOL)(asAnswered(toFields(list, record, CHANGE)));
}

describe.each([...FOLLOWED_LISTS, "Audit"] as const)("rows of %s", (list) => {
  it("keep a record whole", () => {
    for (const record of RECORDS[list]) expect(roundTrip(list, record)).toEqual({ kind: "kept", key: keyOf(list, record), record });
  });

  it("name every column that their record speaks of and none besides", () => {
    const [record] = RECORDS[list];
    const named = Object.keys(toFields(list, record as RecordOf[typeof list], CHANGE)).sort();
    const ours = columnsOf(RECORD_LISTS[list]).map((column) => column.name).filter((name) => !(LEFT_ALONE[list] ?? []).includes(name));
    expect(named).toEqual(["Title", ...ours].sort());
  });

  it("need mending, and name the column, when a column that must be filled is empty", () => {
    const [record] = RECORDS[list];
    const fields = asAnswered(toFields(list, record as RecordOf[typeof list], CHANGE));
    const required = RECORD_LISTS[list].columns.filter((column) => column.required === true);
    for (const { name } of required) {
      const { [name]: _emptied, ...rest } = fields;
      expect(rowReader(list, SCHOOL)(rest)).toMatchObject({ kind: "needs-mending", key: fields["Key"], problems: [`${name}: is empty`] });
    }
  });
});

describe("rowReader", () => {
  const fields = asAnswered(toFields("Children", aChild(), CHANGE));
  const read = rowReader("Children", SCHOOL);

  it.each([
    ["a word that is not allowed", { Stage: "watching" }, "Stage: is not one of the allowed words"],
    ["a day that is none", { LeftOn: "next week" }, "LeftOn: is not a day"],
    ["a name that is empty", { GivenName: "" }, "GivenName: is empty"],
    ["a number instead of text", { FamilyName: 7 }, "FamilyName: is of the wrong kind"],
    ["a row of a newer version", { SchemaVersion: 99 }, "SchemaVersion: was written by a newer version"],
  ])("names the column of %s", (_what, change, problem) => {
    expect(read({ ...fields, ...change })).toEqual({ kind: "needs-mending", key: "child-jo", problems: [problem] });
  });

  it("names every column at fault at once", () => {
    const row = read({ ...fields, Stage: "x", NeedType: "y", GivenName: "" });
    expect(row).toMatchObject({ problems: [expect.stringMatching(/^GivenName/), expect.stringMatching(/^Stage/), expect.stringMatching(/^NeedType/)] });
  });

  it("needs a key", () => {
    const { Key: _key, ...rest } = fields;
    expect(read(rest)).toEqual({ kind: "needs-mending", key: undefined, problems: ["Key: is empty"] });
  });

  it("refuses a key that does not fit the row's ids, such as that of a copied row", () => {
    const target = asAnswered(toFields("Targets", aTargetRow(), CHANGE));
    expect(rowReader("Targets", SCHOOL)({ ...target, Key: "target-9:1" })).toMatchObject({ kind: "needs-mending", problems: ["Key: does not fit the row's other ids"] });
  });

  it("takes a row without a schema version, as one made in Microsoft Lists", () => {
    const { SchemaVersion: _version, ...rest } = fields;
    expect(read(rest)).toMatchObject({ kind: "kept" });
  });

  it("gives a child and a member of staff the school they are read for", () => {
    const other = { ...SCHOOL, id: "school-riverside" as SchoolId };
    expect(rowReader("Children", other)(fields)).toMatchObject({ record: { schoolId: "school-riverside" } });
    expect(rowReader("Settings", other)(toFields("Settings", aStaffRow(), CHANGE))).toMatchObject({ record: { schoolId: "school-riverside" } });
  });

  it("reads class ids whatever blanks a person typed between them", () => {
    expect(read({ ...fields, ClassIds: " a ;b;; c;" })).toMatchObject({ record: { classIds: ["a", "b", "c"] } });
  });

  it("never throws and never repeats a value, whatever a row holds", () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()), fc.dictionary(fc.string(), fc.string()));
    const names = columnsOf(RECORD_LISTS.Children).map((column) => column.name);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), (changes) => {
        const marked = { ...fields, ...changes, GivenName: "Secret-name" };
        const row = read(marked);
        expect(row.kind === "needs-mending" ? row.problems.join() : "").not.toContain("Secret-name");
      }),
    );
    for (const odd of [undefined, null, 7, "text", []]) expect(read(odd)).toMatchObject({ kind: "needs-mending", key: undefined });
  });
});

describe("toFields", () => {
  it("says who changed the row, when to the second, and which version wrote it", () => {
    expect(toFields("Team", aTeamMember(), { ...CHANGE, changedBy: "person-x" as PersonId })).toMatchObject({
      Key: "team-1",
      ChangedBy: "person-x",
      ChangedAt: "2026-09-18T09:30:00Z",
      SchemaVersion: 1,
    });
  });

  it("writes days at noon, so that no zone moves them", () => {
    expect(toFields("Team", aTeamMember(), CHANGE)).toMatchObject({ FromDay: "2026-09-01T12:00:00Z", UntilDay: null });
  });

  it("puts no name into a title", () => {
    for (const stage of STAGES) expect(toFields("Children", aChild({ stage }), CHANGE)["Title"]).toBe("JOW, year 3");
  });
});
