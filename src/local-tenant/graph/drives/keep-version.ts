import type { Store } from "../../store/store";
import type { DriveItemRow } from "./drive-item";

/** A library made through the API keeps this many versions of each file. */
const VERSIONS_KEPT = 500;

/** Keeps what a file now is as its newest version. */
export async function addVersion(store: Store, item: DriveItemRow): Promise<void> {
  await store.query(
    "insert into drive_item_versions (item_id, number, content_id, size, modified_at, modified_by) values ($1, $2, $3, $4, $5, $6::jsonb)",
    [item.id, item.content_version, item.content_id, item.size, item.modified_at, JSON.stringify(item.modified_by)],
  );
  if (item.content_version > VERSIONS_KEPT) await store.query("delete from drive_item_versions where item_id = $1 and number <= $2", [item.id, item.content_version - VERSIONS_KEPT]);
}
