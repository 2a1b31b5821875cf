import { invalidRequest, notImplemented } from "../graph-failure";
import { eTagOf, ITEM_TYPE, itemShape, type ItemRow, itemOf } from "../lists/item";
import { itemWishes } from "../lists/item-operations";
import { readColumns } from "../lists/columns";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { ordering, pageSize } from "../query-options";
import { readSelection } from "../select";
import { FILES_READ } from "../sites/permissions";
import { startOf, skipTokenAt } from "../skip-token";
import { currentVersionOf, downloadAddress } from "./download-address";
import type { ReachedDrive } from "./drive";
import { readableOf, requireDriveItem } from "./drive-access";
import { DRIVE_ITEM_COLUMNS, driveItemCTag, driveItemETag, type DriveItemRow, noSuchDriveItem, pathOf } from "./drive-item";
import { EXPANDABLE, expandedShapes } from "./drive-item-expansions";

const USUAL_PAGE = 200;

async function readDriveItem(call: GraphCall): Promise<GraphReply> {
  const { drive, item } = await requireDriveItem(call, "read");
  if (isUnchanged(call.headers, item)) return { status: 304, headers: { ETag: driveItemETag(item) } };
  const [shape] = await expandedShapes(call, drive, { placed: [{ item, path: await pathOf(call, item) }], expandable: EXPANDABLE.one });
  return ok({ "@odata.context": contextOf(call, `drives('${drive.id}')/items/$entity`), ...shape }, { ETag: driveItemETag(item) });
}

/** Whether the caller has this revision already. Source: Microsoft Graph docs, "Get a DriveItem resource". */
function isUnchanged(headers: Headers, item: DriveItemRow): boolean {
  const known = headers.get("if-none-match");
  return known !== null && (known === driveItemETag(item) || known === driveItemCTag(item));
}

const SORTED: Readonly<Record<string, string>> = { name: "lower(name)", size: "size", lastmodifieddatetime: "modified_at", createddatetime: "created_at" };

async function listChildren(call: GraphCall): Promise<GraphReply> {
  const { drive, item } = await requireDriveItem(call, "read");
  const path = await pathOf(call, item);
  const size = pageSize(call.query, USUAL_PAGE);
  const from = startOf(call.query.get("$skiptoken"));
  const ids = await childIds(call, drive, { parentId: item.id, until: from + size + 1 });
  const rows = await call.store.query<DriveItemRow>(`select ${DRIVE_ITEM_COLUMNS} from drive_items where id = any($1)`, [ids.slice(from, from + size)]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const placed = ids.slice(from, from + size).flatMap((id) => byId.get(id) ?? []).map((row) => ({ item: row, path: [...path, row.name] }));
  const value = await expandedShapes(call, drive, { placed, expandable: EXPANDABLE.many });
  const next = ids.length > from + size ? { "@odata.nextLink": skipTokenAt(call, from + size) } : {};
  return ok({ "@odata.context": contextOf(call, `drives('${drive.id}')/items('${item.id}')/children`), ...next, value });
}

/** Ids of a folder's children in the order asked for, without those that the caller may not read; no more than `until`. */
async function childIds(call: GraphCall, drive: ReachedDrive, { parentId, until }: { readonly parentId: string; readonly until: number }): Promise<readonly string[]> {
  const order = ordering(call.query);
  const column = order === undefined ? undefined : SORTED[order.path.toLowerCase()];
  if (order !== undefined && column === undefined) throw notImplemented("$orderby of children knows name, size, createdDateTime and lastModifiedDateTime here.");
  const by = column === undefined ? "folder desc, lower(name)" : `${column} ${order?.descending === true ? "desc" : "asc"}, id`;
  const seesAll = call.caller.personId === undefined || drive.personLevel === "full";
  const rows = await call.store.query<{ id: string }>(`select id from drive_items where parent_id = $1 and not removed order by ${by} limit $2`, [parentId, seesAll ? until : null]);
  const ids = rows.map((row) => row.id);
  return seesAll ? ids : await readableOf(call, drive, ids);
}

/** As Microsoft 365 does, sends the caller on to an address that needs no token. */
async function readContent(call: GraphCall): Promise<GraphReply> {
  const { drive, item } = await requireDriveItem(call, "read");
  if (item.folder) throw invalidRequest("A folder has no content.");
  if (isUnchanged(call.headers, item)) return { status: 304, headers: { ETag: driveItemETag(item) } };
  return { status: 302, headers: { Location: downloadAddress(call, drive, currentVersionOf(item)), ETag: driveItemETag(item) } };
}

async function readRow(call: GraphCall): Promise<GraphReply> {
  const { drive, item } = await requireDriveItem(call, "read");
  const rows = await call.store.query<ItemRow>("select * from items where list_id = $1 and id = $2 and not removed", [drive.list.id, item.list_item_id]);
  const [row] = rows.map(itemOf);
  if (row === undefined) throw noSuchDriveItem();
  const wishes = itemWishes(call.query, await readColumns(call.store, drive.list.id));
  const { names } = readSelection(call.query, ITEM_TYPE);
  const shape = itemShape(call, { site: drive.site, list: drive.list, level: "read" }, { item: row, wishes });
  const kept = names === undefined ? shape : Object.fromEntries(Object.entries(shape).filter(([name]) => name.includes("@") || names.includes(name) || (wishes.withFields && name === "fields")));
  return ok({ "@odata.context": contextOf(call, "listItems/$entity"), ...kept }, { ETag: eTagOf(row) });
}

const ITEM = "/drives/{driveId}/items/{itemRef}";

function reads(path: string, documentedAs: string, rest: Pick<GraphOperation, "query" | "headers" | "handle">): GraphOperation {
  return { method: "GET", path, documentedAs, permissions: FILES_READ, ...rest };
}

/** Folders and files. */
export const DRIVE_ITEM_READ_OPERATIONS: readonly GraphOperation[] = [
  reads(ITEM, "Get a DriveItem resource", { query: ["$select", "$expand"], headers: ["if-none-match"], handle: readDriveItem }),
  reads(`${ITEM}/children`, "List children of a driveItem", { query: ["$select", "$expand", "$orderby", "$top", "$skiptoken"], handle: listChildren }),
  // A range is for the address that the caller is sent on to; clients send it there again.
  reads(`${ITEM}/content`, "Download driveItem content", { query: [], headers: ["range", "if-none-match"], handle: readContent }),
  reads(`${ITEM}/listItem`, "Get listItem", { query: ["$select", "$expand"], handle: readRow }),
];
