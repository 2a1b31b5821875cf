import type { ChildId, PersonId, SchoolId } from "./ids";
import { planVersionKey } from "./plan";

/** What somebody did: opened it, wrote it, let a person open the folder or no longer, took a copy out of Microsoft 365. */
export const AUDIT_ACTIONS = ["seen", "changed", "shared", "unshared", "exported"] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Kinds of thing that the audit speaks of. */
export const AUDIT_SUBJECTS = [
  "register", "child", "plan", "progress", "review", "advice", "concern", "acknowledgement", "handover", "team", "staff", "folder", "audit", "package",
] as const;
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];

/** One act: ids, kinds and an instant, never a name or a word of a plan (`docs/architecture.md`, "Audit"). */
export interface AuditEntry {
  /** Instant in ISO 8601, UTC; the audit keeps whole seconds. */
  readonly doneAt: string;
  readonly by: PersonId;
  readonly action: AuditAction;
  readonly subjectKind: AuditSubject;
  /** Id of the record; of a shared folder, the person who may open it now, or may not any more. */
  readonly subjectId: string;
  readonly childId?: ChildId;
}

/** An act on its way into the audit. The same `key` is entered once in a school; without one it is always entered. */
export interface NewAuditEntry extends AuditEntry {
  readonly key?: string;
}

/** A row of the Audit list: an act with its place in the school's chain. */
export interface AuditRecord extends AuditEntry {
  /** From 1, rising by one: a missing number is a row that somebody took away. */
  readonly sequence: number;
  /** Hash of the row before; of the first row, `NO_HASH`. */
  readonly previousHash: string;
  /** SHA-256 of `canonicalText`, in hexadecimal. */
  readonly hash: string;
}

/** How far a chain goes. */
export type AuditHead = Pick<AuditRecord, "sequence" | "hash">;

/** A function from text to its SHA-256 in hexadecimal. */
export type Digest = (text: string) => string;

/** What stands in the first row in the place of the hash before it. */
export const NO_HASH = "0".repeat(64);

/** Author of what the service does by itself, such as sharing a folder with a teacher who has joined. */
export const THE_SERVICE = "service" as PersonId;

/** Key of an Audit row: its number, so that nothing can stand twice under one number. */
export function auditKey({ sequence }: Pick<AuditRecord, "sequence">): string {
  return `audit:${String(sequence)}`;
}

/** The text whose hash a row carries: JSON of its number, school, whole second, act and the hash before, in this order. */
export function canonicalText(schoolId: SchoolId, row: Omit<AuditRecord, "hash">): string {
  const { sequence, doneAt, by, action, subjectKind, subjectId, childId, previousHash } = row;
  return JSON.stringify([sequence, schoolId, wholeSecond(doneAt), by, action, subjectKind, subjectId, childId ?? "", previousHash]);
}

/** Gives acts their places after `head`, each carrying the hash of the one before. */
export function chainEntries(entries: readonly AuditEntry[], head: AuditHead, { schoolId, digest }: { readonly schoolId: SchoolId; readonly digest: Digest }): readonly AuditRecord[] {
  let last = head;
  return entries.map((entry) => {
    const row = { ...entry, doneAt: wholeSecond(entry.doneAt), sequence: last.sequence + 1, previousHash: last.hash };
    const record: AuditRecord = { ...row, hash: digest(canonicalText(schoolId, row)) };
    last = record;
    return record;
  });
}

/** Somebody opened something of a child: once for each person, child, day and kind, so that reading a class is not thirty rows a minute. */
export function seenEntry(act: Pick<AuditEntry, "doneAt" | "by" | "subjectKind" | "subjectId" | "childId">): NewAuditEntry {
  const about = act.childId ?? act.subjectId;
  return { ...act, action: "seen", key: `seen:${act.subjectKind}:${about}:${act.by}:${act.doneAt.slice(0, 10)}` };
}

/** How the audit names one version of a plan. */
export const planSubject = planVersionKey;

function wholeSecond(instant: string): string {
  return `${instant.slice(0, 19)}Z`;
}
