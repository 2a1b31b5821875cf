import { createHash, timingSafeEqual } from "node:crypto";
import type { GraphCall } from "../operation";
import { siteUrl } from "../sites/site";
import type { ReachedDrive } from "./drive";
import type { DriveItemRow } from "./drive-item";

const LIFE_SECONDS = 3600;

/** One content of a file: the current one, or an earlier version's. */
export interface FileVersion {
  readonly itemId: string;
  readonly number: number;
  readonly contentId: string;
}

/**
 * An address that gives a file to whoever holds it, for an hour, without a token. It is signed with the id of the
 * content, which nobody outside the tenant ever sees, so it holds after a restart and for this content only.
 */
export function downloadAddress(call: GraphCall, drive: ReachedDrive, file: FileVersion): string {
  const endsAt = Math.floor(Date.parse(call.now) / 1000) + LIFE_SECONDS;
  const ticket = `v${String(file.number)}.${String(endsAt)}.${sign(file, endsAt)}`;
  return `${siteUrl(call, drive.site)}/_layouts/15/download.aspx?UniqueId=${uniqueIdOf(file.itemId)}&Translate=false&tempauth=${ticket}&ApiVersion=2.0`;
}

/** The current content of a file. */
export function currentVersionOf(item: DriveItemRow): FileVersion {
  return { itemId: item.id, number: item.content_version, contentId: item.content_id ?? "" };
}

/** Reads the ticket of a download address; whether it is good is for `isTicketGood` to say. */
export function readTicket(ticket: string): { readonly number: number; readonly endsAt: number; readonly signature: string } | undefined {
  const parts = /^v(\d{1,9})\.(\d{1,12})\.([0-9a-f]{64})$/.exec(ticket);
  return parts?.[3] === undefined ? undefined : { number: Number(parts[1]), endsAt: Number(parts[2]), signature: parts[3] };
}

/** Whether a ticket is for this content and has not run out. */
export function isTicketGood(file: FileVersion, ticket: { readonly endsAt: number; readonly signature: string }, nowSeconds: number): boolean {
  return ticket.endsAt >= nowSeconds && timingSafeEqual(Buffer.from(ticket.signature, "hex"), Buffer.from(sign(file, ticket.endsAt), "hex"));
}

function sign({ itemId, number, contentId }: FileVersion, endsAt: number): string {
  return createHash("sha256").update([contentId, itemId, String(number), String(endsAt)].join("\n")).digest("hex");
}

/** The GUID in a drive item's id, as SharePoint's own addresses write it. */
function uniqueIdOf(itemId: string): string {
  return itemId.slice(2).toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The drive item's id for the GUID that a download address names; no item's for what is no GUID. */
export function itemIdOfUniqueId(uniqueId: string): string {
  return `01${uniqueId.replace(/[^\da-f]/gi, "").toUpperCase()}`;
}
