import type { DirectoryKind, DirectoryProperty, DirectoryRow } from "./directory-kind";
import { GROUP_KIND } from "./group-kind";
import { USER_KIND } from "./user-kind";

/** A person or a group, with the row of its own kind inside. */
export interface ObjectRow extends DirectoryRow {
  readonly object_kind: "user" | "group";
  readonly whole: DirectoryRow;
}

const FOUND: Readonly<Record<string, DirectoryProperty>> = {
  id: { read: (row) => row.id, usual: true, column: { sql: "t.id", kind: "text" } },
  displayName: { read: (row) => row["display_name"], usual: true, sorts: "advanced", column: { sql: "t.display_name", kind: "text" } },
  mail: { read: (row) => row["mail"], usual: true, column: { sql: "t.mail", kind: "text" } },
  userPrincipalName: { read: (row) => row["user_principal_name"], usual: true, sorts: "advanced", column: { sql: "t.user_principal_name", kind: "text" } },
};

/** What may be chosen of either, without being searched for. */
function chosenOnly(kind: DirectoryKind): Readonly<Record<string, DirectoryProperty>> {
  return Object.fromEntries(Object.keys(kind.properties).filter((name) => !name.includes("/")).map((name) => [name, { read: () => null }]));
}

/** Things of several kinds in one collection, as the members of a group are. */
export const OBJECT_KIND: DirectoryKind = {
  type: "directoryObject",
  resource: "DirectoryObject",
  table: "directory_objects",
  properties: { ...chosenOnly(GROUP_KIND), ...chosenOnly(USER_KIND), ...FOUND },
  elsewhere: [...USER_KIND.elsewhere, ...GROUP_KIND.elsewhere],
  searched: ["displayName", "mail", "userPrincipalName"],
  hasAdvancedQueries: true,
};

/** The kind that a thing is of. */
export function kindOfObject(row: ObjectRow): DirectoryKind {
  return row.object_kind === "user" ? USER_KIND : GROUP_KIND;
}
