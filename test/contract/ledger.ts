import { describe, expect, it } from "@jest/globals";
import { StaleError } from "../../src/application/errors";
import type { Drafts, FolderShares, RosterCopy, SweepMemory } from "../../src/application/ports";
import type { ChildId, ClassId, PersonId, SchoolId } from "../../src/domain/ids";
import { MS_HALE, MS_YUSUF, OAKFIELD, ROWAN, WILLOW, aClass, aPlanContent } from "../support/builders";

const JO = "child-jo" as ChildId;
const OTHER_SCHOOL = "school-other" as SchoolId;
const draft = { personId: MS_HALE, childId: JO, content: aPlanContent(), savedAt: "2026-10-01T10:00:00.000Z" };

interface Ledger {
  readonly drafts: Drafts;
  readonly roster: RosterCopy;
  readonly shares: FolderShares;
  readonly sweeps: SweepMemory;
}

/** What every ledger must do, whatever it is kept in. */
export function describeLedger(name: string, open: () => Promise<Ledger>): void {
  describe(`${name} keeps drafts`, () => {
    it("gives back what was written, to its author only", async () => {
      const { drafts } = await open();
      const kept = await drafts.save(OAKFIELD, draft, 0);
      expect(kept).toMatchObject(draft);
      expect(await drafts.find(OAKFIELD, MS_HALE, JO)).toEqual(kept);
      expect(await drafts.find(OAKFIELD, MS_YUSUF, JO)).toBeUndefined();
      expect(await drafts.find(OTHER_SCHOOL, MS_HALE, JO)).toBeUndefined();
      expect(await drafts.childrenOf(OAKFIELD, MS_HALE)).toEqual([JO]);
    });

    it("raises the revision with each save and refuses one that is late, even over a draft begun again", async () => {
      const { drafts } = await open();
      await drafts.discard(OAKFIELD, MS_HALE, JO);
      const first = await drafts.save(OAKFIELD, draft, 0);
      const second = await drafts.save(OAKFIELD, { ...draft, content: aPlanContent({ strategies: "Second" }) }, first.revision);
      expect(second.revision).toBeGreaterThan(first.revision);
      await expect(drafts.save(OAKFIELD, draft, 0)).rejects.toThrow(StaleError);
      await expect(drafts.save(OAKFIELD, draft, first.revision)).rejects.toThrow(StaleError);
      await drafts.discard(OAKFIELD, MS_HALE, JO);
      expect(await drafts.find(OAKFIELD, MS_HALE, JO)).toBeUndefined();
      await drafts.save(OAKFIELD, draft, 0);
      await expect(drafts.save(OAKFIELD, draft, first.revision)).rejects.toThrow(StaleError);
    });

    it("lets exactly one of two saves at the same moment through", async () => {
      const { drafts } = await open();
      await drafts.discard(OAKFIELD, MS_HALE, JO);
      const outcomes = await Promise.allSettled([drafts.save(OAKFIELD, draft, 0), drafts.save(OAKFIELD, draft, 0)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    });
  });

  describe(`${name} keeps rosters`, () => {
    it("takes changes class by class, and a whole reading instead of everything", async () => {
      const { roster } = await open();
      await roster.keep(OAKFIELD, { whole: true, classes: [aClass(), aClass({ id: ROWAN })], removedIds: [], cursor: "c1" });
      await roster.keep(OAKFIELD, { whole: false, classes: [aClass({ teacherIds: [] })], removedIds: [ROWAN, "class-9" as ClassId], cursor: "c2" });
      expect(await roster.classes(OAKFIELD)).toEqual([aClass({ teacherIds: [] })]);
      expect(await roster.cursor(OAKFIELD)).toBe("c2");
      await roster.keep(OAKFIELD, { whole: true, classes: [], removedIds: [WILLOW], cursor: "c3" });
      expect(await roster.classes(OAKFIELD)).toEqual([]);
      expect(await roster.cursor(OTHER_SCHOOL)).toBeUndefined();
    });
  });

  describe(`${name} remembers shares`, () => {
    it("keeps the last for each child of a school", async () => {
      const { shares } = await open();
      await shares.keep(OAKFIELD, JO, { people: [MS_HALE], acts: [] });
      await shares.keep(OAKFIELD, JO, { people: [MS_YUSUF, "person-ta" as PersonId], acts: [] });
      expect([...(await shares.all(OAKFIELD))]).toEqual([[JO, [MS_YUSUF, "person-ta"]]]);
      expect((await shares.all(OTHER_SCHOOL)).size).toBe(0);
    });
  });

  describe(`${name} remembers sweeps`, () => {
    it("never forgets a version that was agreed", async () => {
      const { sweeps } = await open();
      expect(await sweeps.committed(OAKFIELD)).toEqual(new Set());
      await sweeps.noteCommitted(OAKFIELD, ["plan-1:1", "plan-1:2"]);
      await sweeps.noteCommitted(OAKFIELD, ["plan-1:2"]);
      await sweeps.noteCommitted(OAKFIELD, []);
      expect(await sweeps.committed(OAKFIELD)).toEqual(new Set(["plan-1:1", "plan-1:2"]));
      expect(await sweeps.committed(OTHER_SCHOOL)).toEqual(new Set());
    });

    it("says since when a row has been as it is, and forgets what is not named", async () => {
      const { sweeps } = await open();
      const rows = [{ name: "Targets t1:1", revision: "r1" }, { name: "Targets t2:1", revision: "r1" }];
      await sweeps.noteUncommitted(OAKFIELD, rows, "monday");
      const changed = [{ name: "Targets t1:1", revision: "r1" }, { name: "Targets t2:1", revision: "r2" }];
      expect(await sweeps.noteUncommitted(OAKFIELD, changed, "tuesday")).toEqual(new Map([["Targets t1:1", "monday"], ["Targets t2:1", "tuesday"]]));
      expect(await sweeps.noteUncommitted(OTHER_SCHOOL, rows, "tuesday")).toEqual(new Map(rows.map(({ name }) => [name, "tuesday"])));
      expect(await sweeps.noteUncommitted(OAKFIELD, [], "tuesday")).toEqual(new Map());
      expect(await sweeps.noteUncommitted(OAKFIELD, rows, "friday")).toEqual(new Map(rows.map(({ name }) => [name, "friday"])));
    });
  });
}
