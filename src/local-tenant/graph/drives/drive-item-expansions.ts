import { readColumns } from "../lists/columns";
import { type ItemRow, itemOf, itemShape } from "../lists/item";
import { itemWishes } from "../lists/item-operations";
import type { GraphCall } from "../operation";
import { optionsOf, readExpansions } from "../expand";
import { readSelection } from "../select";
import { shownPermissions } from "./drive-permissions-seen";
import type { ReachedDrive } from "./drive";
import { itemLevelOf, readableOf } from "./drive-access";
import { DRIVE_ITEM_COLUMNS, type DriveItemRow } from "./drive-item";
import { type DriveItemShape, driveItemShapes, type PlacedItem } from "./drive-item-shape";
import { DRIVE_ITEM_TYPE } from "./drive-types";

/** What may be put inside a file or folder; a listing may not hold each folder's children too. */
export const EXPANDABLE = { one: ["children", "listItem", "permissions"], many: ["listItem", "permissions"] } as const;

/** Files and folders as the caller asked for them: what `$expand` names is inside, and `$select` keeps what it names. */
export async function expandedShapes(call: GraphCall, drive: ReachedDrive, { placed, expandable }: { readonly placed: readonly PlacedItem[]; readonly expandable: readonly string[] }): Promise<readonly DriveItemShape[]> {
  const wanted = readWishes(call.query, expandable);
  const chosen = readSelection(call.query, DRIVE_ITEM_TYPE).names;
  const shapes = await driveItemShapes(call, drive, placed);
  const rows = wanted.has("listItem") ? await rowsOf(call, drive, { placed, query: wanted.get("listItem")?.query ?? new URLSearchParams() }) : new Map<number, DriveItemShape>();
  const complete: DriveItemShape[] = [];
  for (const [index, one] of placed.entries()) {
    const inside = await insideOf(call, drive, { placed: one, wanted });
    const row = rows.get(one.item.list_item_id ?? -1);
    complete.push({ ...selected(shapes[index] ?? {}, chosen), ...(row === undefined ? {} : { listItem: row }), ...inside });
  }
  return complete;
}

/** What is wanted inside: the properties chosen of it, and its own query. */
type Wishes = ReadonlyMap<string, { readonly chosen: readonly string[] | undefined; readonly query: URLSearchParams }>;

const OPTIONS_INSIDE: Readonly<Record<string, readonly string[]>> = { children: ["$select"], listItem: ["$expand"] };

function readWishes(query: URLSearchParams, expandable: readonly string[]): Wishes {
  return new Map(readExpansions(query.get("$expand"), expandable).map((expansion) => {
    const inside = optionsOf(expansion, OPTIONS_INSIDE[expansion.name] ?? []);
    return [expansion.name, { chosen: expansion.name === "children" ? readSelection(inside, DRIVE_ITEM_TYPE).names : undefined, query: inside }];
  }));
}

/** Keeps the chosen properties; the download address, which looks like an annotation, must be chosen too. */
export function selected(shape: DriveItemShape, chosen: readonly string[] | undefined): DriveItemShape {
  if (chosen === undefined) return shape;
  const wantsAddress = chosen.some((name) => /downloadUrl|^content$/i.test(name));
  return Object.fromEntries(Object.entries(shape).filter(([name]) => (name === "@microsoft.graph.downloadUrl" ? wantsAddress : name.includes("@") || chosen.includes(name))));
}

async function insideOf(call: GraphCall, drive: ReachedDrive, { placed, wanted }: { readonly placed: PlacedItem; readonly wanted: Wishes }): Promise<DriveItemShape> {
  const { item } = placed;
  const children = wanted.has("children") && item.folder ? { children: (await childShapes(call, drive, placed)).map((shape) => selected(shape, wanted.get("children")?.chosen)) } : {};
  if (!wanted.has("permissions")) return children;
  const reached = { drive, item, level: await itemLevelOf(call, drive, item.id) };
  return { ...children, permissions: (await shownPermissions(call, reached)).map((permission) => permission.shape) };
}

async function childShapes(call: GraphCall, drive: ReachedDrive, { item, path }: PlacedItem): Promise<readonly DriveItemShape[]> {
  const rows = await call.store.query<DriveItemRow>(`select ${DRIVE_ITEM_COLUMNS} from drive_items where parent_id = $1 and not removed order by folder desc, lower(name) limit 200`, [item.id]);
  const readable = new Set(await readableOf(call, drive, rows.map((row) => row.id)));
  return await driveItemShapes(call, drive, rows.filter((row) => readable.has(row.id)).map((row) => ({ item: row, path: [...path, row.name] })));
}

async function rowsOf(call: GraphCall, drive: ReachedDrive, { placed, query }: { readonly placed: readonly PlacedItem[]; readonly query: URLSearchParams }): Promise<ReadonlyMap<number, DriveItemShape>> {
  const rows = await call.store.query<ItemRow>("select * from items where list_id = $1 and id = any($2) and not removed", [drive.list.id, placed.flatMap(({ item }) => item.list_item_id ?? [])]);
  const reached = { site: drive.site, list: drive.list, level: "read" } as const;
  const wishes = itemWishes(query, await readColumns(call.store, drive.list.id));
  return new Map(rows.map(itemOf).map((item) => [item.id, itemShape(call, reached, { item, wishes })]));
}
