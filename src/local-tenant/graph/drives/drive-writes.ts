import { z } from "zod";
import { accessDenied, invalidRequest, nameAlreadyExists } from "../graph-failure";
import { makerOf, writerOf } from "../identity-set";
import { checkIfMatch } from "../lists/item";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply } from "../operation";
import { FILES_WRITE } from "../sites/permissions";
import { allows } from "../sites/site-access";
import { type ReachedDrive, requireDrive } from "./drive";
import { itemLevelOf, type ReachedDriveItem, requireDriveItem } from "./drive-access";
import { DRIVE_ITEM_COLUMNS, driveItemETag, type DriveItemRow, driveItemShape, findChild, findDriveItem, noSuchDriveItem, pathOf, readReference } from "./drive-item";
import { checkName, freeName, mimeTypeOf } from "./drive-names";
import { newDriveItemId } from "./drive-root";
import { addLibraryRow, removeLibraryRows, touchLibraryRow } from "./library-rows";

const Conflict = z.enum(["fail", "replace", "rename"]);
const NewFolder = z.strictObject({ name: z.string(), folder: z.object({}), "@microsoft.graph.conflictBehavior": Conflict.default("fail") });
const ItemChange = z.strictObject({
  name: z.string().optional(),
  parentReference: z.strictObject({ id: z.string(), driveId: z.string().optional() }).optional(),
  "@microsoft.graph.conflictBehavior": z.literal("fail").optional(),
});

async function createFolder(call: GraphCall) {
  const { drive, item: parent } = await requireDriveItem(call, "write");
  const body = NewFolder.safeParse(call.body);
  if (!body.success) throw invalidRequest("A folder is sent as {\"name\": …, \"folder\": {}}.");
  const { name, "@microsoft.graph.conflictBehavior": conflict } = body.data;
  checkName(name);
  if (!parent.folder) throw invalidRequest("Only a folder has children.");
  const existing = await findChild(call, parent.id, name);
  if (existing !== undefined && (conflict === "fail" || !existing.folder)) throw nameAlreadyExists("Name already exists");
  if (existing !== undefined && conflict === "replace") return await answer(call, drive, { item: existing, status: 201 });
  const item = await insert(call, drive, { parent, name: existing === undefined ? name : await freeName(call, parent.id, name), folder: true, content: undefined });
  return await answer(call, drive, { item, status: 201 });
}

/** `PUT …/content` of a file that is there, or of a name in a folder. */
async function upload(call: GraphCall) {
  const content = call.body instanceof Uint8Array ? call.body : new Uint8Array();
  const drive = await requireDrive(call);
  const existing = await findDriveItem(call, drive.id, readReference(call.params["itemRef"] ?? ""));
  if (existing === undefined) return await uploadNew(call, drive, content);
  const { item } = await requireDriveItem(call, "write");
  if (item.folder) throw invalidRequest("A folder has no content.");
  const conflict = Conflict.safeParse(call.query.get("@microsoft.graph.conflictBehavior") ?? "replace");
  switch (conflict.data) {
    case undefined:
      throw invalidRequest("The conflict behaviour is fail, replace or rename.");
    case "fail":
      throw nameAlreadyExists("Name already exists");
    case "rename": {
      const parent = await requireParent(call, drive, item.parent_id ?? "");
      const name = await freeName(call, parent.id, item.name);
      return await answer(call, drive, { item: await insert(call, drive, { parent, name, folder: false, content }), status: 201 });
    }
    default:
      return await replaceContent(call, drive, { item, content });
  }
}

async function replaceContent(call: GraphCall, drive: ReachedDrive, { item, content }: { item: DriveItemRow; content: Uint8Array }) {
  checkIfMatch(call.headers, driveItemETag(item));
  const writer = await writerOf(call);
  const rows = await call.store.query<DriveItemRow>(
    `update drive_items set content = $2, size = $3, version = version + 1, modified_at = $4, modified_by = $5::jsonb, change = nextval('change_number') where id = $1 returning ${DRIVE_ITEM_COLUMNS}`,
    [item.id, content, content.length, call.now, JSON.stringify(writer)],
  );
  await touchLibraryRow(call, drive.list.id, { itemId: item.list_item_id, name: item.name });
  return await answer(call, drive, { item: rows[0] ?? item, status: 200 });
}

async function uploadNew(call: GraphCall, drive: ReachedDrive, content: Uint8Array) {
  const reference = readReference(call.params["itemRef"] ?? "");
  const name = reference.names.at(-1);
  const parent = name === undefined ? undefined : await findDriveItem(call, drive.id, { ...reference, names: reference.names.slice(0, -1) });
  if (name === undefined || parent === undefined) throw noSuchDriveItem();
  const level = await itemLevelOf(call, drive, parent.id);
  if (!allows(level, "read")) throw noSuchDriveItem();
  if (!allows(level, "write")) throw accessDenied();
  checkName(name);
  if (!parent.folder) throw invalidRequest("Only a folder has children.");
  return await answer(call, drive, { item: await insert(call, drive, { parent, name, folder: false, content }), status: 201 });
}

interface NewDriveItem {
  readonly parent: DriveItemRow;
  readonly name: string;
  readonly folder: boolean;
  readonly content: Uint8Array | undefined;
}

