import type { AuditHead, AuditRecord, NewAuditEntry } from "../domain/audit";
import type { AuditFault } from "../domain/audit-faults";
import type { SchoolId } from "../domain/ids";

/** What the last check of a school's audit found. */
export interface AuditCheck {
  /** Instant in ISO 8601, UTC. */
  readonly checkedAt: string;
  readonly rowCount: number;
  /** Faults that two checks in a row found. */
  readonly faults: readonly AuditFault[];
  /** What this check found: a row that has just been written may not have been read back yet, so it counts when it is found again. */
  readonly suspected: readonly AuditFault[];
}

/** Where a school's audit stands. */
export interface AuditStanding {
  /** The last row that is known to be in the list. */
  readonly head: AuditHead;
  /** Acts that are not in the list yet. */
  readonly waiting: number;
  /** Numbers that somebody else took in the list. */
  readonly foreign: readonly number[];
  readonly check?: AuditCheck;
}

/**
 * Acts on their way to the Audit list. Part of the ledger: an act is kept here before it is answered, and its place in the
 * chain is fixed here before its row is made, so that a row that is made twice is the same row.
 */
export interface AuditTrail {
  /** Keeps acts, in this order. */
  note(schoolId: SchoolId, entries: readonly NewAuditEntry[]): Promise<void>;
  /** The next rows for the list, in order and at most so many; the same ones until they are `sent`. */
  due(schoolId: SchoolId, atMost: number): Promise<readonly AuditRecord[]>;
  /** Says that the list holds the rows up to this one. */
  sent(schoolId: SchoolId, row: AuditRecord): Promise<void>;
  /** Goes on after `head`, because the list holds other rows under the numbers that were due. */
  goOnAfter(schoolId: SchoolId, head: AuditHead): Promise<void>;
  standing(schoolId: SchoolId): Promise<AuditStanding>;
  keepCheck(schoolId: SchoolId, check: AuditCheck): Promise<void>;
  /** SHA-256 of a text, in hexadecimal. */
  digest(text: string): string;
}
