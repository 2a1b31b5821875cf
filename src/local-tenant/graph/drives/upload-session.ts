import { z } from "zod";
import { invalidRequest, nameAlreadyExists, notImplemented } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { FILES_WRITE } from "../sites/permissions";
import { siteUrl } from "../sites/site";
import { type ReachedDrive, requireDrive } from "./drive";
import { checkRevision, readReference } from "./drive-item";
import { checkName } from "./drive-names";
import { ConflictBehavior, type FilePlace, placeIn, requireFilePlace } from "./file-writes";
import { FileSystemInfo } from "./item-place";

/** How long an upload may pause; every fragment that arrives begins the time again. */
export const UPLOAD_LIFE_MINUTES = 24 * 60;

const Uploadable = z.strictObject({
  "@odata.type": z.string().optional(),
  "@microsoft.graph.conflictBehavior": ConflictBehavior.optional(),
  // The official JavaScript client writes the name of the annotation so too.
  "@name.conflictBehavior": ConflictBehavior.optional(),
  name: z.string().optional(),
  description: z.string().nullish(),
  fileSize: z.number().int().nonnegative().nullish(),
  fileSystemInfo: FileSystemInfo.nullish(),
});
const Request = z.strictObject({ item: Uploadable.nullish(), deferCommit: z.boolean().nullish(), "@odata.type": z.string().optional(), "@microsoft.graph.conflictBehavior": ConflictBehavior.optional() });

/** What was said about a file before its bytes came. */
export const UploadDetails = z.object({ description: z.string().nullish(), fileSystemInfo: z.record(z.string(), z.string()).nullish() });

/** Begins to receive a large file, for a name in a folder or a file that is there. */
async function createUploadSession(call: GraphCall): Promise<GraphReply> {
  const { item, asked } = readRequest(call.body);
  const drive = await requireDrive(call);
  const reference = readReference(call.params["itemRef"] ?? "");
  const place = await placeOf(call, await requireFilePlace(call, drive, reference), item.name);
  const conflict = asked ?? (reference.names.length === 0 ? "replace" : "fail");
  if (place.existing !== undefined && (conflict === "fail" || place.existing.folder)) throw nameAlreadyExists("Name already exists");
  const expiresAt = new Date(Date.parse(call.now) + UPLOAD_LIFE_MINUTES * 60_000).toISOString();
  const id = `${crypto.randomUUID()}${crypto.randomUUID()}`.replaceAll("-", "");
  const details = JSON.stringify({ description: item.description, fileSystemInfo: item.fileSystemInfo });
  await call.store.query(
    `insert into drive_uploads (id, drive_id, parent_id, item_id, name, conflict, content_id, total, details, caller, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10::jsonb, $11)`,
    [id, drive.id, place.parent.id, place.existing?.id ?? null, place.name, conflict, crypto.randomUUID(), item.fileSize ?? null, details, JSON.stringify(call.caller), expiresAt],
  );
  const uploadUrl = uploadAddress(call, drive, { id, parentId: place.parent.id, conflict });
  return ok({ "@odata.context": contextOf(call, "microsoft.graph.uploadSession"), expirationDateTime: expiresAt, nextExpectedRanges: ["0-"], uploadUrl });
}

function readRequest(body: unknown) {
  const parsed = Request.safeParse(body ?? {});
  if (!parsed.success) throw invalidRequest(`The upload session is not valid at '${parsed.error.issues[0]?.path.join(".") ?? ""}'.`);
  if (parsed.data.deferCommit === true) throw notImplemented("Upload sessions that are completed by another request are not supported by the local tenant.");
  const item = parsed.data.item ?? {};
  return { item, asked: item["@microsoft.graph.conflictBehavior"] ?? item["@name.conflictBehavior"] ?? parsed.data["@microsoft.graph.conflictBehavior"] };
}

/** The place under the name that the body gives the file, when it gives one. */
async function placeOf(call: GraphCall, place: FilePlace, name: string | undefined): Promise<FilePlace> {
  if (place.existing !== undefined) checkRevision(call.headers, place.existing);
  if (name === undefined || name === place.name) return place;
  checkName(name);
  return await placeIn(call, place.parent, name);
}

function uploadAddress(call: GraphCall, drive: ReachedDrive, { id, parentId, conflict }: { readonly id: string; readonly parentId: string; readonly conflict: string }): string {
  const flags = `overwrite=${conflict === "replace" ? "True" : "False"}&rename=${conflict === "rename" ? "True" : "False"}&dc=0`;
  return `${siteUrl(call, drive.site)}/_api/v2.0/drives/${drive.id}/items/${parentId}/uploadSession?guid=${id.slice(0, 32)}&${flags}&tempauth=${id}`;
}

/** Beginning to upload a large file; its bytes go to an address of their own, without a token. */
export const UPLOAD_SESSION_OPERATIONS: readonly GraphOperation[] = [
  {
    method: "POST", path: "/drives/{driveId}/items/{itemRef}/createUploadSession", documentedAs: "driveItem: createUploadSession", permissions: FILES_WRITE, query: [],
    headers: ["if-match", "if-none-match"], overlay: "https://learn.microsoft.com/graph/api/driveitem-createuploadsession",
    differs: "deferCommit, mediaSourceInfo and driveItemSource are refused.", handle: createUploadSession,
  },
];
