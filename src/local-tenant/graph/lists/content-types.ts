import type { GraphCall } from "../operation";
import { type ContentType, firstContentTypes } from "./content-type";
import type { SiteList } from "./list";

interface ContentTypeRow extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly group_name: string;
  readonly parent_id: string;
  readonly hidden: boolean;
  readonly read_only: boolean;
  readonly sealed: boolean;
  readonly position: number;
}

/** Every content type of a list: those from the start, then those that were added, in their order. */
export async function readContentTypes(call: GraphCall, list: SiteList): Promise<readonly ContentType[]> {
  const rows = await call.store.query<ContentTypeRow>("select * from list_content_types where list_id = $1 order by position", [list.id]);
  const added = rows.map((row) => ({
    id: row.id, name: row.name, description: row.description, group: row.group_name, parentId: row.parent_id,
    hidden: row.hidden, readOnly: row.read_only, sealed: row.sealed, isBuiltIn: false, position: row.position,
  }));
  return [...firstContentTypes(list), ...added];
}

/** Adds a content type to a list, after those that it has. */
export async function insertContentType(call: GraphCall, list: SiteList, type: ContentType): Promise<void> {
  await call.store.query(
    "insert into list_content_types (id, list_id, name, description, group_name, parent_id, hidden, read_only, sealed, position) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    [type.id, list.id, type.name, type.description, type.group, type.parentId, type.hidden, type.readOnly, type.sealed, type.position],
  );
}

/** Keeps a changed content type, and its new name in the rows that are of it. */
export async function updateContentType(call: GraphCall, list: SiteList, { before, after }: { readonly before: ContentType; readonly after: ContentType }): Promise<void> {
  await call.store.query("update list_content_types set name = $2, description = $3, group_name = $4, hidden = $5, read_only = $6, sealed = $7 where id = $1", [
    after.id, after.name, after.description, after.group, after.hidden, after.readOnly, after.sealed,
  ]);
  if (before.name === after.name) return;
  await call.store.query("update items set content_type = $3 where list_id = $1 and content_type = $2", [list.id, `${before.id}:${before.name}`, `${after.id}:${after.name}`]);
}

/** Whether any row of a list is of a content type. */
export async function isContentTypeUsed(call: GraphCall, list: SiteList, type: ContentType): Promise<boolean> {
  const rows = await call.store.query("select 1 from items where list_id = $1 and content_type = $2 and not removed limit 1", [list.id, `${type.id}:${type.name}`]);
  return rows.length > 0;
}

/** The content type that a row is to have: by id, by the id of the site's type behind it, or by name. */
export function findContentType(types: readonly ContentType[], wanted: { readonly id?: string | undefined; readonly name?: string | undefined }): ContentType | undefined {
  const id = wanted.id?.toLowerCase();
  if (id !== undefined) return types.find((type) => type.id.toLowerCase() === id) ?? types.find((type) => type.parentId.toLowerCase() === id);
  return types.find((type) => type.name.toLowerCase() === wanted.name?.toLowerCase());
}
