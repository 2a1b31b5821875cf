import { z } from "zod";
import { type GraphReader, pathOfLink } from "../pages/graph-reader";
import { identitySet, nameActor } from "./row-versions";

const driveItem = z.object({
  id: z.string(),
  name: z.string(),
  folder: z.object({}).optional(),
  size: z.number().optional(),
  lastModifiedDateTime: z.string().optional(),
});
const itemsPage = z.object({ value: z.array(driveItem), "@odata.nextLink": z.string().optional() });
const identity = z.object({ displayName: z.string().optional(), email: z.string().optional() });
const granted = z.object({ user: identity.optional(), siteUser: identity.optional(), group: identity.optional(), siteGroup: identity.optional(), application: identity.optional() });
const permission = z.object({
  id: z.string(),
  roles: z.array(z.string()),
  grantedToV2: granted.optional(),
  grantedToIdentitiesV2: z.array(granted).optional(),
  inheritedFrom: z.object({}).nullish(),
});

/** A file or a folder of a library. */
export type DriveItem = z.infer<typeof driveItem>;

/** A folder that is open, with what the person may see in it. */
export interface OpenFolder {
  readonly driveId: string;
  readonly folder: DriveItem;
  readonly items: readonly DriveItem[];
}

/** One person, group or app that a file or folder is shared with. */
export interface SharedWith {
  readonly id: string;
  readonly name: string;
  /** `read` or `write`, joined by commas when both are given. */
  readonly roles: string;
  readonly inherited: boolean;
}

/** Opens a folder of a library by its names, outermost first. Rejects with `RefusedError` when it is not the person's. */
export async function openFolder(graph: GraphReader, listPath: string, folders: readonly string[]): Promise<OpenFolder> {
  const { id: driveId } = await graph.read(`${listPath}/drive`, z.object({ id: z.string() }));
  const path = folders.map(encodeURIComponent).join("/");
  const folder = await graph.read(`/drives/${driveId}/root${path === "" ? "" : `:/${path}`}`, driveItem);
  const items: DriveItem[] = [];
  let next: string | undefined = `/drives/${driveId}/items/${folder.id}/children`;
  while (next !== undefined) {
    const answer: z.infer<typeof itemsPage> = await graph.read(next, itemsPage);
    items.push(...answer.value);
    next = pathOfLink(answer["@odata.nextLink"]);
  }
  return { driveId, folder, items: items.sort(foldersFirst) };
}

function foldersFirst(one: DriveItem, other: DriveItem): number {
  const kinds = Number(other.folder !== undefined) - Number(one.folder !== undefined);
  return kinds === 0 ? one.name.localeCompare(other.name, "en-GB", { numeric: true }) : kinds;
}

/** Reads whom a file or a folder is shared with. Rejects with `RefusedError` when the person may not know. */
export async function readSharedWith(graph: GraphReader, driveId: string, itemId: string): Promise<readonly SharedWith[]> {
  const { value } = await graph.read(`/drives/${driveId}/items/${itemId}/permissions`, z.object({ value: z.array(permission) }));
  return value.map(({ id, roles, grantedToV2, grantedToIdentitiesV2, inheritedFrom }) => ({
    id,
    name: [grantedToV2, ...(grantedToIdentitiesV2 ?? [])].map(readName).filter((name) => name !== undefined).join(", ") || "Somebody",
    roles: roles.join(", "),
    inherited: inheritedFrom !== undefined && inheritedFrom !== null,
  }));
}

function readName(to: z.infer<typeof granted> | undefined): string | undefined {
  if (to === undefined) return undefined;
  const one = [to.user, to.siteUser, to.group, to.siteGroup, to.application].find((candidate) => candidate !== undefined);
  return one?.displayName ?? one?.email;
}

const fileVersion = z.object({ id: z.string(), lastModifiedDateTime: z.string(), size: z.number(), lastModifiedBy: identitySet.nullish() });

/** One version of a file. */
export interface FileVersion {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly size: number;
  /** Where its bytes are, below `/v1.0`. */
  readonly contentPath: string;
}

/** Reads the versions of a file, newest first; the first of them is the file as it is now. */
export async function readFileVersions(graph: GraphReader, driveId: string, itemId: string): Promise<readonly FileVersion[]> {
  const itemPath = `/drives/${driveId}/items/${itemId}`;
  const { value } = await graph.read(`${itemPath}/versions`, z.object({ value: z.array(fileVersion) }));
  return value.map(({ id, lastModifiedDateTime, size, lastModifiedBy }, index) => ({
    id,
    at: lastModifiedDateTime,
    by: nameActor(lastModifiedBy),
    size,
    // Graph gives the current content at the file's own address only.
    contentPath: index === 0 ? `${itemPath}/content` : `${itemPath}/versions/${id}/content`,
  }));
}

/** Whether Word opens a file of this name. */
export function isWordFile(name: string): boolean {
  return /\.docx$/i.test(name);
}

/** Writes a size as people read it. */
export function showSize(bytes: number): string {
  if (bytes < 1024) return `${String(bytes)} B`;
  return bytes < 1_048_576 ? `${(bytes / 1024).toFixed(0)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
