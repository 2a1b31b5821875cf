import type { Store } from "../../store/store";
import type { DirectoryWrite } from "./directory-body";
import type { DirectoryRow } from "./directory-kind";

/** Tables of the directory that can be written. */
export type DirectoryTable = "people" | "schools" | "classes" | "groups";

/** Keeps a new thing and gives it back as it stands. */
export async function insertThing(store: Store, table: DirectoryTable, thing: { readonly id: string; readonly write: Pick<DirectoryWrite, "columns" | "details"> }): Promise<DirectoryRow> {
  const columns = { id: thing.id, ...thing.write.columns, details: JSON.stringify(thing.write.details) };
  const names = Object.keys(columns);
  const places = names.map((name, index) => `$${String(index + 1)}${name === "details" ? "::jsonb" : ""}`);
  const rows = await store.query<DirectoryRow>(`insert into ${table} (${names.join(", ")}) values (${places.join(", ")}) returning *`, Object.values(columns));
  return kept(rows);
}

/** Changes what was written of a thing, and leaves the rest; writing what is there already is no change. */
export async function updateThing(store: Store, table: DirectoryTable, thing: { readonly id: string; readonly write: Pick<DirectoryWrite, "columns" | "details"> }): Promise<DirectoryRow> {
  const names = Object.keys(thing.write.columns);
  const sets = ["details = details || $2::jsonb", ...names.map((name, index) => `${name} = $${String(index + 3)}`)];
  const rows = await store.query<DirectoryRow>(`update ${table} set ${sets.join(", ")} where id = $1 returning *`, [thing.id, JSON.stringify(thing.write.details), ...Object.values(thing.write.columns)]);
  return kept(rows);
}

function kept(rows: readonly DirectoryRow[]): DirectoryRow {
  const [row] = rows;
  if (row === undefined) throw new Error("A row that was written did not come back.");
  return row;
}
