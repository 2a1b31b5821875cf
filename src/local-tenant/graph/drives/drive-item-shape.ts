import { listUrl } from "../lists/list";
import type { GraphCall } from "../operation";
import { graphSiteId, siteUrl } from "../sites/site";
import { currentVersionOf, downloadAddress } from "./download-address";
import type { ReachedDrive } from "./drive";
import { driveItemCTag, driveItemETag, type DriveItemRow } from "./drive-item";

/** An item and the names down to it, without the root; the root's are empty. */
export interface PlacedItem {
  readonly item: DriveItemRow;
  readonly path: readonly string[];
}

/** A file or folder as Graph shows it. */
export type DriveItemShape = Readonly<Record<string, unknown>>;

/** One file or folder as Graph shows it. */
export async function driveItemShape(call: GraphCall, drive: ReachedDrive, placed: PlacedItem): Promise<DriveItemShape> {
  const [shape] = await driveItemShapes(call, drive, [placed]);
  return shape ?? {};
}

interface Counts extends Record<string, unknown> {
  readonly id: string;
  readonly children: number;
  readonly shared: boolean;
}

/** Many files and folders as Graph shows them; what must be counted is counted for all of them at once. */
export async function driveItemShapes(call: GraphCall, drive: ReachedDrive, placed: readonly PlacedItem[]): Promise<readonly DriveItemShape[]> {
  if (placed.length === 0) return [];
  const rows = await call.store.query<Counts>(
    `select i.id, (select count(*)::int from drive_items c where c.parent_id = i.id and not c.removed) as children,
       exists (select 1 from drive_grants g where g.item_id = i.id) or exists (select 1 from drive_links l where l.item_id = i.id) as shared
     from drive_items i where i.id = any($1)`,
    [placed.map(({ item }) => item.id)],
  );
  const counts = new Map(rows.map((row) => [row.id, row]));
  return placed.map((one) => shapeOf(call, drive, { ...one, counts: counts.get(one.item.id) }));
}

function shapeOf(call: GraphCall, drive: ReachedDrive, { item, path, counts }: PlacedItem & { readonly counts: Counts | undefined }): DriveItemShape {
  const isRoot = item.parent_id === null;
  const times = { createdDateTime: item.created_at, lastModifiedDateTime: item.modified_at };
  return {
    ...(item.folder ? {} : { "@microsoft.graph.downloadUrl": downloadAddress(call, drive, currentVersionOf(item)) }),
    ...times,
    eTag: driveItemETag(item),
    id: item.id,
    name: item.name,
    webUrl: [listUrl(call, drive.site, drive.list), ...path.map(encodeURIComponent)].join("/"),
    cTag: driveItemCTag(item),
    size: item.size,
    createdBy: item.created_by,
    lastModifiedBy: item.modified_by,
    parentReference: parentReferenceOf(drive, { item, path }),
    fileSystemInfo: { ...times, ...item.file_system_info },
    ...(item.description === null ? {} : { description: item.description }),
    ...(item.folder ? { folder: { childCount: counts?.children ?? 0 } } : { file: { mimeType: item.mime_type } }),
    ...(isRoot ? { root: {} } : {}),
    ...(counts?.shared === true ? { shared: { scope: "users" } } : {}),
    ...(asksForIds(call) ? { sharepointIds: sharepointIdsOf(call, drive, item) } : {}),
  };
}

/** Where an item lies; the root lies in its drive alone. */
export function parentReferenceOf(drive: ReachedDrive, { item, path }: PlacedItem): Readonly<Record<string, unknown>> {
  const place = { driveType: "documentLibrary", driveId: drive.id, siteId: graphSiteId(drive.site) };
  if (item.parent_id === null) return place;
  const above = path.slice(0, -1);
  return { ...place, id: item.parent_id, ...(above.length === 0 ? {} : { name: above.at(-1) }), path: `/drives/${drive.id}/${["root:", ...above.map(encodeURIComponent)].join("/")}` };
}

/** Graph gives SharePoint's own ids only when they are selected by name. */
function asksForIds(call: GraphCall): boolean {
  return /(^|,)\s*sharepointIds\s*(,|$)/i.test(call.query.get("$select") ?? "");
}

function sharepointIdsOf(call: GraphCall, { site, list }: ReachedDrive, item: DriveItemRow): Readonly<Record<string, unknown>> {
  const row = item.list_item_id === null ? {} : { listItemId: String(item.list_item_id) };
  return { listId: list.id, ...row, siteId: site.id, siteUrl: siteUrl(call, site), tenantId: call.tenantId, webId: site.webId };
}
