import { makerOf, writerOf } from "../identity-set";
import type { GraphCall } from "../operation";

/** Makes the root folder of a new library's drive. */
export async function createRoot(call: GraphCall, driveId: string): Promise<void> {
  const writer = await writerOf(call);
  await call.store.query(
    `insert into drive_items (id, drive_id, parent_id, name, folder, created_at, modified_at, created_by, modified_by)
     values ($1, $2, null, 'root', true, $3, $3, $4::jsonb, $5::jsonb)`,
    [newDriveItemId(), driveId, call.now, JSON.stringify(makerOf(writer)), JSON.stringify(writer)],
  );
}

/** A drive item's id as SharePoint writes them: `01` and 32 letters and digits. */
export function newDriveItemId(): string {
  return `01${crypto.randomUUID().replaceAll("-", "").toUpperCase()}`;
}
