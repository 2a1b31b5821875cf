import { z } from "zod";
import { accessDenied, invalidRequest } from "../graph-failure";
import type { GraphCall } from "../operation";
import { allows } from "../sites/site-access";
import type { ReachedDrive } from "./drive";
import { itemLevelOf } from "./drive-access";
import { type DriveItemReference, type DriveItemRow, findDriveItem, noSuchDriveItem, readReference } from "./drive-item";

/** A folder as a body names it: by its id, or by its path from the root of its drive. */
export const ItemPlace = z.strictObject({
  "@odata.type": z.string().optional(),
  id: z.string().optional(),
  driveId: z.string().optional(),
  driveType: z.string().optional(),
  siteId: z.string().optional(),
  name: z.string().optional(),
  path: z.string().optional(),
});
export type ItemPlace = z.infer<typeof ItemPlace>;

const Instant = z.iso.datetime({ offset: true }).transform((text) => `${new Date(text).toISOString().slice(0, 19)}Z`);

/** When a file was made and changed on the computer that it comes from. */
export const FileSystemInfo = z
  .strictObject({ "@odata.type": z.string().optional(), createdDateTime: Instant.optional(), lastModifiedDateTime: Instant.optional(), lastAccessedDateTime: Instant.optional() })
  .transform((info) => Object.fromEntries(Object.entries(info).filter(([name]) => !name.startsWith("@"))));

/**
 * The folder of this drive that a body names, where the caller may write.
 *
 * @throws {GraphFailure} 400 for a folder of another drive, 404 for one that the caller may not know of, 403 when they may only read it.
 */
export async function requireParent(call: GraphCall, drive: ReachedDrive, place: ItemPlace): Promise<DriveItemRow> {
  if (place.driveId !== undefined && place.driveId.toLowerCase() !== drive.id.toLowerCase()) throw invalidRequest("Items cannot be moved between drives.");
  return await requireFolderAt(call, drive, place);
}

/** The folder that a body names in a drive that was found already, where the caller may write. */
export async function requireFolderAt(call: GraphCall, drive: ReachedDrive, place: ItemPlace): Promise<DriveItemRow> {
  const folder = await findDriveItem(call, drive.id, referenceOf(place));
  const level = folder === undefined ? "none" : await itemLevelOf(call, drive, folder.id);
  if (folder === undefined || !allows(level, "read")) throw noSuchDriveItem();
  if (!allows(level, "write")) throw accessDenied();
  if (!folder.folder) throw invalidRequest("Only a folder has children.");
  return folder;
}

function referenceOf({ id, path }: ItemPlace): DriveItemReference {
  if (id !== undefined) return readReference(id);
  const inPath = /^(?:\/drives\/[^/]+|\/drive)?\/?root:?(.*)$/.exec(path ?? "");
  if (inPath === null) throw invalidRequest("parentReference names the folder by its id or its path.");
  return { start: "root", names: (inPath[1] ?? "").split("/").filter((name) => name !== "").map(decodeName) };
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name).replaceAll("\0", "");
  } catch {
    return name;
  }
}
