import type { Sql } from "./sql";

/** Changes whenever a record of the domain gains, loses or renames a field: the replica is then read anew from the lists. */
export const REPLICA_SHAPE = "1";

/**
 * `row_id` is the row's number in its list, or `key:…` for a row that this program wrote and no reading has told of yet.
 * `record` is the last good record, null while there has been none; `problems` say why the row as it is now cannot be read.
 * `replaced` holds revisions that our own writes replaced, so that a slower reading does not bring them back.
 */
export const REPLICA_TABLES: readonly string[] = [
  `create table replica_rows (
    school_id text not null, list text not null, row_id text not null,
    key text, child_id text, record jsonb, revision text not null,
    problems jsonb, replaced jsonb not null default '[]',
    primary key (school_id, list, row_id)
  )`,
  "create index replica_rows_by_key on replica_rows (school_id, list, key)",
  "create index replica_rows_by_child on replica_rows (school_id, list, child_id)",
  "create table replica_cursors (school_id text not null, list text not null, cursor text not null, primary key (school_id, list))",
];

/**
 * `read_as` names the reading code that made the copy of the list up to the cursor. Rows that older code could not read
 * are never told again, so under another name a cursor counts as none, and the list is read from the start.
 */
export const REPLICA_READ_AS: readonly string[] = ["alter table replica_cursors add column read_as text not null default ''"];

/** Empties the copy of the lists and rosters; the next reading fills it again. Drafts are not touched. */
export async function emptyReplica(sql: Sql): Promise<void> {
  for (const table of ["replica_rows", "replica_cursors", "roster_classes", "roster_cursors", "folder_shares"]) {
    await sql.query(`delete from ${table}`);
  }
}
