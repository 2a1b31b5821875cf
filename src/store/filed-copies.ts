import type { FiledCopies } from "../application/ports";
import type { ChildId } from "../domain/ids";
import type { Sql } from "./sql";

/** Which versions have been filed, in the service's database. */
export function createFiledCopies(sql: Sql): FiledCopies {
  return {
    async all(schoolId) {
      const rows = await sql.query<{ child_id: ChildId; version_key: string }>("select child_id, version_key from filed_copies where school_id = $1", [schoolId]);
      return new Map(rows.map((row) => [row.child_id, row.version_key]));
    },
    async keep(schoolId, childId, versionKey) {
      await sql.query(
        `insert into filed_copies (school_id, child_id, version_key) values ($1, $2, $3)
         on conflict (school_id, child_id) do update set version_key = excluded.version_key`,
        [schoolId, childId, versionKey],
      );
    },
  };
}
