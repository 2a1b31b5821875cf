import { describe, expect, it } from "@jest/globals";
import { UnavailableError } from "../../src/application/errors";
import { makePackage, outlinePackage } from "../../src/application/make-package";
import { listPackages, markReceived } from "../../src/application/package-receipts";
import { proposeHandovers } from "../../src/application/propose-handovers";
import { outlineArrival, takeInPackage } from "../../src/application/take-in-package";
import { PACKED_LISTS } from "../../src/domain/package/package-records";
import { keyOf } from "../../src/domain/record-key";
import { MS_HALE, MS_YUSUF, OAKFIELD, aChild, aProgressPoint, aTargetRow, day } from "../support/builders";
import { OAKFIELD_SCHOOL, type TestServices } from "../support/fakes/services";
import { MR_MARSH, RIVERSIDE } from "../support/fakes/two-schools";
import { JO, JOS_RECORDS, TO, oakfieldWithJo, packageOfJo, riverside, takeInWhole } from "../support/package-scenes";

/** What belongs to a place and stays there; the rest must be the same in both schools. */
const STAYS = { Children: ["schoolId", "entraId", "classIds", "leftOn"], Plans: ["leadId"], Provision: ["whoId"] } as const;

function rowsIn(services: TestServices) {
  return Object.fromEntries(PACKED_LISTS.map((list) => {
    const hidden: readonly string[] = list in STAYS ? STAYS[list as keyof typeof STAYS] : [];
    const rows = [...services.lists.records(list)].sort((a, b) => keyOf(list, a).localeCompare(keyOf(list, b)));
    return [list, rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !hidden.includes(name))))];
  }));
}
const arriving = (bytes: Uint8Array) => ({ personId: MR_MARSH, schoolId: RIVERSIDE, bytes });

