import { invalidRequest } from "../graph-failure";
import { eTagOf, itemShape, type ItemRow, itemOf } from "../lists/item";
import { itemWishes } from "../lists/item-operations";
import { readColumns } from "../lists/columns";
import { type ListRow, listOf, requireList } from "../lists/list";
import { contextOf, type GraphCall, type GraphOperation, ok } from "../operation";
import { pageSize, pick, selectedNames } from "../query-options";
import { FILES_READ } from "../sites/permissions";
import { requireSite } from "../sites/site";
import { allows } from "../sites/site-access";
import { startOf, skipTokenAt } from "../skip-token";
import { driveShape, requireDrive } from "./drive";
import { itemLevelOf, requireDriveItem } from "./drive-access";
import { DRIVE_ITEM_COLUMNS, driveItemETag, type DriveItemRow, driveItemShape, noSuchDriveItem, pathOf } from "./drive-item";

const USUAL_PAGE = 200;

async function libraries(call: GraphCall) {
  const { site } = await requireSite(call, "limited");
  const rows = await call.store.query<ListRow>("select * from lists where site_id = $1 and template = 'documentLibrary' and not removed order by display_name", [site.id]);
  return { site, lists: rows.map(listOf) };
}

async function listDrives(call: GraphCall) {
  const { site, lists } = await libraries(call);
  return ok({ "@odata.context": contextOf(call, "drives"), value: lists.map((list) => pick(driveShape(call, { site, list }), selectedNames(call.query))) });
}

async function readDefaultDrive(call: GraphCall) {
  const { site, lists } = await libraries(call);
  if (lists[0] === undefined) throw noSuchDriveItem();
  return ok({ "@odata.context": contextOf(call, "drives/$entity"), ...pick(driveShape(call, { site, list: lists[0] }), selectedNames(call.query)) });
}

async function readDriveOfList(call: GraphCall) {
  const { site, list } = await requireList(call, "limited");
  if (list.template !== "documentLibrary") throw invalidRequest("The list is not a document library.");
  return ok({ "@odata.context": contextOf(call, "drives/$entity"), ...pick(driveShape(call, { site, list }), selectedNames(call.query)) });
}

async function readDrive(call: GraphCall) {
  const drive = await requireDrive(call);
  return ok({ "@odata.context": contextOf(call, "drives/$entity"), ...pick(driveShape(call, drive), selectedNames(call.query)) });
}

async function readDriveItem(call: GraphCall) {
  const { drive, item } = await requireDriveItem(call, "read");
  const shape = await driveItemShape(call, drive, { item, path: await pathOf(call, item) });
  return ok({ "@odata.context": contextOf(call, `drives('${drive.id}')/items/$entity`), ...pick(shape, selectedNames(call.query)) }, { ETag: driveItemETag(item) });
}

async function listChildren(call: GraphCall) {
  const { drive, item } = await requireDriveItem(call, "read");
  const path = await pathOf(call, item);
  const rows = await call.store.query<DriveItemRow>(`select ${DRIVE_ITEM_COLUMNS} from drive_items where parent_id = $1 and not removed order by folder desc, lower(name)`, [item.id]);
  const visible: DriveItemRow[] = [];
  for (const row of rows) if (allows(await itemLevelOf(call, drive, row.id), "read")) visible.push(row);
  const size = pageSize(call.query, USUAL_PAGE);
  const from = startOf(call.query.get("$skiptoken"));
  const value: Readonly<Record<string, unknown>>[] = [];
  for (const row of visible.slice(from, from + size)) value.push(pick(await driveItemShape(call, drive, { item: row, path: [...path, row.name] }), selectedNames(call.query)));
  const next = visible.length > from + size ? { "@odata.nextLink": skipTokenAt(call, from + size) } : {};
  return ok({ "@odata.context": contextOf(call, `drives('${drive.id}')/items('${item.id}')/children`), ...next, value });
}

async function readContent(call: GraphCall) {
  const { item } = await requireDriveItem(call, "read");
  if (item.folder) throw invalidRequest("A folder has no content.");
  const rows = await call.store.query<{ content: Uint8Array | null }>("select content from drive_items where id = $1", [item.id]);
  return { status: 200, bytes: rows[0]?.content ?? new Uint8Array(), headers: { "Content-Type": item.mime_type, ETag: driveItemETag(item) } };
}

async function readRow(call: GraphCall) {
  const { drive, item } = await requireDriveItem(call, "read");
  const rows = await call.store.query<ItemRow>("select * from items where list_id = $1 and id = $2 and not removed", [drive.list.id, item.list_item_id]);
  const [row] = rows.map(itemOf);
  if (row === undefined) throw noSuchDriveItem();
  const wishes = itemWishes(call.query, await readColumns(call.store, drive.list.id));
  return ok({ "@odata.context": contextOf(call, "listItems/$entity"), ...itemShape(call, { site: drive.site, list: drive.list, level: "read" }, { item: row, wishes }) }, { ETag: eTagOf(row) });
}

const ITEM = "/drives/{driveId}/items/{itemRef}";

function reads(path: string, documentedAs: string, rest: Pick<GraphOperation, "query" | "handle">): GraphOperation {
  return { method: "GET", path, documentedAs, permissions: FILES_READ, ...rest };
}

/** Libraries, folders and files. */
export const DRIVE_READ_OPERATIONS: readonly GraphOperation[] = [
  reads("/sites/{siteId}/drives", "List available drives", { query: ["$select"], handle: listDrives }),
  reads("/sites/{siteId}/drive", "Get Drive", { query: ["$select"], handle: readDefaultDrive }),
  reads("/sites/{siteId}/lists/{listId}/drive", "Get Drive", { query: ["$select"], handle: readDriveOfList }),
  reads("/drives/{driveId}", "Get Drive", { query: ["$select"], handle: readDrive }),
  reads(ITEM, "Get a DriveItem resource", { query: ["$select"], handle: readDriveItem }),
  reads(`${ITEM}/children`, "List children of a driveItem", { query: ["$select", "$top", "$skiptoken"], handle: listChildren }),
  reads(`${ITEM}/content`, "Download driveItem content", { query: [], handle: readContent }),
  reads(`${ITEM}/listItem`, "Get listItem", { query: ["$expand"], handle: readRow }),
];
