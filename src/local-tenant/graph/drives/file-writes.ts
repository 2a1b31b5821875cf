import { z } from "zod";
import { accessDenied, invalidRequest, nameAlreadyExists } from "../graph-failure";
import { makerOf, writerOf } from "../identity-set";
import type { GraphCall } from "../operation";
import { allows } from "../sites/site-access";
import type { ReachedDrive } from "./drive";
import { itemLevelOf } from "./drive-access";
import type { KeptContent } from "./drive-content";
import { checkRevision, DRIVE_ITEM_COLUMNS, type DriveItemReference, type DriveItemRow, findChild, findDriveItem, noSuchDriveItem } from "./drive-item";
import { checkName, freeName, mimeTypeOf } from "./drive-names";
import { newDriveItemId } from "./drive-root";
import { addVersion } from "./keep-version";
import { addLibraryRow, touchLibraryRow } from "./library-rows";

/** What happens when a name is taken. */
export const ConflictBehavior = z.enum(["fail", "replace", "rename"]);
export type ConflictBehavior = z.infer<typeof ConflictBehavior>;

/** Where a file is to lie: the folder, its name there, and what has that name already. */
export interface FilePlace {
  readonly parent: DriveItemRow;
  readonly name: string;
  readonly existing: DriveItemRow | undefined;
}

/**
 * The place that an address names. Folders of the address that are not there yet are made, as SharePoint does.
 *
 * @throws {GraphFailure} 404 when the caller may not know of the place, 403 when they may not write there.
 */
export async function requireFilePlace(call: GraphCall, drive: ReachedDrive, reference: DriveItemReference): Promise<FilePlace> {
  const existing = await findDriveItem(call, drive.id, reference);
  if (existing !== undefined) {
    await requireWriting(call, drive, existing);
    if (existing.folder) throw invalidRequest("A folder has no content.");
    const parent = await findDriveItem(call, drive.id, { start: existing.parent_id ?? "root", names: [] });
    return { parent: parent ?? existing, name: existing.name, existing };
  }
  const name = reference.names.at(-1);
  if (name === undefined) throw noSuchDriveItem();
  checkName(name);
  const parent = await requireFolder(call, drive, { ...reference, names: reference.names.slice(0, -1) });
  return { parent, name, existing: undefined };
}

async function requireFolder(call: GraphCall, drive: ReachedDrive, reference: DriveItemReference): Promise<DriveItemRow> {
  const found = await findDriveItem(call, drive.id, reference);
  if (found !== undefined) {
    await requireWriting(call, drive, found);
    if (!found.folder) throw invalidRequest("Only a folder has children.");
    return found;
  }
  const name = reference.names.at(-1);
  if (name === undefined) throw noSuchDriveItem();
  checkName(name);
  const parent = await requireFolder(call, drive, { ...reference, names: reference.names.slice(0, -1) });
  return await insertDriveItem(call, drive, { parent, name, content: undefined });
}

async function requireWriting(call: GraphCall, drive: ReachedDrive, item: DriveItemRow): Promise<void> {
  const level = await itemLevelOf(call, drive, item.id);
  if (allows(level, "write")) return;
  const known = allows(level, "read") || (item.parent_id === null && drive.personLevel !== "none");
  throw known ? accessDenied() : noSuchDriveItem();
}

/** What is written into a place, and what the writer says about it. */
export interface FileWriting {
  readonly place: FilePlace;
  readonly content: KeptContent;
  readonly conflict: ConflictBehavior;
  readonly mimeType: string | null;
}

/**
 * Puts a file into its place: a new one (201), a new content of the one there (200), or one beside it.
 *
 * @throws {GraphFailure} 409 when the name is taken and must not be, 412 when the file is not the revision the caller read.
 */
export async function writeFile(call: GraphCall, drive: ReachedDrive, { place, content, conflict, mimeType }: FileWriting): Promise<{ readonly item: DriveItemRow; readonly status: 200 | 201 }> {
  const { parent, name, existing } = place;
  if (existing === undefined) return { item: await insertDriveItem(call, drive, { parent, name, content, mimeType }), status: 201 };
  checkRevision(call.headers, existing);
  if (conflict === "fail" || existing.folder) throw nameAlreadyExists("Name already exists");
  if (conflict === "rename") return { item: await insertDriveItem(call, drive, { parent, name: await freeName(call, parent.id, name), content, mimeType }), status: 201 };
  return { item: await replaceContent(call, drive, { item: existing, content }), status: 200 };
}

/** Gives a file another content: a new revision and a new version. */
export async function replaceContent(call: GraphCall, drive: ReachedDrive, { item, content }: { readonly item: DriveItemRow; readonly content: KeptContent }): Promise<DriveItemRow> {
  const writer = await writerOf(call);
  const rows = await call.store.query<DriveItemRow>(
    `update drive_items set content_id = $2, content_version = content_version + 1, size = $3, version = version + 1, modified_at = $4, modified_by = $5::jsonb,
       change = nextval('change_number') where id = $1 returning ${DRIVE_ITEM_COLUMNS}`,
    [item.id, content.id, content.size, call.now, JSON.stringify(writer)],
  );
  const changed = rows[0] ?? item;
  await addVersion(call.store, changed);
  await touchLibraryRow(call, drive.list.id, { itemId: item.list_item_id, name: item.name });
  return changed;
}

/** A new file, or a new folder when it has no content. */
export interface NewDriveItem {
  readonly parent: DriveItemRow;
  readonly name: string;
  readonly content: KeptContent | undefined;
  readonly mimeType?: string | null;
}

/** Adds a file or folder to a folder where its name is free. */
export async function insertDriveItem(call: GraphCall, drive: ReachedDrive, { parent, name, content, mimeType }: NewDriveItem): Promise<DriveItemRow> {
  const writer = await writerOf(call);
  const folder = content === undefined;
  const rowId = await addLibraryRow(call, drive.list.id, { name, folder });
  const rows = await call.store.query<DriveItemRow>(
    `insert into drive_items (id, drive_id, parent_id, name, folder, mime_type, size, content_id, list_item_id, created_at, modified_at, created_by, modified_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11::jsonb, $12::jsonb) returning ${DRIVE_ITEM_COLUMNS}`,
    [
      newDriveItemId(), drive.id, parent.id, name, folder, folder ? "" : mimeTypeOf(name, mimeType ?? null), content?.size ?? 0, content?.id ?? null, rowId,
      call.now, JSON.stringify(makerOf(writer)), JSON.stringify(writer),
    ],
  );
  const [item] = rows;
  if (item === undefined) throw new Error("The database kept no drive item");
  if (!folder) await addVersion(call.store, item);
  return item;
}

/** A folder's child of a name, or the place for one; used where a copy or an upload lands later. */
export async function placeIn(call: GraphCall, parent: DriveItemRow, name: string): Promise<FilePlace> {
  return { parent, name, existing: await findChild(call, parent.id, name) };
}