describe("a package to another school [R51]", () => {
  it("tells the SENCO what goes before it is made, and keeps that it was made without a name", async () => {
    const services = await oakfieldWithJo();
    expect(await outlinePackage({ personId: MS_HALE, childId: JO }, services)).toEqual({
      child: { id: JO, name: "Jo O'Neill-Wren" }, documents: 2,
      counts: { Children: 1, Plans: 2, Targets: 2, Provision: 1, Progress: 2, Reviews: 1, Acknowledgements: 1 },
    });
    const made = await packageOfJo(services);
    expect(made.fileName).toMatch(/^handover-package-[0-9a-f-]{19}\.zip$/);
    const exported = services.audit.acts(OAKFIELD).filter(({ action }) => action === "exported");
    expect(exported).toMatchObject([{ by: MS_HALE, subjectKind: "package", childId: JO }]);
    expect(JSON.stringify(services.audit.acts(OAKFIELD))).not.toMatch(/O'Neill|Riverside/);
  });

  it("is the same file when it is made again on the same day, and is listed once", async () => {
    const services = await oakfieldWithJo();
    expect((await packageOfJo(services)).bytes).toEqual((await packageOfJo(services)).bytes);
    expect(await listPackages({ personId: MS_HALE, schoolId: OAKFIELD }, services)).toMatchObject([{ toSchool: TO, childName: "Jo O'Neill-Wren", isReceived: false }]);
  });

  it("leaves out what was never agreed, and the accounts and classes of this school", async () => {
    const orphan = aTargetRow({ planVersion: 3 });
    const services = await oakfieldWithJo({ Targets: [...JOS_RECORDS.Targets, orphan], Progress: [...JOS_RECORDS.Progress, aProgressPoint({ id: "p-9" as never, targetId: "target-9" as never })] });
    const opened = services.packages.open((await packageOfJo(services)).bytes);
    expect(opened).toMatchObject({ kind: "opened", records: { targets: [{ planVersion: 1 }, { planVersion: 2 }], progress: [{}, {}] } });
    expect(JSON.stringify("records" in opened && opened.records)).not.toMatch(/person-jo|class-willow|leadId|whoId/);
  });

  it("is for the SENCO alone", async () => {
    const services = await oakfieldWithJo();
    await expect(packageOfJo(services, MS_YUSUF)).rejects.toMatchObject({ code: "not-allowed" });
    await expect(listPackages({ personId: MS_YUSUF, schoolId: OAKFIELD }, services)).rejects.toMatchObject({ code: "not-allowed" });
    await expect(outlineArrival({ personId: MS_YUSUF, schoolId: OAKFIELD, bytes: new Uint8Array() }, services)).rejects.toMatchObject({ code: "not-allowed" });
    await expect(takeInPackage({ personId: MS_HALE, schoolId: RIVERSIDE, bytes: new Uint8Array() }, services)).rejects.toMatchObject({ code: "not-found" });
  });

  it.each(["", "   ", "x".repeat(101)])("needs the name of the other school: %j", async (toSchool) => {
    await expect(makePackage({ personId: MS_HALE, childId: JO, toSchool }, await oakfieldWithJo())).rejects.toMatchObject({ code: "invalid", problems: ["toSchool"] });
  });

  it("is no move within the service: the child stays, and nothing is proposed or told", async () => {
    const services = await oakfieldWithJo();
    await packageOfJo(services);
    expect(await proposeHandovers(OAKFIELD_SCHOOL, services)).toEqual([]);
    expect(services.lists.records("Children")[0]?.leftOn).toBeUndefined();
  });
});

describe("a package from another school [R51]", () => {
  it("says what it would bring, and writes nothing", async () => {
    const there = await riverside();
    const { bytes, fingerprint } = await packageOfJo(await oakfieldWithJo());
    const outline = await outlineArrival(arriving(bytes), there);
    expect(outline).toMatchObject({
      kind: "readable", fingerprint, head: { fromSchool: "Oakfield Primary", toSchool: TO, madeOn: "2026-10-01" }, child: { name: "Jo O'Neill-Wren", yearGroup: "3", dateOfBirth: "2018-03-04" },
      documents: 2, obstacles: [],
    });
    expect("lists" in outline ? outline.lists.map(({ total, here }) => [total, here]) : []).toEqual([[1, 0], [2, 0], [1, 0], [2, 0], [2, 0], [1, 0], [1, 0]]);
    expect(there.lists.writes).toEqual([]);
  });

  it("is written field for field as it was, and its documents where nobody else opens them", async () => {
    const [here, there] = [await oakfieldWithJo(), await riverside()];
    const { bytes } = await packageOfJo(here);
    const rounds = await takeInWhole(bytes, there);
    expect(rowsIn(there)).toEqual(rowsIn(here));
    expect(there.lists.records("Children")).toMatchObject([{ id: JO, schoolId: RIVERSIDE, classIds: [] }]);
    expect(there.folders.restricted.map(({ name }) => name)).toEqual(["From the last school, 01-plan-version-1.docx", "From the last school, 02-plan-version-2.docx"]);
    expect(rounds.at(-1)).toMatchObject({ done: 12, total: 12, receipt: { toSchool: "Riverside Academy", receivedOn: "2026-10-01" } });
  });

  it.each(Array.from({ length: 10 }, (_none, at) => at))("is finished by the next attempt when write %i fails", async (at) => {
    const [here, there] = [await oakfieldWithJo(), await riverside()];
    const { bytes } = await packageOfJo(here);
    there.lists.failures.push(...Array.from({ length: at }, () => undefined), new UnavailableError(1));
    await expect(takeInWhole(bytes, there)).rejects.toMatchObject({ code: "unavailable" });
    await takeInWhole(bytes, there);
    expect(rowsIn(there)).toEqual(rowsIn(here));
    const creates = there.lists.writes.filter((line) => line.startsWith("create"));
    expect(new Set(creates).size).toBe(10);
  });

  it("changes nothing when it is taken in again, and gives the same receipt", async () => {
    const there = await riverside();
    const { bytes } = await packageOfJo(await oakfieldWithJo());
    const [last] = [...(await takeInWhole(bytes, there))].reverse();
    const writes = there.lists.writes.length;
    expect(await takeInWhole(bytes, there)).toEqual([last]);
    expect(there.lists.writes).toHaveLength(writes);
    expect(await outlineArrival(arriving(bytes), there)).toMatchObject({ lists: PACKED_LISTS.map(() => ({ differing: 0 })) });
  });

  it("goes in rounds when there is much of it, and says how far it is", async () => {
    const Progress = Array.from({ length: 50 }, (_none, at) => aProgressPoint({ id: `p-${String(at)}` as never }));
    const { bytes } = await packageOfJo(await oakfieldWithJo({ Progress }));
    const rounds = await takeInWhole(bytes, await riverside());
    expect(rounds.map(({ done, total }) => [done, total])).toEqual([[20, 60], [40, 60], [60, 60]]);
  });

  it("brings a child back who left: account and classes stay, what is here already is not written over", async () => {
    const returning = aChild({ schoolId: RIVERSIDE, dateOfBirth: day("2018-03-04"), yearGroup: "2", classIds: [], leftOn: day("2026-01-01") });
    const there = await riverside({ Children: [returning], Targets: [...JOS_RECORDS.Targets], Plans: [{ ...JOS_RECORDS.Plans[0], strategies: "Said here otherwise" }] });
    const { bytes } = await packageOfJo(await oakfieldWithJo());
    expect(await outlineArrival(arriving(bytes), there)).toMatchObject({ obstacles: [], lists: [{ here: 1, differing: 1 }, { here: 2, differing: 0 }, {}, { here: 1, differing: 1 }, {}, {}, {}] });
    await takeInWhole(bytes, there);
    const [child] = there.lists.records("Children");
    expect([child?.yearGroup, child?.leftOn, child?.entraId]).toEqual(["3", undefined, returning.entraId]);
    expect(there.lists.records("Plans").map(({ version, strategies }) => [version, strategies])).toEqual([[1, "Said here otherwise"], [2, "Read instructions aloud first"]]);
  });

  it.each([
    ["another child has its id", { Children: [aChild({ givenName: "Sam" })] }],
    ["another child has an id of its rows", { Progress: [aProgressPoint({ childId: "child-sam" as never })] }],
  ])("is refused when here %s", async (_name, records) => {
    const there = await riverside(records);
    const { bytes } = await packageOfJo(await oakfieldWithJo());
    expect(await outlineArrival(arriving(bytes), there)).toMatchObject({ obstacles: ["another-child-has-its-ids"] });
    await expect(takeInWhole(bytes, there)).rejects.toMatchObject({ code: "invalid" });
    expect(there.lists.writes).toEqual([]);
  });

  it("is refused, and nothing written, when it is no package", async () => {
    const there = await riverside();
    expect(await outlineArrival(arriving(new Uint8Array(4)), there)).toEqual({ kind: "refused", faults: [{ kind: "not-a-zip" }] });
    await expect(takeInWhole(new Uint8Array(4), there)).rejects.toMatchObject({ code: "invalid", problems: ["not-a-zip"] });
    expect(there.lists.writes).toEqual([]);
  });
});

describe("the receipt", () => {
  it("marks the package as received, however it is typed, and once", async () => {
    const [here, there] = [await oakfieldWithJo(), await riverside()];
    const { bytes } = await packageOfJo(here);
    const code = (await takeInWhole(bytes, there)).at(-1)?.receipt?.code ?? "";
    const typed = code.toUpperCase().replaceAll("-", " ");
    const received = await markReceived({ personId: MS_HALE, schoolId: OAKFIELD, typed }, here);
    expect(received).toMatchObject({ toSchool: TO, isReceived: true });
    const writes = here.lists.writes.length;
    expect(await markReceived({ personId: MS_HALE, schoolId: OAKFIELD, typed: code }, here)).toEqual(received);
    expect(here.lists.writes).toHaveLength(writes);
  });

  it.each([["nothing", "", "invalid"], ["something else", "Thank you!", "invalid"], ["a code of no package", "0000-1111-2222-3333-4444", "not-found"]])("is refused: %s", async (_name, typed, code) => {
    const here = await oakfieldWithJo();
    await packageOfJo(here);
    await expect(markReceived({ personId: MS_HALE, schoolId: OAKFIELD, typed }, here)).rejects.toMatchObject({ code });
  });

  it("is not to be had from the sender's own row", async () => {
    const here = await oakfieldWithJo();
    await packageOfJo(here);
    const [handover] = here.lists.records("Handovers");
    await expect(markReceived({ personId: MS_HALE, schoolId: OAKFIELD, typed: handover?.id ?? "" }, here)).rejects.toMatchObject({ code: "invalid" });
  });
});
