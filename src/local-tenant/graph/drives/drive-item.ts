import { itemNotFound, preconditionFailed } from "../graph-failure";
import type { IdentitySet } from "../identity-set";
import { checkIfMatch } from "../lists/item";
import type { GraphCall } from "../operation";

/** A file or a folder of a library, without its content. */
export interface DriveItemRow extends Record<string, unknown> {
  readonly id: string;
  readonly drive_id: string;
  readonly parent_id: string | null;
  readonly name: string;
  readonly folder: boolean;
  readonly mime_type: string;
  readonly size: number;
  readonly list_item_id: number | null;
  readonly inherits: boolean;
  readonly version: number;
  readonly content_id: string | null;
  readonly content_version: number;
  readonly description: string | null;
  readonly file_system_info: Readonly<Record<string, string>> | null;
  readonly created_at: string;
  readonly modified_at: string;
  readonly created_by: IdentitySet;
  readonly modified_by: IdentitySet;
}

/** Everything but the content, which may be large. */
export const DRIVE_ITEM_COLUMNS = "id, drive_id, parent_id, name, folder, mime_type, size, list_item_id, inherits, version, content_id, content_version, description, file_system_info, created_at, modified_at, created_by, modified_by";

/** Where an item was named: by its id or the root, and from there by a path of names. */
export interface DriveItemReference {
  readonly start: string;
  readonly names: readonly string[];
}

/** Reads `id`, `root`, `root:/a/b` or `id:/a/b`. */
export function readReference(reference: string): DriveItemReference {
  const [start = "", path = ""] = reference.split(/:\/?(.*)/s);
  return { start, names: path.split("/").filter((name) => name !== "") };
}

/** The item at a reference, whoever asks. */
export async function findDriveItem(call: GraphCall, driveId: string, reference: DriveItemReference): Promise<DriveItemRow | undefined> {
  const start =
    reference.start === "root"
      ? await call.store.query<DriveItemRow>(`select ${DRIVE_ITEM_COLUMNS} from drive_items where drive_id = $1 and parent_id is null and not removed`, [driveId])
      : await call.store.query<DriveItemRow>(`select ${DRIVE_ITEM_COLUMNS} from drive_items where drive_id = $1 and id = $2 and not removed`, [driveId, reference.start]);
  let item = start[0];
  for (const name of reference.names) {
    if (item === undefined) return undefined;
    item = await findChild(call, item.id, name);
  }
  return item;
}

/** A folder's child of a name; names differ by more than their case. */
export async function findChild(call: GraphCall, parentId: string, name: string): Promise<DriveItemRow | undefined> {
  const rows = await call.store.query<DriveItemRow>(`select ${DRIVE_ITEM_COLUMNS} from drive_items where parent_id = $1 and lower(name) = lower($2) and not removed`, [parentId, name]);
  return rows[0];
}

/** Names of the folders above an item, from the top, without the root; and the item's own name last. */
export async function pathOf(call: GraphCall, item: DriveItemRow): Promise<readonly string[]> {
  const rows = await call.store.query<{ name: string }>(
    `with recursive up as (
       select id, parent_id, name, 0 as depth from drive_items where id = $1
       union all select p.id, p.parent_id, p.name, depth + 1 from drive_items p join up on p.id = up.parent_id)
     select name from up where parent_id is not null order by depth desc`,
    [item.id],
  );
  return rows.map((row) => row.name);
}

/** The mark of one revision of a file or folder. */
export function driveItemETag(item: DriveItemRow): string {
  return `"{${guidOf(item)}},${String(item.version)}"`;
}

/** The mark of one content of a file, which a new name does not change; a folder's never changes. */
export function driveItemCTag(item: DriveItemRow): string {
  return `"c:{${guidOf(item)}},${String(item.folder ? 0 : item.content_version)}"`;
}

function guidOf(item: DriveItemRow): string {
  return item.id.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * Refuses a change to another revision than the caller read. Files may be compared by their content's mark too.
 * Source: Microsoft Graph docs, "Update DriveItem properties".
 */
export function checkRevision(headers: Headers, item: DriveItemRow): void {
  if (headers.get("if-match") !== driveItemCTag(item)) checkIfMatch(headers, driveItemETag(item));
  const other = headers.get("if-none-match");
  if (other !== null && (other === "*" || other === driveItemETag(item) || other === driveItemCTag(item))) throw preconditionFailed();
}

/** The failure for an item that is not there, or that the caller may not know of. */
export function noSuchDriveItem(): Error {
  return itemNotFound("The resource could not be found.");
}
