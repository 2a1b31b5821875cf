import { beforeEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { ListReading, Replica, RowChange } from "../../src/application/ports";
import type { Child } from "../../src/domain/child";
import type { ChildId, SchoolId } from "../../src/domain/ids";
import { aChild, aProgressPoint, aStaffRow, aTargetRow } from "../support/builders";

type ChildChange = RowChange<"Children">;

const kept = (rowId: string, overrides: Partial<Child>, revision = `r${rowId}`): ChildChange => {
  const record = aChild({ id: `child-${rowId}` as ChildId, ...overrides });
  return { kind: "kept", rowId, key: record.id, record, revision };
};
const reading = (rows: readonly ChildChange[], overrides: Partial<ListReading<"Children">> = {}): ListReading<"Children"> => ({
  rows, since: undefined, cursor: "c1", fromTheStart: false, ...overrides,
});

/** What every `Replica` must do. Run over each one we have, so that the fake cannot drift from the real. */
export function describeReplica(name: string, open: () => Promise<Replica>): void {
  describe(`${name} copies lists`, () => {
    let replica: Replica;
    let school: SchoolId;
    let schools = 0;
    beforeEach(async () => {
      replica = await open();
      school = `school-${String((schools += 1))}` as SchoolId;
    });
    const names = async () => (await replica.all(school, "Children")).map(({ record }) => record.id);

    it("keeps a reading and its cursor together", async () => {
      expect(await replica.cursor(school, "Children")).toBeUndefined();
      await replica.apply(school, "Children", reading([kept("2", {}), kept("1", { dateOfBirth: "2018-02-03" as never })], { fromTheStart: true }));
      expect(await replica.cursor(school, "Children")).toBe("c1");
      expect(await names()).toEqual(["child-1", "child-2"]);
      expect(await replica.find(school, "Children", "child-1")).toEqual({ record: aChild({ id: "child-1" as ChildId, dateOfBirth: "2018-02-03" as never }), revision: "r1" });
      expect(await replica.all("school-other" as SchoolId, "Children")).toEqual([]);
    });

    it("lets the last occurrence of a row win, and forgets removed rows", async () => {
      await replica.apply(school, "Children", reading([kept("1", {}), kept("2", {}), kept("1", { strengths: "Draws" }, "r9"), { kind: "removed", rowId: "2" }, { kind: "removed", rowId: "7" }]));
      expect(await replica.all(school, "Children")).toMatchObject([{ record: { strengths: "Draws" }, revision: "r9" }]);
    });

    it("replaces everything with a reading from the start", async () => {
      await replica.apply(school, "Children", reading([kept("1", {}), kept("2", {})]));
      await replica.apply(school, "Children", reading([kept("2", {}), kept("3", {})], { since: "c1", cursor: "c2", fromTheStart: true }));
      expect(await names()).toEqual(["child-2", "child-3"]);
    });

    it("leaves out a reading that another one has overtaken", async () => {
      await replica.apply(school, "Children", reading([kept("1", {})]));
      await replica.apply(school, "Children", reading([kept("1", { strengths: "New" }, "r2")], { since: "c1", cursor: "c2" }));
      await replica.apply(school, "Children", reading([kept("1", { strengths: "Old" })], { since: "c1", cursor: "c1b" }));
      expect(await replica.cursor(school, "Children")).toBe("c2");
      expect(await replica.all(school, "Children")).toMatchObject([{ record: { strengths: "New" } }]);
    });

    it("shows our own write at once, and once, whatever a slower reading says", async () => {
      await replica.apply(school, "Children", reading([kept("1", {})]));
      await replica.note(school, "Children", { record: aChild({ id: "child-1" as ChildId, strengths: "Ours" }), revision: "r2" });
      await replica.note(school, "Children", { record: aChild({ id: "child-5" as ChildId }), revision: "r5" });
      await replica.apply(school, "Children", reading([kept("1", {})], { since: "c1", cursor: "c2" }));
      expect(await replica.find(school, "Children", "child-1")).toMatchObject({ record: { strengths: "Ours" }, revision: "r2" });
      await replica.apply(school, "Children", reading([kept("1", { strengths: "Ours" }, "r2"), kept("5", {}), kept("1", { strengths: "Theirs" }, "r3")], { since: "c2", cursor: "c3" }));
      expect(await names()).toEqual(["child-1", "child-5"]);
      expect(await replica.find(school, "Children", "child-1")).toMatchObject({ record: { strengths: "Theirs" } });
      await replica.apply(school, "Children", reading([{ kind: "removed", rowId: "5" }], { since: "c3", cursor: "c4" }));
      expect(await names()).toEqual(["child-1"]);
    });

    it("keeps our own new row through a reading from the start that tells of it, and drops it with one that does not", async () => {
      await replica.note(school, "Children", { record: aChild({ id: "child-1" as ChildId }), revision: "r1" });
      await replica.note(school, "Children", { record: aChild({ id: "child-2" as ChildId }), revision: "r2" });
      await replica.apply(school, "Children", reading([kept("1", {})], { fromTheStart: true }));
      expect(await names()).toEqual(["child-1"]);
    });

    it("shows a row that cannot be read beside its last good values, until it is mended", async () => {
      const spoiled = (rowId: string, key: string | undefined, revision: string): ChildChange => ({ kind: "needs-mending", rowId, key, problems: ["Stage: is not one of the allowed words"], revision });
      await replica.apply(school, "Children", reading([kept("1", {})]));
      await replica.apply(school, "Children", reading([spoiled("1", undefined, "r2"), spoiled("8", "child-8", "r8")], { since: "c1", cursor: "c2" }));
      expect(await replica.all(school, "Children")).toMatchObject([{ record: { id: "child-1" }, revision: "r2" }]);
      expect((await replica.needsMending(school)).map(({ list, key }) => [list, key]).sort()).toEqual([["Children", "child-1"], ["Children", "child-8"]]);
      await replica.apply(school, "Children", reading([kept("1", { strengths: "Mended" }, "r3"), { kind: "removed", rowId: "8" }], { since: "c2", cursor: "c3" }));
      expect(await replica.needsMending(school)).toEqual([]);
      expect(await replica.all(school, "Children")).toMatchObject([{ record: { strengths: "Mended" } }]);
    });

    it("finds the rows of some children, and none in a list that names no child", async () => {
      const point = aProgressPoint();
      await replica.apply(school, "Progress", { rows: [
        { kind: "kept", rowId: "1", key: point.id, record: point, revision: "r1" },
        { kind: "kept", rowId: "2", key: "p2", record: { ...point, id: "p2" as never, childId: "child-2" as ChildId }, revision: "r2" },
      ], since: undefined, cursor: "c", fromTheStart: true });
      await replica.note(school, "Targets", { record: aTargetRow(), revision: "r1" });
      await replica.note(school, "Settings", { record: aStaffRow(), revision: "r1" });
      expect(await replica.ofChildren(school, "Progress", ["child-jo" as ChildId, "child-9" as ChildId])).toEqual([{ record: point, revision: "r1" }]);
      expect(await replica.ofChildren(school, "Targets", ["child-jo" as ChildId])).toHaveLength(1);
      expect(await replica.ofChildren(school, "Targets", [])).toEqual([]);
      expect(await replica.all(school, "Settings")).toEqual([{ record: aStaffRow(), revision: "r1" }]);
    });

    it("ends equal to the truth after any changes, repetitions, overtakings and losses", async () => {
      await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 25 }), (steps) => playOut(replica, school, steps)), { numRuns: 25, endOnFailure: true });
    }, 60_000);
  });
}

