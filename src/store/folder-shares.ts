import type { FolderShares } from "../application/ports";
import type { ChildId, PersonId } from "../domain/ids";
import { noteEntries } from "./audit";
import type { Sql } from "./sql";

/** One row a child whose folder has been shared. */
export const FOLDER_SHARES_TABLE: readonly string[] = [
  "create table folder_shares (school_id text not null, child_id text not null, people jsonb not null, primary key (school_id, child_id))",
];

/** With whom folders were last shared, in the service's database; losing it costs one more look at each folder. */
export function createFolderShares(sql: Sql): FolderShares {
  return {
    async all(schoolId) {
      const rows = await sql.query<{ child_id: ChildId; people: readonly PersonId[] }>(
        "select child_id, people from folder_shares where school_id = $1",
        [schoolId],
      );
      return new Map(rows.map((row) => [row.child_id, row.people]));
    },
    keep: (schoolId, childId, { people, acts }) =>
      sql.transaction(async (transaction) => {
        await transaction.query(
        `insert into folder_shares (school_id, child_id, people) values ($1, $2, $3::jsonb)
         on conflict (school_id, child_id) do update set people = excluded.people`,
        [schoolId, childId, JSON.stringify(people)],
        );
        await noteEntries(transaction, schoolId, acts);
      }),
  };
}
