import { invalidRequest } from "../graph-failure";
import { reachDrive } from "../drives/drive";
import { DRIVE_ITEM_COLUMNS, type DriveItemRow } from "../drives/drive-item";
import { driveItemShapes } from "../drives/drive-item-shape";
import type { GraphCall } from "../operation";
import type { Item } from "./item";
import { listUrl, type ReachedList } from "./list";

/** What a row of a library says of its file or folder. */
export interface LibraryFile {
  readonly webUrl: string;
  /** The file or folder itself, where it was asked for. */
  readonly driveItem: Readonly<Record<string, unknown>> | undefined;
}

const PLACES_SQL = `
with recursive up as (
  select list_item_id as row, parent_id, case when parent_id is null then array[]::text[] else array[name] end as path from drive_items where drive_id = $1 and list_item_id = any($2::int[])
  union all
  select up.row, p.parent_id, case when p.parent_id is null then up.path else array[p.name] || up.path end from drive_items p join up on p.id = up.parent_id)
select row, path from up where parent_id is null`;

/**
 * The files behind the rows of a library, by row number; a generic list has none.
 *
 * @throws {GraphFailure} 400 when files are asked for and the list is no library.
 */
export async function libraryFiles(call: GraphCall, reached: ReachedList, { items, withFiles }: { readonly items: readonly Item[]; readonly withFiles: boolean }): Promise<ReadonlyMap<number, LibraryFile>> {
  const { site, list } = reached;
  if (list.template !== "documentLibrary") {
    // Graph's own words for a row that has no file.
    if (withFiles) throw invalidRequest("Only a File or a Folder in a DocumentLibrary can be accessed as a DriveItem.");
    return new Map();
  }
  const numbers = items.map((item) => item.id);
  const places = await call.store.query<{ row: number; path: readonly string[] }>(PLACES_SQL, [list.driveId, numbers]);
  const pathOf = new Map(places.map(({ row, path }) => [row, path]));
  const shapes = withFiles ? await filesOf(call, reached, { numbers, pathOf }) : new Map<number, Readonly<Record<string, unknown>>>();
  return new Map(numbers.map((row) => [row, { webUrl: [listUrl(call, site, list), ...(pathOf.get(row) ?? []).map(encodeURIComponent)].join("/"), driveItem: shapes.get(row) }]));
}

async function filesOf(call: GraphCall, { site, list }: ReachedList, { numbers, pathOf }: { readonly numbers: readonly number[]; readonly pathOf: ReadonlyMap<number, readonly string[]> }) {
  const drive = await reachDrive(call, site, list);
  const rows = await call.store.query<DriveItemRow>(`select ${DRIVE_ITEM_COLUMNS} from drive_items where drive_id = $1 and list_item_id = any($2::int[]) and not removed`, [drive.id, numbers]);
  const shapes = await driveItemShapes({ ...call, query: new URLSearchParams() }, drive, rows.map((item) => ({ item, path: pathOf.get(item.list_item_id ?? 0) ?? [] })));
  return new Map(rows.map((item, index) => [item.list_item_id ?? 0, shapes[index] ?? {}]));
}