/** What happens to a list and to readings of it. */
type Step =
  | { readonly kind: "write" | "remove" | "own-write"; readonly row: number }
  | { readonly kind: "read" | "read-late" | "repeat" | "lose" };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom("write" as const, "remove" as const, "own-write" as const), row: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constantFrom("read" as const, "read-late" as const, "repeat" as const, "lose" as const) }),
);

async function playOut(replica: Replica, base: SchoolId, steps: readonly Step[]): Promise<void> {
  const school = `${base}-${JSON.stringify(steps)}` .replaceAll("/", "") as SchoolId;
  const truth = new Map<number, { readonly change: number; readonly record: Child | undefined }>();
  const late: ListReading<"Children">[] = [];
  let change = 0;
  const tell = (cursor: string | undefined): ListReading<"Children"> => {
    const told = [...truth].filter(([, row]) => row.change > Number(cursor ?? "0"));
    const rows = told.flatMap(([id, row]): readonly ChildChange[] => {
      if (row.record !== undefined) return [{ kind: "kept", rowId: String(id), key: row.record.id, record: row.record, revision: `r${String(row.change)}` }];
      return cursor === undefined ? [] : [{ kind: "removed", rowId: String(id) }];
    });
    return { rows, cursor: String(change), since: cursor, fromTheStart: cursor === undefined };
  };
  const read = async (from: string | undefined) => replica.apply(school, "Children", { ...tell(from), since: await replica.cursor(school, "Children") });

  for (const one of steps) {
    switch (one.kind) {
      case "write":
      case "own-write": {
        change += 1;
        const record = aChild({ id: `child-${String(one.row)}` as ChildId, strengths: String(change) });
        truth.set(one.row, { change, record });
        if (one.kind === "own-write") await replica.note(school, "Children", { record, revision: `r${String(change)}` });
        break;
      }
      case "remove":
        change += 1;
        if (truth.has(one.row)) truth.set(one.row, { change, record: undefined });
        break;
      case "read":
        await read(await replica.cursor(school, "Children"));
        break;
      case "read-late":
        late.push(tell(await replica.cursor(school, "Children")));
        break;
      case "repeat": {
        const overtaken = late.shift();
        if (overtaken !== undefined) await replica.apply(school, "Children", overtaken);
        break;
      }
      case "lose":
        await read(undefined);
        break;
    }
  }
  await read(await replica.cursor(school, "Children"));
  await read(undefined);
  const expected = [...truth.values()].flatMap(({ record }) => (record === undefined ? [] : [record])).sort((a, b) => (a.id < b.id ? -1 : 1));
  expect((await replica.all(school, "Children")).map(({ record }) => record)).toEqual(expected);
}
