import type { Item } from "../lists/item";
import type { ReachedList } from "../lists/list";
import { contextOf, type GraphCall, type GraphReply, ok } from "../operation";
import { reachDrive } from "./drive";
import { DRIVE_ITEM_COLUMNS, driveItemETag, type DriveItemRow, noSuchDriveItem, pathOf } from "./drive-item";
import { EXPANDABLE, expandedShapes } from "./drive-item-expansions";

/** The file or folder that a row of a library stands for, which the caller was found to see. */
export async function readDriveItemOfRow(call: GraphCall, { site, list }: Pick<ReachedList, "site" | "list">, row: Item): Promise<GraphReply> {
  const drive = await reachDrive(call, site, list);
  const rows = await call.store.query<DriveItemRow>(`select ${DRIVE_ITEM_COLUMNS} from drive_items where drive_id = $1 and list_item_id = $2 and not removed`, [drive.id, row.id]);
  const [item] = rows;
  if (item === undefined) throw noSuchDriveItem();
  const [shape] = await expandedShapes(call, drive, { placed: [{ item, path: await pathOf(call, item) }], expandable: EXPANDABLE.one });
  return ok({ "@odata.context": contextOf(call, `drives('${drive.id}')/items/$entity`), ...shape }, { ETag: driveItemETag(item) });
}
