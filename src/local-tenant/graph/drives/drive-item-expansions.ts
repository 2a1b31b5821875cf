import { type ItemRow, itemOf, itemShape } from "../lists/item";
import type { GraphCall } from "../operation";
import { type Expansions, expansions, pick, selectedNames } from "../query-options";
import { shownPermissions } from "./drive-permissions-seen";
import type { ReachedDrive } from "./drive";
import { itemLevelOf, readableOf } from "./drive-access";
import { DRIVE_ITEM_COLUMNS, type DriveItemRow } from "./drive-item";
import { type DriveItemShape, driveItemShapes, type PlacedItem } from "./drive-item-shape";

/** What may be put inside a file or folder; a listing may not hold each folder's children too. */
export const EXPANDABLE = { one: ["children", "listItem", "permissions"], many: ["listItem", "permissions"] } as const;

/** Files and folders as the caller asked for them: what `$expand` names is inside, and `$select` keeps what it names. */
export async function expandedShapes(call: GraphCall, drive: ReachedDrive, { placed, expandable }: { readonly placed: readonly PlacedItem[]; readonly expandable: readonly string[] }): Promise<readonly DriveItemShape[]> {
  const wanted = expansions(call.query, expandable);
  const shapes = await driveItemShapes(call, drive, placed);
  const rows = wanted.has("listItem") ? await rowsOf(call, drive, placed) : new Map<number, DriveItemShape>();
  const names = selectedNames(call.query);
  const kept = names === undefined ? undefined : [...names, ...wanted.keys()];
  const complete: DriveItemShape[] = [];
  for (const [index, one] of placed.entries()) {
    const inside = await insideOf(call, drive, { placed: one, wanted });
    const row = rows.get(one.item.list_item_id ?? -1);
    complete.push(pick({ ...shapes[index], ...(row === undefined ? {} : { listItem: row }), ...inside }, kept));
  }
  return complete;
}

async function insideOf(call: GraphCall, drive: ReachedDrive, { placed, wanted }: { readonly placed: PlacedItem; readonly wanted: Expansions }): Promise<DriveItemShape> {
  const { item } = placed;
  const children = wanted.has("children") && item.folder ? { children: (await childShapes(call, drive, placed)).map((shape) => pick(shape, wanted.get("children"))) } : {};
  if (!wanted.has("permissions")) return children;
  const reached = { drive, item, level: await itemLevelOf(call, drive, item.id) };
  return { ...children, permissions: (await shownPermissions(call, reached)).map((permission) => permission.shape) };
}

async function childShapes(call: GraphCall, drive: ReachedDrive, { item, path }: PlacedItem): Promise<readonly DriveItemShape[]> {
  const rows = await call.store.query<DriveItemRow>(`select ${DRIVE_ITEM_COLUMNS} from drive_items where parent_id = $1 and not removed order by folder desc, lower(name) limit 200`, [item.id]);
  const readable = new Set(await readableOf(call, drive, rows.map((row) => row.id)));
  return await driveItemShapes(call, drive, rows.filter((row) => readable.has(row.id)).map((row) => ({ item: row, path: [...path, row.name] })));
}

async function rowsOf(call: GraphCall, drive: ReachedDrive, placed: readonly PlacedItem[]): Promise<ReadonlyMap<number, DriveItemShape>> {
  const rows = await call.store.query<ItemRow>("select * from items where list_id = $1 and id = any($2) and not removed", [drive.list.id, placed.flatMap(({ item }) => item.list_item_id ?? [])]);
  const reached = { site: drive.site, list: drive.list, level: "read" } as const;
  return new Map(rows.map(itemOf).map((item) => [item.id, itemShape(call, reached, { item, wishes: { withFields: false } })]));
}
