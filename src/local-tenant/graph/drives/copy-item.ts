import { z } from "zod";
import { GraphFailure, invalidRequest, notImplemented } from "../graph-failure";
import type { GraphCall, GraphOperation, GraphReply } from "../operation";
import { FILES_WRITE } from "../sites/permissions";
import { type ReachedDrive, requireDrive } from "./drive";
import { readableOf, requireDriveItem } from "./drive-access";
import { DRIVE_ITEM_COLUMNS, type DriveItemRow, findChild } from "./drive-item";
import { checkName, freeName } from "./drive-names";
import { ConflictBehavior, insertDriveItem, replaceContent } from "./file-writes";
import { ItemPlace, requireFolderAt } from "./item-place";

const Copy = z.strictObject({
  "@odata.type": z.string().optional(),
  parentReference: ItemPlace.nullish(),
  name: z.string().nullish(),
  childrenOnly: z.boolean().nullish(),
  includeAllVersionHistory: z.boolean().nullish(),
});

/** SharePoint copies no more at once. Source: Microsoft Graph docs, "driveItem: copy". */
const MOST_ITEMS = 30_000;

/** Copies a file, or a folder with all in it that the caller may read; who it was shared with is not copied. */
async function copy(call: GraphCall): Promise<GraphReply> {
  const { drive, item } = await requireDriveItem(call, "read");
  const { place, name } = readCopy(call.body);
  const conflict = ConflictBehavior.safeParse(call.query.get("@microsoft.graph.conflictBehavior") ?? "fail");
  if (!conflict.success) throw invalidRequest("The conflict behaviour is fail, replace or rename.");
  if (item.parent_id === null) throw invalidRequest("The root cannot be copied.");
  checkName(name ?? item.name);
  const target = await targetDrive(call, drive, place.driveId);
  const parent = await requireFolderAt(call, target, place.id === undefined && place.path === undefined ? { id: item.parent_id } : place);
  const tree = await readTree(call, drive, item);
  const outcome = await attempt(call, target, { parent, name: name ?? item.name, conflict: conflict.data, tree });
  return { status: 202, headers: { Location: `${call.links.origin}/_api/v2.0/monitor/${await keepOutcome(call, outcome)}` } };
}

function readCopy(body: unknown): { readonly place: ItemPlace; readonly name: string | undefined } {
  const parsed = Copy.safeParse(body ?? {});
  if (!parsed.success) throw invalidRequest(`The copy is not valid at '${parsed.error.issues[0]?.path.join(".") ?? ""}'.`);
  const { parentReference, name, childrenOnly, includeAllVersionHistory } = parsed.data;
  if (childrenOnly === true || includeAllVersionHistory === true) throw notImplemented("childrenOnly and includeAllVersionHistory are not supported by the local tenant.");
  return { place: parentReference ?? {}, name: name ?? undefined };
}

async function keepOutcome(call: GraphCall, { resourceId, failure }: CopyOutcome): Promise<string> {
  const id = crypto.randomUUID();
  await call.store.query("insert into drive_copies (id, created_at, resource_id, failure) values ($1, $2, $3, $4::jsonb)", [
    id, call.now, resourceId ?? null, failure === undefined ? null : JSON.stringify(failure),
  ]);
  return id;
}

async function targetDrive(call: GraphCall, own: ReachedDrive, driveId: string | undefined): Promise<ReachedDrive> {
  return driveId === undefined || driveId === own.id ? own : await requireDrive({ ...call, params: { driveId } });
}

/** The item and all below it that the caller may read, each after the folder that it lies in. */
async function readTree(call: GraphCall, drive: ReachedDrive, item: DriveItemRow): Promise<readonly DriveItemRow[]> {
  const rows = await call.store.query<DriveItemRow & { readonly depth: number }>(
    `with recursive down as (select id as found, 0 as depth from drive_items where id = $1 union all select c.id, depth + 1 from drive_items c join down on c.parent_id = down.found where not c.removed)
     select ${DRIVE_ITEM_COLUMNS}, depth from down join drive_items on id = found order by depth limit $2`,
    [item.id, MOST_ITEMS + 1],
  );
  if (rows.length > MOST_ITEMS) throw invalidRequest("The copy operation is restricted to 30,000 items.");
  const readable = new Set(await readableOf(call, drive, rows.map((row) => row.id)));
  return rows.filter((row) => readable.has(row.id));
}

interface Landing {
  readonly parent: DriveItemRow;
  readonly name: string;
  readonly conflict: ConflictBehavior;
  readonly tree: readonly DriveItemRow[];
}

interface CopyOutcome {
  readonly resourceId?: string;
  readonly failure?: { readonly code: string; readonly message: string };
}

async function attempt(call: GraphCall, drive: ReachedDrive, landing: Landing): Promise<CopyOutcome> {
  const { parent, name, conflict, tree: [top] } = landing;
  if (top === undefined) return {};
  const taken = await findChild(call, parent.id, name);
  if (taken === undefined) return await copyTree(call, drive, landing);
  if (conflict === "rename") return await copyTree(call, drive, { ...landing, name: await freeName(call, parent.id, name) });
  if (conflict === "fail" || taken.folder || top.folder) return { failure: { code: "nameAlreadyExists", message: "Name already exists" } };
  return { resourceId: (await replaceContent(call, drive, { item: taken, content: contentOf(top) })).id };
}

async function copyTree(call: GraphCall, drive: ReachedDrive, { parent, name, tree: [top, ...below] }: Landing): Promise<CopyOutcome> {
  if (top === undefined) return {};
  const made = await insertDriveItem(call, drive, { parent, name, ...copied(top) });
  const copies = new Map([[top.id, made]]);
  for (const row of below) {
    const folder = copies.get(row.parent_id ?? "");
    // What lies in a folder that the caller may not read is left behind with it.
    if (folder !== undefined) copies.set(row.id, await insertDriveItem(call, drive, { parent: folder, name: row.name, ...copied(row) }));
  }
  return { resourceId: made.id };
}

function copied(item: DriveItemRow) {
  return { content: item.folder ? undefined : contentOf(item), mimeType: item.mime_type };
}

function contentOf(item: DriveItemRow) {
  if (item.content_id === null) throw new GraphFailure({ status: 400, code: "invalidRequest", message: "A folder cannot replace a file." });
  return { id: item.content_id, size: item.size };
}

/** Copying files and folders. */
export const COPY_OPERATIONS: readonly GraphOperation[] = [
  {
    method: "POST", path: "/drives/{driveId}/items/{itemRef}/copy", documentedAs: "driveItem: copy", permissions: FILES_WRITE, query: ["@microsoft.graph.conflictBehavior"],
    overlay: "https://learn.microsoft.com/graph/api/driveitem-copy", differs: "The copy is there at once; its monitor says \"in progress\" to the first question all the same.", handle: copy,
  },
];
