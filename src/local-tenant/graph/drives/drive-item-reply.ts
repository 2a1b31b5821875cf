import { contextOf, type GraphCall, type GraphReply } from "../operation";
import type { ReachedDrive } from "./drive";
import { driveItemETag, type DriveItemRow, pathOf } from "./drive-item";
import { driveItemShape } from "./drive-item-shape";

/** Answers with a file or folder as it now is. */
export async function answerItem(call: GraphCall, drive: ReachedDrive, { item, status }: { readonly item: DriveItemRow; readonly status: number }): Promise<GraphReply> {
  const shape = await driveItemShape(call, drive, { item, path: await pathOf(call, item) });
  return { status, body: { "@odata.context": contextOf(call, `drives('${drive.id}')/items/$entity`), ...shape }, headers: { ETag: driveItemETag(item) } };
}