async function insert(call: GraphCall, drive: ReachedDrive, { parent, name, folder, content }: NewDriveItem): Promise<DriveItemRow> {
  const writer = await writerOf(call);
  const rowId = await addLibraryRow(call, drive.list.id, { name, folder });
  const rows = await call.store.query<DriveItemRow>(
    `insert into drive_items (id, drive_id, parent_id, name, folder, mime_type, size, content, list_item_id, created_at, modified_at, created_by, modified_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11::jsonb, $12::jsonb) returning ${DRIVE_ITEM_COLUMNS}`,
    [
      newDriveItemId(), drive.id, parent.id, name, folder, folder ? "" : mimeTypeOf(name, call.headers.get("content-type")), content?.length ?? 0, content ?? null, rowId,
      call.now, JSON.stringify(makerOf(writer)), JSON.stringify(writer),
    ],
  );
  if (rows[0] === undefined) throw new Error("The database kept no drive item");
  return rows[0];
}

async function change(call: GraphCall) {
  const { drive, item } = await requireDriveItem(call, "write");
  const body = ItemChange.safeParse(call.body);
  if (!body.success) throw invalidRequest("Only the name and the parent of a file or folder can be changed.");
  if (item.parent_id === null) throw invalidRequest("The root cannot be renamed or moved.");
  checkIfMatch(call.headers, driveItemETag(item));
  const name = body.data.name ?? item.name;
  checkName(name);
  const parent = await requireParent(call, drive, body.data.parentReference?.id ?? item.parent_id);
  const inPlace = await findChild(call, parent.id, name);
  if (inPlace !== undefined && inPlace.id !== item.id) throw nameAlreadyExists("Name already exists");
  await refuseOwnSubtree(call, item, parent);
  const writer = await writerOf(call);
  const rows = await call.store.query<DriveItemRow>(
    `update drive_items set name = $2, parent_id = $3, version = version + 1, modified_at = $4, modified_by = $5::jsonb, change = nextval('change_number') where id = $1 returning ${DRIVE_ITEM_COLUMNS}`,
    [item.id, name, parent.id, call.now, JSON.stringify(writer)],
  );
  await touchLibraryRow(call, drive.list.id, { itemId: item.list_item_id, name });
  return await answer(call, drive, { item: rows[0] ?? item, status: 200 });
}

async function requireParent(call: GraphCall, drive: ReachedDrive, id: string): Promise<DriveItemRow> {
  const parent = await findDriveItem(call, drive.id, { start: id, names: [] });
  if (parent === undefined || !parent.folder || !allows(await itemLevelOf(call, drive, parent.id), "write")) throw noSuchDriveItem();
  return parent;
}

async function refuseOwnSubtree(call: GraphCall, item: DriveItemRow, parent: DriveItemRow): Promise<void> {
  const above = await call.store.query<{ id: string }>(
    "with recursive up as (select id, parent_id from drive_items where id = $1 union all select p.id, p.parent_id from drive_items p join up on p.id = up.parent_id) select id from up where id = $2",
    [parent.id, item.id],
  );
  if (above.length > 0) throw invalidRequest("A folder cannot be moved into itself.");
}

async function remove(call: GraphCall) {
  const { drive, item }: ReachedDriveItem = await requireDriveItem(call, "write");
  if (item.parent_id === null) throw invalidRequest("The root cannot be deleted.");
  checkIfMatch(call.headers, driveItemETag(item));
  const gone = await call.store.query<{ list_item_id: number | null }>(
    `with recursive down as (select id from drive_items where id = $1 union all select c.id from drive_items c join down on c.parent_id = down.id where not c.removed)
     update drive_items set removed = true, change = nextval('change_number') where id in (select id from down) returning list_item_id`,
    [item.id],
  );
  await removeLibraryRows(call, drive.list.id, gone.flatMap((row) => row.list_item_id ?? []));
  return { status: 204 };
}

async function answer(call: GraphCall, drive: ReachedDrive, { item, status }: { item: DriveItemRow; status: number }): Promise<GraphReply> {
  const shape = await driveItemShape(call, drive, { item, path: await pathOf(call, item) });
  return { status, body: { "@odata.context": contextOf(call, `drives('${drive.id}')/items/$entity`), ...shape }, headers: { ETag: driveItemETag(item) } };
}

const ITEM = "/drives/{driveId}/items/{itemRef}";

/** Making, writing, renaming, moving and deleting files and folders. */
export const DRIVE_WRITE_OPERATIONS: readonly GraphOperation[] = [
  { method: "POST", path: `${ITEM}/children`, documentedAs: "Create a new folder", permissions: FILES_WRITE, query: [], handle: createFolder },
  { method: "PUT", path: `${ITEM}/content`, documentedAs: "Upload or replace the contents of a driveItem", permissions: FILES_WRITE, query: ["@microsoft.graph.conflictBehavior"], takes: "bytes", handle: upload },
  { method: "PATCH", path: ITEM, documentedAs: "Update DriveItem properties", permissions: FILES_WRITE, query: [], handle: change },
  { method: "DELETE", path: ITEM, documentedAs: "Delete a DriveItem", permissions: FILES_WRITE, query: [], handle: remove },
];
