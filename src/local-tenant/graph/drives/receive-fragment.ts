import { z } from "zod";
import type { Store } from "../../store/store";
import { GraphFailure, invalidRequest, itemNotFound } from "../graph-failure";
import type { GraphCall, GraphReply } from "../operation";
import { requireDrive } from "./drive";
import { appendContent, forgetContent } from "./drive-content";
import { DRIVE_ITEM_COLUMNS, type DriveItemRow, findDriveItem } from "./drive-item";
import { answerItem } from "./drive-item-reply";
import { ConflictBehavior, placeIn, writeFile } from "./file-writes";
import { UPLOAD_LIFE_MINUTES, UploadDetails } from "./upload-session";

/** One upload that is under way. */
export interface UploadRow extends Record<string, unknown> {
  readonly id: string;
  readonly drive_id: string;
  readonly parent_id: string;
  readonly name: string;
  readonly conflict: string;
  readonly content_id: string;
  readonly received: number | bigint;
  readonly total: number | bigint | null;
  readonly details: unknown;
  readonly caller: unknown;
  readonly expires_at: string;
}

const FRAGMENT_STEP_BYTES = 320 * 1024;
const LARGEST_FRAGMENT_BYTES = 60 * 1024 * 1024;

/**
 * The upload of an address, held for this transaction.
 *
 * @throws {GraphFailure} 404 when it is complete, was cancelled, or paused for too long.
 */
export async function requireUpload(store: Store, id: string, now: string): Promise<UploadRow> {
  const rows = await store.query<UploadRow>("select * from drive_uploads where id = $1 for update", [id]);
  if (rows[0] === undefined || Date.parse(rows[0].expires_at) < Date.parse(now)) throw itemNotFound("The upload session was not found");
  return rows[0];
}

/** What an upload still waits for. */
export function uploadStatus(upload: Pick<UploadRow, "expires_at" | "received">): object {
  return { expirationDateTime: upload.expires_at, nextExpectedRanges: [`${String(upload.received)}-`] };
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly total: number;
}

function readRange(headers: Headers, length: number): Range {
  const parts = /^\s*bytes\s+(\d{1,15})-(\d{1,15})\/(\d{1,15})\s*$/i.exec(headers.get("content-range") ?? "");
  if (parts === null) throw invalidRequest("The Content-Range header is missing or malformed.");
  const [from = 0, to = 0, total = 0] = parts.slice(1).map(Number);
  if (from > to || to >= total) throw invalidRequest("The Content-Range header names no range of the file.");
  if (to - from + 1 !== length) throw invalidRequest("The Content-Range header length does not match the provided number of bytes.");
  return { from, to, total };
}

function checkFragment(upload: UploadRow, { from, to, total }: Range): void {
  const length = to - from + 1;
  if (length > LARGEST_FRAGMENT_BYTES) throw new GraphFailure({ status: 413, code: "invalidRequest", message: "The fragment is larger than 60 MiB." });
  if (upload.total !== null && Number(upload.total) !== total) throw invalidRequest("The total size of the file differs from what was declared before.");
  if (from < Number(upload.received)) throw rangeFailure("The uploaded fragment has already been received.");
  if (from > Number(upload.received)) throw rangeFailure("The uploaded fragment is out of order.");
  if (to + 1 < total && length % FRAGMENT_STEP_BYTES !== 0) throw invalidRequest("The size of every fragment but the last must be a multiple of 327680 bytes.");
}

function rangeFailure(message: string): GraphFailure {
  return new GraphFailure({ status: 416, code: "invalidRange", message });
}

/** Takes the next bytes of a file; with the last of them the file is there. */
export async function receiveFragment(call: GraphCall, upload: UploadRow, bytes: Uint8Array): Promise<GraphReply> {
  const range = readRange(call.headers, bytes.length);
  checkFragment(upload, range);
  await appendContent(call.store, upload.content_id, { start: range.from, bytes });
  if (range.to + 1 === range.total) return await completeUpload(call, upload, range.total);
  const expiresAt = new Date(Date.parse(call.now) + UPLOAD_LIFE_MINUTES * 60_000).toISOString();
  await call.store.query("update drive_uploads set received = $2, total = $3, expires_at = $4 where id = $1", [upload.id, range.to + 1, range.total, expiresAt]);
  return { status: 202, body: uploadStatus({ expires_at: expiresAt, received: range.to + 1 }) };
}

async function completeUpload(call: GraphCall, upload: UploadRow, size: number): Promise<GraphReply> {
  const drive = await requireDrive({ ...call, params: { driveId: upload.drive_id } });
  const parent = await findDriveItem(call, drive.id, { start: upload.parent_id, names: [] });
  if (parent === undefined) throw itemNotFound("The folder of the upload is no longer there.");
  const place = await placeIn(call, parent, upload.name);
  const content = { id: upload.content_id, size };
  const written = await writeFile(call, drive, { place, content, conflict: ConflictBehavior.parse(upload.conflict), mimeType: null });
  await call.store.query("delete from drive_uploads where id = $1", [upload.id]);
  return await answerItem(call, drive, { ...written, item: await keepDetails(call.store, written.item, upload.details) });
}

async function keepDetails(store: Store, item: DriveItemRow, sent: unknown): Promise<DriveItemRow> {
  const { description, fileSystemInfo } = UploadDetails.parse(sent);
  if ((description ?? null) === null && (fileSystemInfo ?? null) === null) return item;
  const rows = await store.query<DriveItemRow>(
    `update drive_items set description = coalesce($2, description), file_system_info = coalesce($3::jsonb, file_system_info) where id = $1 returning ${DRIVE_ITEM_COLUMNS}`,
    [item.id, description ?? null, fileSystemInfo === undefined || fileSystemInfo === null ? null : JSON.stringify(fileSystemInfo)],
  );
  return rows[0] ?? item;
}

/** Ends an upload, and forgets what came of it. */
export async function cancelUpload(store: Store, upload: UploadRow): Promise<GraphReply> {
  await forgetContent(store, upload.content_id);
  await store.query("delete from drive_uploads where id = $1", [upload.id]);
  return { status: 204 };
}

/** Who began an upload, and writes its file in the end. */
export const UploadCaller = z.object({
  appId: z.string(), personId: z.string().optional(), scopes: z.array(z.string()), roles: z.array(z.string()),
});
