import { invalidRequest, itemNotFound } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, ok } from "../operation";
import { FILES_READ } from "../sites/permissions";
import { requireDriveItem } from "./drive-access";
import { driveItemShape, pathOf } from "./drive-item";

/**
 * Finds what an address of the SharePoint page shows, for somebody who has only that address. The token is `u!` and
 * the address in base64url. Source: Microsoft Graph docs, "Accessing shared DriveItems".
 */
async function readShared(call: GraphCall) {
  const address = addressOf(call.params["shareId"] ?? "");
  const rows = await call.store.query<{ path: string; name: string; drive_id: string }>(
    "select s.path, l.name, l.drive_id from lists l join sites s on s.id = l.site_id where l.template = 'documentLibrary' and not l.removed",
  );
  const path = decodeURIComponent(address.pathname);
  const library = rows.find((row) => `${path}/`.toLowerCase().startsWith(`${row.path}/${row.name}/`.toLowerCase()));
  if (library === undefined) throw itemNotFound("The sharing link no longer exists, or you do not have permission to access it.");
  const rest = path.slice(`${library.path}/${library.name}`.length);
  const { drive, item } = await requireDriveItem({ ...call, params: { driveId: library.drive_id, itemRef: `root:${rest}` } }, "read");
  const shape = await driveItemShape(call, drive, { item, path: await pathOf(call, item) });
  return ok({ "@odata.context": contextOf(call, "driveItems/$entity"), ...shape });
}

function addressOf(shareId: string): URL {
  const text = shareId.startsWith("u!") ? Buffer.from(shareId.slice(2), "base64url").toString("utf8") : "";
  try {
    return new URL(text);
  } catch {
    throw invalidRequest("The sharing token is not valid.");
  }
}

/** What lies at an address. */
export const SHARE_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: "/shares/{shareId}/driveItem", documentedAs: "Accessing shared DriveItems", permissions: FILES_READ, query: [], handle: readShared },
];
