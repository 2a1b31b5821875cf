import type { Store } from "../../store/store";
import { GraphFailure, invalidRequest, itemNotFound } from "../graph-failure";
import { isTicketGood, itemIdOfUniqueId, readTicket } from "./download-address";
import { streamContent } from "./drive-content";

interface FileRow extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly mime_type: string;
  readonly content_id: string | null;
  readonly size: number;
  readonly number: number;
  readonly modified_at: string;
}

/** Answers a download address, whole or the range of bytes that was asked for. */
export async function answerDownload(store: Store, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const ticket = readTicket(query.get("tempauth") ?? "");
  const file = ticket === undefined ? undefined : await findFile(store, itemIdOfUniqueId(query.get("UniqueId") ?? ""), ticket.number);
  if (file === undefined || ticket === undefined) throw itemNotFound("The resource could not be found.");
  const version = { itemId: file.id, number: file.number, contentId: file.content_id ?? "" };
  if (!isTicketGood(version, ticket, Math.floor(Date.now() / 1000))) throw new GraphFailure({ status: 401, code: "unauthenticated", message: "The download address is no longer valid." });
  return sendFile(store, file, request.headers.get("range"));
}

async function findFile(store: Store, itemId: string, number: number): Promise<FileRow | undefined> {
  const rows = await store.query<FileRow>(
    "select i.id, i.name, i.mime_type, v.content_id, v.size, v.number, v.modified_at from drive_items i join drive_item_versions v on v.item_id = i.id where i.id = $1 and v.number = $2 and not i.removed",
    [itemId, number],
  );
  return rows[0];
}

function sendFile(store: Store, file: FileRow, asked: string | null): Response {
  const range = readRange(asked, file.size);
  const headers = {
    "Accept-Ranges": "bytes",
    "Cache-Control": "private, no-store",
    "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    "Content-Length": String(range.until - range.from),
    "Content-Type": file.mime_type,
    ETag: `"{${file.id.slice(2)}},${String(file.number)}"`,
    "Last-Modified": new Date(file.modified_at).toUTCString(),
    ...(range.partial ? { "Content-Range": `bytes ${String(range.from)}-${String(range.until - 1)}/${String(file.size)}` } : {}),
  };
  const body = range.until === range.from ? null : streamContent(store, file.content_id ?? "", range);
  return new Response(body, { status: range.partial ? 206 : 200, headers });
}

interface AskedRange {
  readonly from: number;
  readonly until: number;
  readonly partial: boolean;
}

/** Reads one range of a `Range` header; several at once, or another unit, are answered with the whole file, as HTTP allows. */
function readRange(asked: string | null, size: number): AskedRange {
  const whole = { from: 0, until: size, partial: false };
  const parts = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(asked ?? "");
  if (parts === null) return whole;
  const { from, until } = boundsOf(parts[1] ?? "", parts[2] ?? "", size);
  if (from >= until) throw new GraphFailure({ status: 416, code: "invalidRange", message: "The specified byte range is invalid or unavailable.", headers: { "Content-Range": `bytes */${String(size)}` } });
  return { from, until, partial: true };
}

function boundsOf(first: string, last: string, size: number): { readonly from: number; readonly until: number } {
  if (first === "" && last === "") throw invalidRequest("The Range header names no range.");
  if (first === "") return { from: Math.max(0, size - Number(last)), until: size };
  return { from: Number(first), until: last === "" ? size : Math.min(size, Number(last) + 1) };
}
