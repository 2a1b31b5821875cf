import { describe, expect, it } from "@jest/globals";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { type AuditEntry, type AuditRecord, auditKey, canonicalText, chainEntries, NO_HASH, seenEntry } from "../../src/domain/audit";
import { findAuditFaults } from "../../src/domain/audit-faults";
import type { ChildId } from "../../src/domain/ids";
import { MS_HALE, MS_YUSUF, OAKFIELD } from "../support/builders";

const JO = "child-jo" as ChildId;
const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
const act = (overrides: Partial<AuditEntry> = {}): AuditEntry => ({
  doneAt: "2026-10-01T09:00:00.123Z", by: MS_HALE, action: "changed", subjectKind: "plan", subjectId: "plan-1:1", childId: JO, ...overrides,
});
const START = { sequence: 0, hash: NO_HASH };
const chain = (count: number): readonly AuditRecord[] =>
  chainEntries(Array.from({ length: count }, (_none, index) => act({ subjectId: `plan-${String(index)}:1` })), START, { schoolId: OAKFIELD, digest });
const headOf = (rows: readonly AuditRecord[]) => rows.at(-1) ?? START;
const faultsOf = (rows: readonly AuditRecord[], written: readonly AuditRecord[], more: { unreadable?: readonly number[]; foreign?: readonly number[] } = {}) =>
  findAuditFaults({ schoolId: OAKFIELD, rows, unreadable: [], foreign: [], head: headOf(written), ...more }, digest);

describe("chainEntries", () => {
  it("numbers acts from one on, each carrying the hash of the one before, at whole seconds", () => {
    const rows = chain(3);
    expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(rows.map(({ previousHash }) => previousHash)).toEqual([NO_HASH, rows[0]?.hash, rows[1]?.hash]);
    expect(rows.map((row) => digest(canonicalText(OAKFIELD, row)))).toEqual(rows.map(({ hash }) => hash));
    expect(rows[0]?.doneAt).toBe("2026-10-01T09:00:00Z");
    expect(rows.map(auditKey)).toEqual(["audit:1", "audit:2", "audit:3"]);
  });

  it("gives another hash to the same act at another school or without the child", () => {
    const [row] = chain(1);
    const { childId: _childId, ...without } = row as AuditRecord;
    expect(new Set([canonicalText(OAKFIELD, row as AuditRecord), canonicalText("school-elm" as typeof OAKFIELD, row as AuditRecord), canonicalText(OAKFIELD, without)]).size).toBe(3);
  });
});

describe("seenEntry", () => {
  it("is the same act for one person, child, day and kind, and another when any of these differs", () => {
    const seen = { doneAt: "2026-10-01T09:00:00Z", by: MS_HALE, subjectKind: "plan", subjectId: "plan-1:1", childId: JO } as const;
    const key = seenEntry(seen).key;
    expect(seenEntry({ ...seen, doneAt: "2026-10-01T15:00:00Z", subjectId: "plan-1:2" }).key).toBe(key);
    const others = [{ ...seen, by: MS_YUSUF }, { ...seen, doneAt: "2026-10-02T09:00:00Z" }, { ...seen, subjectKind: "child" as const }, { ...seen, childId: "child-ada" as ChildId }];
    expect(new Set([key, ...others.map((one) => seenEntry(one).key)]).size).toBe(5);
    const { childId: _childId, ...register } = { ...seen, subjectKind: "register" as const, subjectId: "school-1" };
    expect(seenEntry(register)).toMatchObject({ action: "seen", key: "seen:register:school-1:person-hale:2026-10-01" });
  });
});

describe("findAuditFaults", () => {
  const written = chain(6);

  it("finds nothing in an empty audit, and nothing in one that is as it was written, in any order", () => {
    expect(faultsOf([], [])).toEqual([]);
    expect(faultsOf([...written].reverse(), written)).toEqual([]);
  });

  it("tells neighbouring gaps together, and a cut end", () => {
    expect(faultsOf(written.filter(({ sequence }) => ![2, 3, 6].includes(sequence)), written)).toEqual([
      { kind: "missing", from: 2, until: 3 }, { kind: "missing", from: 6, until: 6 },
    ]);
    expect(faultsOf([], written)).toEqual([{ kind: "missing", from: 1, until: 6 }]);
  });

  it("tells a row whose content was edited, and one that can no longer be read", () => {
    const edited = written.map((row) => (row.sequence === 3 ? { ...row, by: MS_YUSUF } : row));
    expect(faultsOf(edited, written)).toEqual([{ kind: "edited", from: 3, until: 3 }]);
    expect(faultsOf(written, written, { unreadable: [5] })).toEqual([{ kind: "edited", from: 5, until: 5 }]);
  });

  it("tells where somebody who also made new hashes began and ended", () => {
    const forged = { ...(written[2] as AuditRecord), by: MS_YUSUF };
    const third = { ...forged, hash: digest(canonicalText(OAKFIELD, forged)) };
    expect(faultsOf(written.map((row) => (row.sequence === 3 ? third : row)), written)).toEqual([{ kind: "rewritten", from: 4, until: 4 }]);
    const rest = chainEntries(written.slice(3), third, { schoolId: OAKFIELD, digest });
    expect(faultsOf([...written.slice(0, 2), third, ...rest], written)).toEqual([{ kind: "rewritten", from: 6, until: 6 }]);
  });

  it("tells rows that the service did not write", () => {
    const more = chainEntries([act({ by: MS_YUSUF })], headOf(written), { schoolId: OAKFIELD, digest });
    expect(faultsOf([...written, ...more], written)).toEqual([{ kind: "foreign", from: 7, until: 7 }]);
    expect(faultsOf(written, written, { foreign: [4] })).toEqual([{ kind: "foreign", from: 4, until: 4 }]);
  });

  it("finds any one row taken away or altered, wherever it is", () => {
    const rows = chain(12);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.constantFrom("by", "subjectId", "doneAt", "previousHash", "hash", "away"), (number, what) => {
        const altered = rows.flatMap((row) => {
          if (row.sequence !== number) return [row];
          return what === "away" ? [] : [{ ...row, [what]: `${String(row[what as "by"]).slice(0, -2)}xx` }];
        });
        expect(faultsOf(altered, rows)).toEqual([{ kind: what === "away" ? "missing" : "edited", from: number, until: number }]);
      }),
      { numRuns: 60 },
    );
  });
});
