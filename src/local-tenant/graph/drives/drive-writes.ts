import { z } from "zod";
import { accessDenied, invalidRequest, nameAlreadyExists } from "../graph-failure";
import { writerOf } from "../identity-set";
import type { GraphCall, GraphOperation, GraphReply } from "../operation";
import { FILES_WRITE } from "../sites/permissions";
import { allows } from "../sites/site-access";
import type { ReachedDrive } from "./drive";
import { itemLevelOf, itemLevelsOf, requireDriveItem } from "./drive-access";
import { checkRevision, DRIVE_ITEM_COLUMNS, type DriveItemRow, findChild } from "./drive-item";
import { answerItem } from "./drive-item-reply";
import { checkName, freeName } from "./drive-names";
import { ConflictBehavior, insertDriveItem } from "./file-writes";
import { FileSystemInfo, ItemPlace, requireParent } from "./item-place";
import { removeLibraryRows, touchLibraryRow } from "./library-rows";

const NewFolder = z.strictObject({
  name: z.string(),
  folder: z.looseObject({}),
  description: z.string().optional(),
  "@odata.type": z.string().optional(),
  "@microsoft.graph.conflictBehavior": ConflictBehavior.default("fail"),
});
const ItemChange = z.strictObject({
  name: z.string().optional(),
  description: z.string().nullable().optional(),
  fileSystemInfo: FileSystemInfo.optional(),
  parentReference: ItemPlace.optional(),
  "@odata.type": z.string().optional(),
  "@microsoft.graph.conflictBehavior": ConflictBehavior.default("fail"),
});

async function createFolder(call: GraphCall): Promise<GraphReply> {
  const { drive, item: parent } = await requireDriveItem(call, "write");
  const body = NewFolder.safeParse(call.body);
  if (!body.success) throw invalidRequest("A folder is sent as {\"name\": …, \"folder\": {}}.");
  const { name, description, "@microsoft.graph.conflictBehavior": conflict } = body.data;
  checkName(name);
  if (!parent.folder) throw invalidRequest("Only a folder has children.");
  const existing = await findChild(call, parent.id, name);
  if (existing !== undefined && (conflict === "fail" || !existing.folder)) throw nameAlreadyExists("Name already exists");
  if (existing !== undefined && conflict === "replace") return await answerItem(call, drive, { item: existing, status: 201 });
  const made = await insertDriveItem(call, drive, { parent, name: existing === undefined ? name : await freeName(call, parent.id, name), content: undefined });
  const item = description === undefined ? made : await describe(call, made, { description, times: undefined });
  return await answerItem(call, drive, { item, status: 201 });
}

/** Renames, moves or describes a file or folder. */
async function change(call: GraphCall): Promise<GraphReply> {
  const { drive, item } = await requireDriveItem(call, "write");
  const body = ItemChange.safeParse(call.body);
  if (!body.success) throw invalidRequest(`The property '${body.error.issues[0]?.path.join(".") ?? ""}' of a file or folder cannot be changed so.`);
  checkRevision(call.headers, item);
  const { name, parentReference, description, fileSystemInfo, "@microsoft.graph.conflictBehavior": conflict } = body.data;
  const isDescribed = description !== undefined || fileSystemInfo !== undefined;
  const described = isDescribed ? await describe(call, item, { description, times: fileSystemInfo }) : item;
  const isMoved = name !== undefined || parentReference !== undefined;
  const changed = isMoved ? await move(call, drive, { item: described, place: parentReference, name: name ?? item.name, conflict }) : described;
  return await answerItem(call, drive, { item: changed, status: 200 });
}

interface Move {
  readonly item: DriveItemRow;
  readonly place: ItemPlace | undefined;
  readonly name: string;
  readonly conflict: ConflictBehavior;
}

async function move(call: GraphCall, drive: ReachedDrive, { item, place, name, conflict }: Move): Promise<DriveItemRow> {
  if (item.parent_id === null) throw invalidRequest("The root can be neither renamed nor moved.");
  checkName(name);
  const parentId = place === undefined ? item.parent_id : (await requireParent(call, drive, place)).id;
  await refuseOwnSubtree(call, item, parentId);
  const inPlace = await findChild(call, parentId, name);
  const isTaken = inPlace !== undefined && inPlace.id !== item.id;
  if (isTaken) await makeRoom(call, drive, { taken: inPlace, mover: item, conflict });
  const free = isTaken && conflict === "rename" ? await freeName(call, parentId, name) : name;
  const rows = await call.store.query<DriveItemRow>(
    `update drive_items set name = $2, parent_id = $3, version = version + 1, modified_at = $4, modified_by = $5::jsonb, change = nextval('change_number') where id = $1 returning ${DRIVE_ITEM_COLUMNS}`,
    [item.id, free, parentId, call.now, JSON.stringify(await writerOf(call))],
  );
  await touchLibraryRow(call, drive.list.id, { itemId: item.list_item_id, name: free });
  return rows[0] ?? item;
}

