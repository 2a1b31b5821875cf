import { z } from "zod";
import { accessDenied, invalidRequest } from "../graph-failure";
import { type ListRow, listOf, requireList } from "../lists/list";
import { contextOf, type GraphCall, type GraphOperation, ok } from "../operation";
import { readSelection } from "../select";
import { FILES_READ, FILES_WRITE } from "../sites/permissions";
import { requireSite } from "../sites/site";
import { allows } from "../sites/site-access";
import { driveShape, type ReachedDrive, readLibraries, requireDrive } from "./drive";
import { noSuchDriveItem } from "./drive-item";
import { DRIVE_TYPE } from "./drive-types";

async function libraries(call: GraphCall) {
  const { site } = await requireSite(call, "limited");
  return { site, lists: (await readLibraries(call, site.id)).map(listOf) };
}

async function listDrives(call: GraphCall) {
  const selection = readSelection(call.query, DRIVE_TYPE);
  const { site, lists } = await libraries(call);
  return ok({ "@odata.context": contextOf(call, "drives"), value: lists.map((list) => selection.pick(driveShape(call, { site, list }))) });
}

async function readDefaultDrive(call: GraphCall) {
  const { site, lists } = await libraries(call);
  if (lists[0] === undefined) throw noSuchDriveItem();
  return answerDrive(call, { site, list: lists[0] });
}

async function readDriveOfList(call: GraphCall) {
  const { site, list } = await requireList(call, "limited");
  if (list.template !== "documentLibrary") throw invalidRequest("The list is not a document library.");
  return answerDrive(call, { site, list });
}

async function readDrive(call: GraphCall) {
  return answerDrive(call, await requireDrive(call));
}

function answerDrive(call: GraphCall, drive: Pick<ReachedDrive, "site" | "list">) {
  return ok({ "@odata.context": contextOf(call, "drives/$entity"), ...readSelection(call.query, DRIVE_TYPE).pick(driveShape(call, drive)) });
}

const DriveChange = z.strictObject({ "@odata.type": z.string().optional(), name: z.string().min(1).max(255).optional(), description: z.string().optional() });

/** Renames or describes a library; its address stays. */
async function changeDrive(call: GraphCall) {
  const drive = await requireDrive(call);
  const level = call.caller.personId === undefined ? "full" : (drive.personLevel ?? "none");
  if (!allows(drive.applicationLevel, "manage") || !allows(level, "manage")) throw accessDenied();
  const body = DriveChange.safeParse(call.body);
  if (!body.success) throw invalidRequest("Only the name and the description of a drive can be changed.");
  const { name = drive.list.displayName, description = drive.list.description } = body.data;
  const taken = await call.store.query("select 1 from lists where site_id = $1 and lower(display_name) = lower($2) and id <> $3 and not removed", [drive.site.id, name, drive.list.id]);
  if (taken.length > 0) throw invalidRequest("A list of this name exists already.");
  const rows = await call.store.query<ListRow>(
    "update lists set display_name = $2, description = $3, modified_at = $4, etag_version = etag_version + 1 where id = $1 returning *",
    [drive.list.id, name, description, call.now],
  );
  return answerDrive(call, { site: drive.site, list: rows[0] === undefined ? drive.list : listOf(rows[0]) });
}

function reads(path: string, documentedAs: string, handle: GraphOperation["handle"]): GraphOperation {
  return { method: "GET", path, documentedAs, permissions: FILES_READ, query: ["$select"], handle };
}

/** The drives of document libraries. */
export const DRIVE_READ_OPERATIONS: readonly GraphOperation[] = [
  reads("/sites/{siteId}/drives", "List available drives", listDrives),
  reads("/sites/{siteId}/drive", "Get Drive", readDefaultDrive),
  reads("/sites/{siteId}/lists/{listId}/drive", "Get Drive", readDriveOfList),
  reads("/drives/{driveId}", "Get Drive", readDrive),
  { method: "PATCH", path: "/drives/{driveId}", documentedAs: "Update drive", permissions: FILES_WRITE, query: [], handle: changeDrive },
];
