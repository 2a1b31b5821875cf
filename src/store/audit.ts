import { createHash } from "node:crypto";
import type { AuditCheck, AuditStanding, AuditTrail } from "../application/audit-ports";
import { type AuditHead, type AuditRecord, chainEntries, type NewAuditEntry, NO_HASH } from "../domain/audit";
import type { SchoolId } from "../domain/ids";
import type { Sql } from "./sql";

/**
 * `record` is null until the act has its place in the chain; `is_sent` once its row is in the list. What was sent is
 * remembered for two days, so that an act that is told again under its key makes no second row.
 */
export const AUDIT_TABLES: readonly string[] = [
  `create table audit_entries (
    place bigserial primary key, school_id text not null, key text, entry jsonb not null, sequence int, record jsonb,
    is_sent boolean not null default false, entered timestamptz not null default now(), unique (school_id, key)
  )`,
  "create index audit_entries_due on audit_entries (school_id, place) where not is_sent",
  `create table audit_heads (
    school_id text primary key, sequence int not null default 0, hash text not null,
    sent_sequence int not null default 0, sent_hash text not null, taken jsonb not null default '[]', checked jsonb
  )`,
];

type HeadRow = {
  readonly sequence: number; readonly hash: string; readonly sent_sequence: number; readonly sent_hash: string;
  readonly taken: readonly number[]; readonly checked: AuditCheck | null;
};

/** Acts on their way to the Audit list, in the service's database. */
export function createAudit(sql: Sql): AuditTrail {
  return {
    note: (schoolId, entries) => noteEntries(sql, schoolId, entries),
    due: (schoolId, atMost) =>
      sql.transaction(async (transaction) => {
        await chainWaiting(transaction, schoolId, atMost);
        const rows = await transaction.query<{ record: AuditRecord }>(
          "select record from audit_entries where school_id = $1 and not is_sent and record is not null order by sequence limit $2",
          [schoolId, atMost],
        );
        return rows.map((row) => row.record);
      }),
    sent: (schoolId, row) => sql.transaction((transaction) => markSent(transaction, schoolId, row)),
    goOnAfter: (schoolId, head) => sql.transaction((transaction) => goOnAfter(transaction, schoolId, head)),
    standing: (schoolId) => readStanding(sql, schoolId),
    async keepCheck(schoolId, check) {
      await lockedHead(sql, schoolId);
      await sql.query("update audit_heads set checked = $2::jsonb where school_id = $1", [schoolId, JSON.stringify(check)]);
    },
    digest,
  };
}

/** Keeps acts, as a part of what `sql` does; those whose key is known are left out. */
export async function noteEntries(sql: Sql, schoolId: SchoolId, entries: readonly NewAuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const told = entries.map(({ key, ...entry }) => ({ key: key ?? null, entry }));
  await sql.query(
    `insert into audit_entries (school_id, key, entry)
     select $1, told->>'key', told->'entry' from jsonb_array_elements($2::jsonb) with ordinality as list(told, place) order by place
     on conflict (school_id, key) do nothing`,
    [schoolId, JSON.stringify(told)],
  );
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The school's head, held until the transaction ends, so that two copies of the service do not give out one number twice. */
async function lockedHead(sql: Sql, schoolId: SchoolId): Promise<HeadRow> {
  await sql.query("insert into audit_heads (school_id, hash, sent_hash) values ($1, $2, $2) on conflict do nothing", [schoolId, NO_HASH]);
  const [head] = await sql.query<HeadRow>("select sequence, hash, sent_sequence, sent_hash, taken, checked from audit_heads where school_id = $1 for update", [schoolId]);
  return head ?? { sequence: 0, hash: NO_HASH, sent_sequence: 0, sent_hash: NO_HASH, taken: [], checked: null };
}

async function chainWaiting(sql: Sql, schoolId: SchoolId, atMost: number): Promise<void> {
  const head = await lockedHead(sql, schoolId);
  const waiting = await sql.query<{ place: string; entry: NewAuditEntry }>(
    "select place::text as place, entry from audit_entries where school_id = $1 and not is_sent and record is null order by audit_entries.place limit $2",
    [schoolId, atMost],
  );
  if (waiting.length === 0) return;
  const records = chainEntries(waiting.map((row) => row.entry), head, { schoolId, digest });
  await sql.query(
    `update audit_entries as ours set sequence = told.sequence, record = told.record
     from jsonb_to_recordset($1::jsonb) as told(place bigint, sequence int, record jsonb) where ours.place = told.place`,
    [JSON.stringify(waiting.map(({ place }, index) => ({ place, sequence: records[index]?.sequence, record: records[index] })))],
  );
  const last = records.at(-1);
  await sql.query("update audit_heads set sequence = $2, hash = $3 where school_id = $1", [schoolId, last?.sequence, last?.hash]);
}

async function markSent(sql: Sql, schoolId: SchoolId, { sequence, hash }: AuditRecord): Promise<void> {
  await lockedHead(sql, schoolId);
  await sql.query("update audit_entries set is_sent = true where school_id = $1 and not is_sent and sequence <= $2", [schoolId, sequence]);
  await sql.query("update audit_heads set sent_sequence = $2, sent_hash = $3 where school_id = $1 and sent_sequence < $2", [schoolId, sequence, hash]);
  await sql.query("delete from audit_entries where school_id = $1 and is_sent and entered < now() - interval '2 days'", [schoolId]);
}

/** A ledger that has never written is new beside an old list, and takes it as it is; otherwise the numbers between were taken by somebody else. */
async function goOnAfter(sql: Sql, schoolId: SchoolId, head: AuditHead): Promise<void> {
  const { sent_sequence: sent, taken } = await lockedHead(sql, schoolId);
  // Another copy of the service has gone on already.
  if (head.sequence <= sent) return;
  const others = sent === 0 ? [] : Array.from({ length: head.sequence - sent }, (_none, index) => sent + 1 + index);
  await sql.query("update audit_entries set sequence = null, record = null where school_id = $1 and not is_sent", [schoolId]);
  await sql.query(
    "update audit_heads set sequence = $2, hash = $3, sent_sequence = $2, sent_hash = $3, taken = $4::jsonb where school_id = $1",
    [schoolId, head.sequence, head.hash, JSON.stringify([...taken, ...others])],
  );
}

async function readStanding(sql: Sql, schoolId: SchoolId): Promise<AuditStanding> {
  const [row] = await sql.query<HeadRow>("select sequence, hash, sent_sequence, sent_hash, taken, checked from audit_heads where school_id = $1", [schoolId]);
  const [{ waiting } = { waiting: 0 }] = await sql.query<{ waiting: number }>("select count(*)::int as waiting from audit_entries where school_id = $1 and not is_sent", [schoolId]);
  if (row === undefined) return { head: { sequence: 0, hash: NO_HASH }, waiting, foreign: [] };
  return {
    head: { sequence: row.sent_sequence, hash: row.sent_hash }, waiting, foreign: row.taken, ...(row.checked === null ? {} : { check: row.checked }),
  };
}
