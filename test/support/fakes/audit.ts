import { createHash } from "node:crypto";
import type { AuditCheck, AuditTrail } from "../../../src/application/audit-ports";
import { type AuditEntry, type AuditHead, type AuditRecord, chainEntries, type NewAuditEntry, NO_HASH } from "../../../src/domain/audit";
import type { SchoolId } from "../../../src/domain/ids";

interface Waiting {
  readonly key: string | undefined;
  readonly entry: AuditEntry;
  record: AuditRecord | undefined;
  isSent: boolean;
}

interface SchoolAudit {
  readonly entries: Waiting[];
  last: AuditHead;
  sent: AuditHead;
  foreign: readonly number[];
  check: AuditCheck | undefined;
}

/** The audit held in memory, and what a test may look at. */
export interface AuditInMemory extends AuditTrail {
  /** Every act that was kept, in order, without its instant. */
  acts(schoolId: SchoolId): readonly Omit<AuditEntry, "doneAt">[];
}

const NONE: AuditHead = { sequence: 0, hash: NO_HASH };

/** Acts on their way to the list, with the rules of the port; it passes the same contract as the real one. */
export function auditInMemory(): AuditInMemory {
  const schools = new Map<SchoolId, SchoolAudit>();
  const digest = (text: string) => createHash("sha256").update(text).digest("hex");
  function of(schoolId: SchoolId): SchoolAudit {
    const known = schools.get(schoolId) ?? { entries: [], last: NONE, sent: NONE, foreign: [], check: undefined };
    schools.set(schoolId, known);
    return known;
  }
  const unsent = (schoolId: SchoolId) => of(schoolId).entries.filter((one) => !one.isSent);
  return {
    digest,
    acts: (schoolId) => of(schoolId).entries.map(({ entry: { doneAt: _doneAt, ...act } }) => act),
    note: async (schoolId, entries: readonly NewAuditEntry[]) => {
      const school = of(schoolId);
      for (const { key, ...entry } of entries) {
        if (key === undefined || !school.entries.some((one) => one.key === key)) school.entries.push({ key, entry, record: undefined, isSent: false });
      }
    },
    due: async (schoolId, atMost) => {
      const school = of(schoolId);
      const waiting = unsent(schoolId).filter((one) => one.record === undefined).slice(0, atMost);
      for (const [index, record] of chainEntries(waiting.map((one) => one.entry), school.last, { schoolId, digest }).entries()) {
        const one = waiting[index];
        if (one !== undefined) one.record = record;
        school.last = record;
      }
      return unsent(schoolId).flatMap(({ record }) => (record === undefined ? [] : [record])).slice(0, atMost);
    },
    sent: async (schoolId, row) => {
      const school = of(schoolId);
      for (const one of school.entries) if (one.record !== undefined && one.record.sequence <= row.sequence) one.isSent = true;
      if (row.sequence > school.sent.sequence) school.sent = { sequence: row.sequence, hash: row.hash };
    },
    goOnAfter: async (schoolId, { sequence, hash }) => {
      const school = of(schoolId);
      const before = school.sent.sequence;
      if (sequence <= before) return;
      if (before > 0) school.foreign = [...school.foreign, ...Array.from({ length: sequence - before }, (_none, index) => before + 1 + index)];
      for (const one of unsent(schoolId)) one.record = undefined;
      school.last = { sequence, hash };
      school.sent = school.last;
    },
    standing: async (schoolId) => {
      const { sent, foreign, check } = of(schoolId);
      return { head: sent, waiting: unsent(schoolId).length, foreign, ...(check === undefined ? {} : { check }) };
    },
    keepCheck: async (schoolId, check) => void (of(schoolId).check = check),
  };
}
