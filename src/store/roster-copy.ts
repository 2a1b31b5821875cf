import type { RosterCopy, RosterReading } from "../application/ports";
import type { SchoolId } from "../domain/ids";
import type { RosterClass } from "../domain/team";
import type { Sql } from "./sql";

/** One row a class, as the roster last told it. */
export const ROSTER_TABLES: readonly string[] = [
  "create table roster_classes (school_id text not null, class_id text not null, class jsonb not null, primary key (school_id, class_id))",
  "create table roster_cursors (school_id text primary key, cursor text not null)",
];

/** The roster as last read, in the service's database. */
export function createRosterCopy(sql: Sql): RosterCopy {
  return {
    async classes(schoolId) {
      const rows = await sql.query<{ class: RosterClass }>("select class from roster_classes where school_id = $1 order by class_id", [schoolId]);
      return rows.map((row) => row.class);
    },
    keep: (schoolId, reading) => sql.transaction((transaction) => keep(transaction, schoolId, reading)),
    async cursor(schoolId) {
      const [row] = await sql.query<{ cursor: string }>("select cursor from roster_cursors where school_id = $1", [schoolId]);
      return row?.cursor;
    },
  };
}

async function keep(sql: Sql, schoolId: SchoolId, reading: RosterReading): Promise<void> {
  await sql.query("delete from roster_classes where school_id = $1 and ($2::boolean or class_id = any($3::text[]))", [
    schoolId,
    reading.whole,
    reading.removedIds,
  ]);
  await sql.query(
    `insert into roster_classes (school_id, class_id, class)
     select $1, class->>'id', class from jsonb_array_elements($2::jsonb) as told(class)
     on conflict (school_id, class_id) do update set class = excluded.class`,
    [schoolId, JSON.stringify(reading.classes)],
  );
  await sql.query(
    "insert into roster_cursors (school_id, cursor) values ($1, $2) on conflict (school_id) do update set cursor = excluded.cursor",
    [schoolId, reading.cursor],
  );
}
