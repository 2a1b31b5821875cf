import { createHash } from "node:crypto";
import type { Kept, ListReading, NotedRow, Replica } from "../application/ports";
import type { ChildId, SchoolId } from "../domain/ids";
import { keyOf } from "../domain/record-key";
import type { ListName, RecordOf } from "../domain/records";
import { noteEntries } from "./audit";
import { applyRows, type ReplicatedList } from "./replica-rows";
import type { Sql } from "./sql";

type RecordRow = { readonly record: never; readonly revision: string };

/**
 * The copy of the lists in the service's database. It may be emptied at any time: the next reading fills it again.
 * `readAs` names the code that reads rows: a list that was last read under another name has no cursor here, and its rows
 * stay as they are until it has been read from the start.
 */
export function createReplica(sql: Sql, readAs: string): Replica {
  const readBy = createHash("sha256").update(readAs).digest("hex");
  return {
    cursor: (schoolId, list) => readCursor(sql, { schoolId, list, readBy }),
    apply: (schoolId, list, reading) => sql.transaction((transaction) => apply(transaction, { schoolId, list, readBy }, reading)),
    note: (schoolId, list, noted) =>
      sql.transaction(async (transaction) => {
        await note(transaction, { schoolId, list, key: keyOf(list, noted.record) }, noted);
        if (noted.act !== undefined) await noteEntries(transaction, schoolId, [noted.act]);
      }),
    async find<L extends ListName>(schoolId: SchoolId, list: L, key: string) {
      const [row] = await sql.query<RecordRow>(`${SELECT_RECORDS} and key = $3 order by row_id limit 1`, [schoolId, list, key]);
      return row satisfies Kept<RecordOf[L]> | undefined;
    },
    all: (schoolId, list) => sql.query<RecordRow>(`${SELECT_RECORDS} order by key`, [schoolId, list]),
    ofChildren: (schoolId, list, childIds: readonly ChildId[]) =>
      sql.query<RecordRow>(`${SELECT_RECORDS} and child_id = any($3::text[]) order by key`, [schoolId, list, childIds]),
    needsMending: (schoolId) => readNeedsMending(sql, schoolId),
  };
}

const SELECT_RECORDS = "select record, revision from replica_rows where school_id = $1 and list = $2 and record is not null";

interface FollowedList extends ReplicatedList {
  readonly readBy: string;
}

async function readCursor(sql: Sql, { schoolId, list, readBy }: FollowedList): Promise<string | undefined> {
  const [row] = await sql.query<{ cursor: string }>("select cursor from replica_cursors where school_id = $1 and list = $2 and read_as = $3", [
    schoolId, list, readBy,
  ]);
  return row?.cursor;
}

async function apply(sql: Sql, followed: FollowedList, reading: ListReading): Promise<void> {
  const { schoolId, list, readBy } = followed;
  // The lock keeps two copies of the service from applying readings of one list at the same moment.
  await sql.query("select pg_advisory_xact_lock(hashtext($1))", [`${schoolId}/${list}`]);
  if ((await readCursor(sql, followed)) !== reading.since) return;
  await applyRows(sql, { schoolId, list }, reading);
  await sql.query(
    `insert into replica_cursors (school_id, list, cursor, read_as) values ($1, $2, $3, $4)
     on conflict (school_id, list) do update set cursor = excluded.cursor, read_as = excluded.read_as`,
    [schoolId, list, reading.cursor, readBy],
  );
}

async function note(sql: Sql, row: { schoolId: SchoolId; list: ListName; key: string }, kept: NotedRow<ListName>): Promise<void> {
  const known = await sql.query(
    `update replica_rows set record = $4::jsonb, child_id = $4::jsonb->>'childId', problems = null, revision = $5,
       replaced = case when revision = $5 then replaced else replaced || to_jsonb(revision) end
     where school_id = $1 and list = $2 and key = $3 returning row_id`,
    [row.schoolId, row.list, row.key, JSON.stringify(kept.record), kept.revision],
  );
  if (known.length > 0) return;
  await sql.query(
    `insert into replica_rows (school_id, list, row_id, key, child_id, record, revision)
     values ($1, $2, 'key:' || $3, $3, $4::jsonb->>'childId', $4::jsonb, $5)`,
    [row.schoolId, row.list, row.key, JSON.stringify(kept.record), kept.revision],
  );
}

async function readNeedsMending(sql: Sql, schoolId: SchoolId) {
  const rows = await sql.query<{ list: ListName; key: string | null; problems: readonly string[] }>(
    "select list, key, problems from replica_rows where school_id = $1 and problems is not null order by list, key",
    [schoolId],
  );
  return rows.map(({ list, key, problems }) => ({ list, key: key ?? undefined, problems }));
}
