import { beforeEach, describe, expect, it } from "@jest/globals";
import type { AuditTrail } from "../../src/application/audit-ports";
import type { FolderShares, Replica } from "../../src/application/ports";
import { type AuditEntry, chainEntries, NO_HASH } from "../../src/domain/audit";
import type { ChildId, SchoolId } from "../../src/domain/ids";
import { aProgressPoint, MS_HALE, MS_YUSUF } from "../support/builders";

interface AuditStore {
  readonly audit: AuditTrail;
  readonly replica: Replica;
  readonly shares: FolderShares;
}

const act = (subjectId: string): AuditEntry => ({ doneAt: "2026-10-01T09:00:00Z", by: MS_HALE, action: "changed", subjectKind: "plan", subjectId, childId: "child-jo" as ChildId });

/** What every audit trail must do, whatever it is kept in. */
export function describeAudit(name: string, open: () => Promise<AuditStore>): void {
  describe(`${name} keeps the audit`, () => {
    let store: AuditStore;
    let school: SchoolId;
    let schools = 0;
    beforeEach(async () => {
      store = await open();
      school = `school-audit-${String((schools += 1))}` as SchoolId;
    });
    const subjects = async (atMost = 10) => (await store.audit.due(school, atMost)).map((row) => `${String(row.sequence)} ${row.subjectId}`);

    it("chains acts in the order in which they came, and gives the same rows until they are sent", async () => {
      await store.audit.note(school, [act("a"), act("b")]);
      await store.audit.note(school, [act("c")]);
      expect(await subjects(2)).toEqual(["1 a", "2 b"]);
      const rows = await store.audit.due(school, 10);
      expect(rows).toEqual(chainEntries([act("a"), act("b"), act("c")], { sequence: 0, hash: NO_HASH }, { schoolId: school, digest: (text) => store.audit.digest(text) }));
      expect(await store.audit.standing(school)).toEqual({ head: { sequence: 0, hash: NO_HASH }, waiting: 3, foreign: [] });
      await store.audit.sent(school, rows[1] ?? (rows[0] as never));
      expect(await subjects()).toEqual(["3 c"]);
      expect(await store.audit.standing(school)).toEqual({ head: { sequence: 2, hash: rows[1]?.hash }, waiting: 1, foreign: [] });
    });

    it("enters an act once under its key, also after it was sent, and in each school", async () => {
      const other = `${school}-other` as SchoolId;
      for (let time = 0; time < 2; time += 1) {
        await store.audit.note(school, [{ ...act("a"), key: "k" }, act("b")]);
        for (const row of await store.audit.due(school, 10)) await store.audit.sent(school, row);
      }
      await store.audit.note(other, [{ ...act("a"), key: "k" }]);
      expect((await store.audit.standing(school)).head.sequence).toBe(3);
      expect((await store.audit.due(other, 10)).map(({ sequence }) => sequence)).toEqual([1]);
    });

    it("keeps an act together with the row or the sharing that it is about", async () => {
      const point = aProgressPoint();
      await store.replica.note(school, "Progress", { record: point, revision: "r1", act: { ...act(point.id), key: "r1" } });
      await store.replica.note(school, "Progress", { record: point, revision: "r1", act: { ...act(point.id), key: "r1" } });
      await store.replica.note(school, "Progress", { record: point, revision: "r2" });
      await store.shares.keep(school, point.childId, { people: [MS_YUSUF], acts: [act("folder")] });
      expect(await subjects()).toEqual([`1 ${point.id}`, "2 folder"]);
      expect(await store.replica.find(school, "Progress", point.id)).toEqual({ record: point, revision: "r2" });
    });

    it("goes on after an older list when it has never written, and remembers numbers that others took since", async () => {
      await store.audit.note(school, [act("a")]);
      expect(await subjects()).toEqual(["1 a"]);
      await store.audit.goOnAfter(school, { sequence: 7, hash: "seven" });
      const [row] = await store.audit.due(school, 10);
      expect(row).toMatchObject({ sequence: 8, previousHash: "seven", subjectId: "a" });
      expect(await store.audit.standing(school)).toMatchObject({ head: { sequence: 7, hash: "seven" }, foreign: [] });
      await store.audit.goOnAfter(school, { sequence: 9, hash: "nine" });
      await store.audit.goOnAfter(school, { sequence: 5, hash: "five" });
      expect(await store.audit.standing(school)).toMatchObject({ head: { sequence: 9, hash: "nine" }, foreign: [8, 9] });
      expect(await subjects()).toEqual(["10 a"]);
    });

    it("remembers the last check", async () => {
      const check = { checkedAt: "2026-10-01T09:00:00Z", rowCount: 3, faults: [], suspected: [{ kind: "missing", from: 2, until: 2 }] } as const;
      await store.audit.keepCheck(school, check);
      expect((await store.audit.standing(school)).check).toEqual(check);
    });
  });
}
