import type { Row, Store } from "../store/store";
import { AdminFailure } from "./admin-failure";

/** A school to be kept. */
export interface SchoolToKeep {
  readonly id: string;
  readonly displayName: string;
  readonly externalId: string;
  readonly schoolNumber: string;
}

interface SchoolRow extends Row {
  readonly id: string;
  readonly display_name: string;
  readonly external_id: string;
  readonly school_number: string;
}

/** Schools by name. */
export async function listSchools(store: Store): Promise<readonly SchoolToKeep[]> {
  const rows = await store.query<SchoolRow>("select * from schools where not removed order by display_name, id");
  return rows.map((row) => ({ id: row.id, displayName: row.display_name, externalId: row.external_id, schoolNumber: row.school_number }));
}

/** Makes a school or replaces it. */
export async function keepSchool(transaction: Store, { id, displayName, externalId, schoolNumber }: SchoolToKeep): Promise<void> {
  await transaction.query(
    `insert into schools (id, display_name, external_id, school_number) values ($1, $2, $3, $4)
     on conflict (id) do update set display_name = excluded.display_name, external_id = excluded.external_id,
       school_number = excluded.school_number, removed = false, change = nextval('change_number')`,
    [id, displayName, externalId, schoolNumber],
  );
}

/** Removes a school. Its people stay in the directory, and its classes stay without a school. @throws {AdminFailure} when there is none with this id. */
export async function removeSchool(transaction: Store, schoolId: string): Promise<void> {
  const removed = await transaction.query("update schools set removed = true, change = nextval('change_number') where id = $1 and not removed returning id", [schoolId]);
  if (removed.length === 0) throw new AdminFailure(404, "No school has this id.");
  await transaction.query("delete from school_people where school_id = $1", [schoolId]);
  await transaction.query("update classes set school_id = null where school_id = $1", [schoolId]);
}
