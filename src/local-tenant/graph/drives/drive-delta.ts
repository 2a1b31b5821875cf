import { type DeltaMark, expiredBefore, lastChange, readMark, writeMark } from "../delta-token";
import { notImplemented, resyncRequired } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { pageSize } from "../query-options";
import { readSelection } from "../select";
import { FILES_READ } from "../sites/permissions";
import type { ReachedDrive } from "./drive";
import { readableOf, type ReachedDriveItem, requireDriveItem } from "./drive-access";
import { DRIVE_ITEM_COLUMNS, type DriveItemRow } from "./drive-item";
import { selected } from "./drive-item-expansions";
import { DRIVE_ITEM_TYPE } from "./drive-types";
import { type DriveItemShape, driveItemShapes, parentReferenceOf } from "./drive-item-shape";

const USUAL_PAGE = 200;

interface ChangedRow extends DriveItemRow {
  readonly change: number | bigint;
  readonly shared_change: number | bigint;
  readonly removed: boolean;
}

async function readDelta(call: GraphCall): Promise<GraphReply> {
  const reached = await requireDriveItem(call, "read");
  const { drive, item } = reached;
  const context = { "@odata.context": contextOf(call, "Collection(driveItem)") };
  if (call.query.get("token") === "latest") return ok({ ...context, "@odata.deltaLink": linkWith(call, { of: item.id, after: await lastChange(call.store) }), value: [] });
  const mark = await requireMark(call, item.id);
  const size = pageSize(call.query, USUAL_PAGE);
  const rows = await readChanges(call, reached, { mark, limit: size + 1 });
  const page = rows.slice(0, size);
  const last = Number(page.at(-1)?.change ?? mark.after);
  const link =
    rows.length > size
      ? { "@odata.nextLink": linkWith(call, { ...mark, after: last }) }
      : { "@odata.deltaLink": linkWith(call, { of: mark.of, after: Math.max(last, mark.startedAt ?? 0) }) };
  return ok({ ...context, ...link, value: await changesShown(call, drive, { page, mark }) });
}

/** What changed in the drive, or below one folder of it, in the order of the changes. */
async function readChanges(call: GraphCall, { drive, item }: ReachedDriveItem, { mark, limit }: { readonly mark: DeltaMark; readonly limit: number }): Promise<readonly ChangedRow[]> {
  const isWhole = item.parent_id === null;
  const below = "with recursive down as (select id from drive_items where id = $1 union all select c.id from drive_items c join down on c.parent_id = down.id)";
  return await call.store.query<ChangedRow>(
    `${isWhole ? "" : below} select ${DRIVE_ITEM_COLUMNS}, change, shared_change, removed from drive_items
     where ${isWhole ? "drive_id = $1" : "id in (select id from down)"} and change > $2 and (not removed or change > $3) order by change limit $4`,
    [isWhole ? drive.id : item.id, mark.after, mark.startedAt ?? mark.after, limit],
  );
}

async function changesShown(call: GraphCall, drive: ReachedDrive, { page, mark }: { readonly page: readonly ChangedRow[]; readonly mark: DeltaMark }): Promise<readonly DriveItemShape[]> {
  const ids = page.map((row) => row.id);
  const readable = new Set(await readableOf(call, drive, ids));
  const lost = await lostSince(call, { ids, mark });
  const preferences = (call.headers.get("prefer") ?? "").toLowerCase();
  const root = page.find((row) => row.parent_id === null);
  const shown = page.filter((row) => readable.has(row.id) || row === root || (lost.has(row.id) && preferences.includes("deltashowremovedasdeleted")));
  const shapes = await driveItemShapes(call, drive, shown.map((item) => ({ item, path: item.parent_id === null ? [] : [item.name] })));
  return shown.map((row, index) => {
    if (row.removed || (!readable.has(row.id) && row !== root)) return removedShape(drive, row);
    const sharing = preferences.includes("deltashowsharingchanges") && Number(row.shared_change) > mark.after ? { "@microsoft.graph.sharedChanged": "True" } : {};
    return { ...sharing, ...kept(call, withoutPath(shapes[index] ?? {}, row)) };
  });
}

function kept(call: GraphCall, shape: DriveItemShape): DriveItemShape {
  const { names } = readSelection(call.query, DRIVE_ITEM_TYPE);
  return selected(shape, names === undefined ? undefined : [...names, "id", "parentReference"]);
}

/** Delta names only the folder that an item lies in: a folder above may have another name by now. */
function withoutPath(shape: DriveItemShape, row: DriveItemRow): DriveItemShape {
  if (row.parent_id === null) return shape;
  const { path: _, name: __, ...reference } = shape["parentReference"] as Record<string, unknown>;
  return { ...shape, parentReference: reference };
}

function removedShape(drive: ReachedDrive, row: ChangedRow): DriveItemShape {
  const { path: _, name: __, ...parentReference } = parentReferenceOf(drive, { item: row, path: [row.name] });
  return { id: row.id, deleted: { state: "deleted" }, parentReference, ...(row.folder ? { folder: {} } : { file: {} }) };
}

async function lostSince(call: GraphCall, { ids, mark }: { readonly ids: readonly string[]; readonly mark: DeltaMark }): Promise<ReadonlySet<string>> {
  if (call.caller.personId === undefined) return new Set();
  const rows = await call.store.query<{ item_id: string }>("select item_id from drive_losses where item_id = any($1) and person_id = $2 and change > $3", [ids, call.caller.personId, mark.after]);
  return new Set(rows.map((row) => row.item_id));
}

/** Where the reader stands; without a token at the beginning, with one that cannot be followed nowhere. */
async function requireMark(call: GraphCall, of: string): Promise<DeltaMark> {
  const token = call.query.get("token");
  if (token === null || token === "") return { of, after: 0, startedAt: await lastChange(call.store) };
  if (/^\d{4}-\d{2}-\d{2}T/.test(token)) throw notImplemented("An instant instead of a delta token is not supported by the local tenant.");
  const mark = readMark(token, of);
  if (mark === undefined || mark.after < (await expiredBefore(call.store))) throw resyncRequired("resyncChangesApplyDifferences", freshStart(call));
  return mark;
}

function freshStart(call: GraphCall): string {
  const query = keptQuery(call);
  const address = call.links.self.replace(/delta\([^)]*\)$/, "delta");
  return query === "" ? address : `${address}?${query}`;
}

function linkWith(call: GraphCall, mark: DeltaMark): string {
  const query = keptQuery(call);
  return `${call.links.self.replace(/delta\([^)]*\)$/, "delta")}?${query === "" ? "" : `${query}&`}token=${writeMark(mark)}`;
}

function keptQuery(call: GraphCall): string {
  return [...call.query].filter(([name]) => name !== "token").map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
}

/** What has changed among files and folders since a token was given. */
export const DRIVE_DELTA_OPERATIONS: readonly GraphOperation[] = [
  {
    method: "GET", path: "/drives/{driveId}/items/{itemRef}/delta", documentedAs: "driveItem: delta", permissions: FILES_READ, query: ["$select", "$top", "token"],
    prefer: ["deltashowremovedasdeleted", "deltatraversepermissiongaps", "deltashowsharingchanges", "hierarchicalsharing"],
    differs: "Also answers for a folder below the root, and takes no instant in place of a token.", handle: readDelta,
  },
];
