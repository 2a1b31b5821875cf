import { insertItem, removeItem, updateItem } from "../lists/item-writes";
import { type Item, type ItemRow, itemOf } from "../lists/item";
import type { ReachedList } from "../lists/list";
import type { GraphCall } from "../operation";
import { allows } from "../sites/site-access";
import { reachDrive } from "./drive";
import { itemLevelOf } from "./drive-access";

/** Which rows of a list the caller may see: all of a generic list, and of a library only what its drive shows them. */
export async function visibleItems(call: GraphCall, reached: ReachedList, items: readonly Item[]): Promise<readonly Item[]> {
  if (reached.list.template === "genericList" || call.caller.personId === undefined) return items;
  const drive = await reachDrive(call, reached.site, reached.list);
  const visible: Item[] = [];
  for (const item of items) {
    const rows = await call.store.query<{ id: string }>("select id from drive_items where drive_id = $1 and list_item_id = $2", [drive.id, item.id]);
    const shown = item.removed || (rows[0] !== undefined && allows(await itemLevelOf(call, drive, rows[0].id), "read"));
    if (shown) visible.push(item);
  }
  return visible;
}

/** Adds the row that a new file or folder is in its library's list, and gives its number. */
export async function addLibraryRow(call: GraphCall, listId: string, { name, folder }: { readonly name: string; readonly folder: boolean }): Promise<number> {
  const item = await insertItem(call, listId, { fields: { FileLeafRef: name }, contentType: folder ? "Folder" : "Document" });
  return item.id;
}

/** Tells the library's list that a file or folder was renamed, moved or written. */
export async function touchLibraryRow(call: GraphCall, listId: string, { itemId, name }: { readonly itemId: number | null; readonly name: string }): Promise<void> {
  if (itemId === null) return;
  const rows = await call.store.query<ItemRow>("select * from items where list_id = $1 and id = $2", [listId, itemId]);
  const [item] = rows.map(itemOf);
  if (item !== undefined) await updateItem(call, listId, { item, fields: { ...item.fields, FileLeafRef: name } });
}

/** Takes the rows of deleted files and folders away. */
export async function removeLibraryRows(call: GraphCall, listId: string, itemIds: readonly number[]): Promise<void> {
  for (const id of itemIds) await removeItem(call, listId, id);
}
