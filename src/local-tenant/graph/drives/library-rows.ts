import { insertItem, updateItem } from "../lists/item-writes";
import { type Item, type ItemRow, itemOf } from "../lists/item";
import type { ReachedList } from "../lists/list";
import type { GraphCall } from "../operation";
import { reachDrive } from "./drive";
import { readableOf } from "./drive-access";

/** Which rows of a list the caller may see: all of a generic list, and of a library only what its drive shows them. */
export async function visibleItems(call: GraphCall, reached: ReachedList, items: readonly Item[]): Promise<readonly Item[]> {
  if (reached.list.template === "genericList" || call.caller.personId === undefined) return items;
  if (items.length === 0) return items;
  const drive = await reachDrive(call, reached.site, reached.list);
  const rows = await call.store.query<{ id: string; list_item_id: number }>(
    "select id, list_item_id from drive_items where drive_id = $1 and list_item_id = any($2)",
    [drive.id, items.map((item) => item.id)],
  );
  const readable = new Set(await readableOf(call, drive, rows.map((row) => row.id)));
  const numbers = new Set(rows.filter((row) => readable.has(row.id)).map((row) => row.list_item_id));
  return items.filter((item) => numbers.has(item.id));
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

/** Takes the rows of deleted files and folders away; delta still tells of them. */
export async function removeLibraryRows(call: GraphCall, listId: string, itemIds: readonly number[]): Promise<void> {
  await call.store.query("update items set removed = true, version = version + 1, change = nextval('change_number') where list_id = $1 and id = any($2)", [listId, itemIds]);
}
