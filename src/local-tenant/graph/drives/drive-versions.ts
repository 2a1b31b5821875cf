import { GraphFailure, invalidRequest, itemNotFound } from "../graph-failure";
import type { IdentitySet } from "../identity-set";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { readSelection } from "../select";
import { FILES_READ, FILES_WRITE } from "../sites/permissions";
import { downloadAddress } from "./download-address";
import { type ReachedDriveItem, requireDriveItem } from "./drive-access";
import type { DriveItemRow } from "./drive-item";
import { VERSION_TYPE } from "./drive-types";
import { replaceContent } from "./file-writes";

interface VersionRow extends Record<string, unknown> {
  readonly number: number;
  readonly content_id: string | null;
  readonly size: number;
  readonly modified_at: string;
  readonly modified_by: IdentitySet;
}

async function requireFile(call: GraphCall, needed: "read" | "write"): Promise<ReachedDriveItem> {
  const reached = await requireDriveItem(call, needed);
  if (reached.item.folder) throw invalidRequest("Only a file has versions.");
  return reached;
}

async function listVersions(call: GraphCall): Promise<GraphReply> {
  const selection = readSelection(call.query, VERSION_TYPE);
  const reached = await requireFile(call, "read");
  const rows = await call.store.query<VersionRow>("select * from drive_item_versions where item_id = $1 order by number desc", [reached.item.id]);
  const context = contextOf(call, `drives('${reached.drive.id}')/items('${reached.item.id}')/versions`);
  return ok({ "@odata.context": context, value: rows.map((row) => selection.pick(versionShape(call, reached, row))) });
}

async function requireVersion(call: GraphCall, { item }: ReachedDriveItem): Promise<VersionRow> {
  const number = Number(/^(\d{1,9})\.0$/.exec(call.params["versionId"] ?? "")?.[1] ?? "0");
  const rows = await call.store.query<VersionRow>("select * from drive_item_versions where item_id = $1 and number = $2", [item.id, number]);
  if (rows[0] === undefined) throw itemNotFound("The specified version was not found.");
  return rows[0];
}

async function readVersion(call: GraphCall): Promise<GraphReply> {
  const reached = await requireFile(call, "read");
  const shape = versionShape(call, reached, await requireVersion(call, reached));
  return ok({ "@odata.context": contextOf(call, `drives('${reached.drive.id}')/items('${reached.item.id}')/versions/$entity`), ...readSelection(call.query, VERSION_TYPE).pick(shape) });
}

function versionShape(call: GraphCall, { drive, item }: ReachedDriveItem, row: VersionRow): Readonly<Record<string, unknown>> {
  const address = row.number === item.content_version ? {} : { "@microsoft.graph.downloadUrl": downloadAddress(call, drive, versionOf(item, row)) };
  return { ...address, id: `${String(row.number)}.0`, lastModifiedDateTime: row.modified_at, size: row.size, lastModifiedBy: row.modified_by };
}

function versionOf(item: DriveItemRow, row: VersionRow) {
  return { itemId: item.id, number: row.number, contentId: row.content_id ?? "" };
}

async function readVersionContent(call: GraphCall): Promise<GraphReply> {
  const { drive, item } = await requireFile(call, "read");
  const row = await requireVersion(call, { drive, item, level: "read" });
  // Microsoft 365 gives the current content at the file's own address only.
  if (row.number === item.content_version) throw new GraphFailure({ status: 400, code: "invalidRequest", message: "You cannot get the content of the current version." });
  return { status: 302, headers: { Location: downloadAddress(call, drive, versionOf(item, row)) } };
}

async function restoreVersion(call: GraphCall): Promise<GraphReply> {
  const reached = await requireFile(call, "write");
  if (call.body !== undefined && Object.keys(call.body ?? {}).length > 0) throw invalidRequest("restoreVersion takes no body.");
  const row = await requireVersion(call, reached);
  if (row.number === reached.item.content_version) throw invalidRequest("The current version cannot be restored.");
  await replaceContent(call, reached.drive, { item: reached.item, content: { id: row.content_id ?? "", size: row.size } });
  return { status: 204 };
}

const VERSION = "/drives/{driveId}/items/{itemRef}/versions/{versionId}";
const OVERLAY = "https://learn.microsoft.com/graph/api/driveitemversion-";

/** Earlier contents of a file. */
export const DRIVE_VERSION_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: "/drives/{driveId}/items/{itemRef}/versions", documentedAs: "List versions of a driveItem", permissions: FILES_READ, query: ["$select"], handle: listVersions },
  { method: "GET", path: VERSION, documentedAs: "Get driveItemVersion", permissions: FILES_READ, query: ["$select"], handle: readVersion },
  {
    method: "GET", path: `${VERSION}/content`, documentedAs: "Download contents of a driveItemVersion", permissions: FILES_READ, query: [], overlay: `${OVERLAY}get-contents`, handle: readVersionContent,
  },
  {
    method: "POST", path: `${VERSION}/restoreVersion`, documentedAs: "driveItemVersion: restoreVersion", permissions: FILES_WRITE, query: [], overlay: `${OVERLAY}restore`, handle: restoreVersion,
  },
];
