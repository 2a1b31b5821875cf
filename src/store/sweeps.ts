import type { Revision, SweepMemory } from "../application/ports";
import type { SchoolId } from "../domain/ids";
import type { Sql } from "./sql";

/** Which versions were ever agreed, and since when rows without one have been seen; part of the ledger, so it is backed up. */
export const SWEEP_TABLES: readonly string[] = [
  "create table committed_versions (school_id text not null, version_key text not null, primary key (school_id, version_key))",
  `create table uncommitted_rows (
    school_id text not null, name text not null, revision text not null, since text not null, primary key (school_id, name)
  )`,
];

/** What sweeps remember, in the service's database. */
export function createSweeps(sql: Sql): SweepMemory {
  return {
    async noteCommitted(schoolId, versionKeys) {
      await sql.query(
        "insert into committed_versions (school_id, version_key) select $1, unnest($2::text[]) on conflict do nothing",
        [schoolId, versionKeys],
      );
    },
    async committed(schoolId) {
      const rows = await sql.query<{ version_key: string }>("select version_key from committed_versions where school_id = $1", [schoolId]);
      return new Set(rows.map((row) => row.version_key));
    },
    noteUncommitted: (schoolId, rows, now) => sql.transaction((transaction) => noteUncommitted(transaction, { schoolId, rows, now })),
  };
}

interface Seen {
  readonly schoolId: SchoolId;
  readonly rows: readonly { readonly name: string; readonly revision: Revision }[];
  readonly now: string;
}

async function noteUncommitted(sql: Sql, { schoolId, rows, now }: Seen): Promise<ReadonlyMap<string, string>> {
  await sql.query("delete from uncommitted_rows where school_id = $1 and not (name = any($2::text[]))", [schoolId, rows.map((row) => row.name)]);
  const kept = await sql.query<{ name: string; since: string }>(
    `insert into uncommitted_rows as ours (school_id, name, revision, since)
     select $1, name, revision, $3 from jsonb_to_recordset($2::jsonb) as told(name text, revision text)
     on conflict (school_id, name) do update
       set revision = excluded.revision, since = case when ours.revision = excluded.revision then ours.since else excluded.since end
     returning name, since`,
    [schoolId, JSON.stringify(rows), now],
  );
  return new Map(kept.map((row) => [row.name, row.since]));
}