/** Takes away what has the name, when it is to be replaced; folders are never replaced. */
async function makeRoom(call: GraphCall, drive: ReachedDrive, { taken, mover, conflict }: { readonly taken: DriveItemRow; readonly mover: DriveItemRow; readonly conflict: ConflictBehavior }): Promise<void> {
  if (conflict === "rename") return;
  if (conflict === "fail" || taken.folder || mover.folder) throw nameAlreadyExists("Name already exists");
  if (!allows(await itemLevelOf(call, drive, taken.id), "write")) throw accessDenied();
  await removeWithBelow(call, drive, taken.id);
}

async function describe(call: GraphCall, item: DriveItemRow, { description, times }: { readonly description: string | null | undefined; readonly times: object | undefined }): Promise<DriveItemRow> {
  const rows = await call.store.query<DriveItemRow>(
    `update drive_items set description = $2, file_system_info = coalesce($3::jsonb, file_system_info), version = version + 1, modified_at = $4, modified_by = $5::jsonb,
       change = nextval('change_number') where id = $1 returning ${DRIVE_ITEM_COLUMNS}`,
    [item.id, description === undefined ? item.description : description, times === undefined ? null : JSON.stringify(times), call.now, JSON.stringify(await writerOf(call))],
  );
  return rows[0] ?? item;
}

async function refuseOwnSubtree(call: GraphCall, item: DriveItemRow, parentId: string): Promise<void> {
  const above = await call.store.query<{ id: string }>(
    "with recursive up as (select id, parent_id from drive_items where id = $1 union all select p.id, p.parent_id from drive_items p join up on p.id = up.parent_id) select id from up where id = $2",
    [parentId, item.id],
  );
  if (above.length > 0) throw invalidRequest("A folder cannot be moved into itself.");
}

/** Deletes a file, or a folder with all in it; somebody who may not touch a part of it may not delete the whole. */
async function remove(call: GraphCall): Promise<GraphReply> {
  const { drive, item } = await requireDriveItem(call, "write");
  if (item.parent_id === null) throw invalidRequest("The root cannot be deleted.");
  checkRevision(call.headers, item);
  const apart = await call.store.query<{ id: string }>(`${BELOW} select i.id from down join drive_items i on i.id = down.id where not i.inherits`, [item.id]);
  const levels = await itemLevelsOf(call, drive, apart.map((row) => row.id));
  if ([...levels.values()].some((level) => !allows(level, "write"))) throw accessDenied();
  await removeWithBelow(call, drive, item.id);
  return { status: 204 };
}

const BELOW = "with recursive down as (select id from drive_items where id = $1 union all select c.id from drive_items c join down on c.parent_id = down.id where not c.removed)";

async function removeWithBelow(call: GraphCall, drive: ReachedDrive, itemId: string): Promise<void> {
  const gone = await call.store.query<{ list_item_id: number | null }>(
    `${BELOW} update drive_items set removed = true, change = nextval('change_number') where id in (select id from down) returning list_item_id`,
    [itemId],
  );
  await removeLibraryRows(call, drive.list.id, gone.flatMap((row) => row.list_item_id ?? []));
}

const ITEM = "/drives/{driveId}/items/{itemRef}";
const REVISION = ["if-match", "if-none-match"];

/** Making folders; renaming, moving, describing and deleting files and folders. */
export const DRIVE_WRITE_OPERATIONS: readonly GraphOperation[] = [
  { method: "POST", path: `${ITEM}/children`, documentedAs: "Create a new folder", permissions: FILES_WRITE, query: [], handle: createFolder },
  { method: "PATCH", path: ITEM, documentedAs: "Update DriveItem properties", permissions: FILES_WRITE, query: [], headers: REVISION, handle: change },
  { method: "DELETE", path: ITEM, documentedAs: "Delete a DriveItem", permissions: FILES_WRITE, query: [], headers: REVISION, differs: "Nothing is kept in a recycle bin.", handle: remove },
];
