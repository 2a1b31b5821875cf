import type { ListReading, RowChange } from "../application/ports";
import type { SchoolId } from "../domain/ids";
import type { ListName } from "../domain/records";
import type { Sql } from "./sql";

/** Which copy of which list. */
export interface ReplicatedList {
  readonly schoolId: SchoolId;
  readonly list: ListName;
}

/** Puts the rows of one reading into the copy, inside the caller's transaction. The last occurrence of a row wins. */
export async function applyRows(sql: Sql, { schoolId, list }: ReplicatedList, reading: ListReading): Promise<void> {
  const last = [...new Map(reading.rows.map((row) => [row.rowId, row])).values()];
  const kept = last.flatMap((row) => (row.kind === "kept" ? [keptRow(row)] : []));
  const spoiled = last.flatMap((row) => (row.kind === "needs-mending" ? [spoiledRow(row)] : []));
  if (reading.fromTheStart) {
    const present = last.flatMap((row) => (row.kind === "removed" ? [] : [row.rowId]));
    const keys = kept.map((row) => row.key);
    await sql.query(
      `delete from replica_rows where school_id = $1 and list = $2
       and not (row_id = any($3::text[])) and not (row_id like 'key:%' and key = any($4::text[]))`,
      [schoolId, list, present, keys],
    );
  }
  const removed = last.flatMap((row) => (row.kind === "removed" ? [row.rowId] : []));
  await sql.query("delete from replica_rows where school_id = $1 and list = $2 and row_id = any($3::text[])", [schoolId, list, removed]);
  await keepRows(sql, { schoolId, list }, kept);
  await spoilRows(sql, { schoolId, list }, spoiled);
}

function keptRow({ rowId, key, record, revision }: Extract<RowChange, { kind: "kept" }>) {
  return { row_id: rowId, key, child_id: "childId" in record ? record.childId : null, record, revision };
}

function spoiledRow({ rowId, key, problems, revision }: Extract<RowChange, { kind: "needs-mending" }>) {
  return { row_id: rowId, key: key ?? null, problems, revision };
}

async function keepRows(sql: Sql, { schoolId, list }: ReplicatedList, rows: readonly ReturnType<typeof keptRow>[]): Promise<void> {
  if (rows.length === 0) return;
  const parameters = [schoolId, list, JSON.stringify(rows)];
  await adoptRows(sql, parameters);
  await sql.query(
    `insert into replica_rows as ours (school_id, list, row_id, key, child_id, record, revision)
     select $1, $2, row_id, key, child_id, record, revision
     from jsonb_to_recordset($3::jsonb) as told(row_id text, key text, child_id text, record jsonb, revision text)
     on conflict (school_id, list, row_id) do update
       set key = excluded.key, child_id = excluded.child_id, record = excluded.record, revision = excluded.revision, problems = null, replaced = '[]'
       where not (ours.replaced ? excluded.revision)`,
    parameters,
  );
}

async function spoilRows(sql: Sql, { schoolId, list }: ReplicatedList, rows: readonly ReturnType<typeof spoiledRow>[]): Promise<void> {
  if (rows.length === 0) return;
  const parameters = [schoolId, list, JSON.stringify(rows)];
  await adoptRows(sql, parameters);
  await sql.query(
    `insert into replica_rows as ours (school_id, list, row_id, key, revision, problems)
     select $1, $2, row_id, key, revision, problems
     from jsonb_to_recordset($3::jsonb) as told(row_id text, key text, revision text, problems jsonb)
     on conflict (school_id, list, row_id) do update
       set key = coalesce(excluded.key, ours.key), revision = excluded.revision, problems = excluded.problems, replaced = '[]'
       where not (ours.replaced ? excluded.revision)`,
    parameters,
  );
}

/** A row that we wrote ourselves takes on its number once a reading tells it. */
async function adoptRows(sql: Sql, parameters: readonly unknown[]): Promise<void> {
  await sql.query(
    `update replica_rows as ours set row_id = told.row_id
     from jsonb_to_recordset($3::jsonb) as told(row_id text, key text)
     where ours.school_id = $1 and ours.list = $2 and ours.row_id = 'key:' || told.key
       and not exists (select 1 from replica_rows other where other.school_id = $1 and other.list = $2 and other.row_id = told.row_id)`,
    parameters,
  );
}
