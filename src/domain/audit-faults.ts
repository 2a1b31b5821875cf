import { type AuditHead, type AuditRecord, canonicalText, type Digest, NO_HASH } from "./audit";
import type { SchoolId } from "./ids";

/**
 * What shows that somebody altered the audit. `from` and `until` are row numbers, the same for a single row:
 * rows are `missing`, a row's content does not fit its hash (`edited`), a row does not follow on from the one
 * before it although both fit their own hashes (`rewritten`), or a row is not ours (`foreign`).
 */
export interface AuditFault {
  readonly kind: "missing" | "edited" | "rewritten" | "foreign";
  readonly from: number;
  readonly until: number;
}

/** What a check compares. */
export interface CheckedAudit {
  readonly schoolId: SchoolId;
  /** Rows in any order. */
  readonly rows: readonly AuditRecord[];
  /** Numbers of rows that can no longer be read. */
  readonly unreadable: readonly number[];
  /** The last row that the service knows it has written. */
  readonly head: AuditHead;
  /** Numbers of rows that the service knows not to be its own. */
  readonly foreign: readonly number[];
}

/** Finds gaps, edits and rewritten ends in a school's audit, by number; empty when every row is as it was written. */
export function findAuditFaults({ schoolId, rows, unreadable, head, foreign }: CheckedAudit, digest: Digest): readonly AuditFault[] {
  const byNumber = new Map(rows.map((row) => [row.sequence, row]));
  const damaged = new Set([...unreadable, ...rows.filter((row) => digest(canonicalText(schoolId, row)) !== row.hash).map((row) => row.sequence)]);
  const strange = new Set([...foreign, ...[...byNumber.keys()].filter((number) => number > head.sequence)]);
  const found: AuditFault[] = [];
  for (let number = 1; number <= head.sequence; number += 1) {
    const kind = faultAt(number, { byNumber, damaged, head });
    if (kind !== undefined && !strange.has(number)) add(found, kind, number);
  }
  for (const number of [...strange].sort((a, b) => a - b)) add(found, "foreign", number);
  return found;
}

interface Chain {
  readonly byNumber: ReadonlyMap<number, AuditRecord>;
  readonly damaged: ReadonlySet<number>;
  readonly head: AuditHead;
}

function faultAt(number: number, { byNumber, damaged, head }: Chain): AuditFault["kind"] | undefined {
  const row = byNumber.get(number);
  if (damaged.has(number)) return "edited";
  if (row === undefined) return "missing";
  if (number === head.sequence && row.hash !== head.hash) return "rewritten";
  const before = number === 1 ? NO_HASH : byNumber.get(number - 1)?.hash;
  // What stands before is at fault itself, and told there.
  if (before === undefined || damaged.has(number - 1)) return undefined;
  return row.previousHash === before ? undefined : "rewritten";
}

/** Neighbouring rows with the same fault are told together. */
function add(found: AuditFault[], kind: AuditFault["kind"], number: number): void {
  const last = found.at(-1);
  if (last !== undefined && last.kind === kind && last.until === number - 1) found[found.length - 1] = { ...last, until: number };
  else found.push({ kind, from: number, until: number });
}
