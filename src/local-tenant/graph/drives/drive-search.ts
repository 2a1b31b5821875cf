import { notImplemented } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { pageSize } from "../query-options";
import { FILES_READ } from "../sites/permissions";
import { startOf, skipTokenAt } from "../skip-token";
import { readableOf, requireDriveItem } from "./drive-access";
import { DRIVE_ITEM_COLUMNS, type DriveItemRow, pathOf } from "./drive-item";
import { EXPANDABLE, expandedShapes } from "./drive-item-expansions";

const USUAL_PAGE = 200;

/** Finds files and folders whose names hold every word of the question, among those that the caller may read. */
async function search(call: GraphCall): Promise<GraphReply> {
  const { drive, item } = await requireDriveItem(call, "read");
  const words = (call.params["text"] ?? "").toLowerCase().split(/\s+/).filter((word) => word !== "");
  if (words.some((word) => /[*:"]/.test(word))) throw notImplemented("search knows plain words only here.");
  const rows = words.length === 0 ? [] : await call.store.query<{ id: string }>(
    `with recursive down as (select id from drive_items where parent_id = $1 and not removed union all select c.id from drive_items c join down on c.parent_id = down.id where not c.removed)
     select i.id from down join drive_items i on i.id = down.id where (select bool_and(position(word in lower(i.name)) > 0) from unnest($2::text[]) as word) order by lower(i.name), i.id`,
    [item.id, words],
  );
  const ids = await readableOf(call, drive, rows.map((row) => row.id));
  const size = pageSize(call.query, USUAL_PAGE);
  const from = startOf(call.query.get("$skiptoken"));
  const found = await call.store.query<DriveItemRow>(`select ${DRIVE_ITEM_COLUMNS} from drive_items where id = any($1) order by lower(name), id`, [ids.slice(from, from + size)]);
  const placed = [];
  for (const row of found) placed.push({ item: row, path: await pathOf(call, row) });
  const shapes = await expandedShapes(call, drive, { placed, expandable: EXPANDABLE.many });
  const next = ids.length > from + size ? { "@odata.nextLink": skipTokenAt(call, from + size) } : {};
  return ok({ "@odata.context": contextOf(call, "Collection(driveItem)"), ...next, value: shapes.map((shape) => ({ ...shape, searchResult: {} })) });
}

/** Finding files and folders by name. */
export const DRIVE_SEARCH_OPERATIONS: readonly GraphOperation[] = [
  {
    method: "GET", path: "/drives/{driveId}/items/{itemRef}/search(q={text})", documentedAs: "driveItem: search", permissions: FILES_READ, query: ["$select", "$expand", "$top", "$skiptoken"],
    overlay: "https://learn.microsoft.com/graph/api/driveitem-search", differs: "Looks at names, not into files, and finds what was written a moment ago.", handle: search,
  },
];
