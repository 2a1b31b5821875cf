import { itemNotFound } from "../graph-failure";
import type { GraphCall, GraphOperation, GraphReply } from "../operation";
import { SITES_MANAGE, SITES_READ, SITES_WRITE } from "../sites/permissions";
import { ITEM_ADDITION } from "./item-changes";
import { ITEM_PAGE } from "./item-operations";
import { ONE_LIST } from "./list-operations";

/** The list behind a drive, asked about as a list of its site. */
function ofDrive(handle: (call: GraphCall) => Promise<GraphReply>): (call: GraphCall) => Promise<GraphReply> {
  return async (call) => {
    const rows = await call.store.query<{ id: string; site_id: string }>("select id, site_id from lists where drive_id = $1 and not removed", [call.params["driveId"]]);
    if (rows[0] === undefined) throw itemNotFound("The resource could not be found.");
    return await handle({ ...call, params: { siteId: rows[0].site_id, listId: rows[0].id } });
  };
}

const LIST = "/drives/{driveId}/list";

/** The list of a drive's library. */
export const DRIVE_LIST_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: LIST, documentedAs: "Get metadata for a list", permissions: SITES_READ, query: ["$select", "$expand"], handle: ofDrive(ONE_LIST.read) },
  { method: "PATCH", path: LIST, documentedAs: "Update list", permissions: SITES_MANAGE, query: [], headers: ["if-match"], handle: ofDrive(ONE_LIST.change) },
  { method: "DELETE", path: LIST, documentedAs: "Delete list", permissions: SITES_MANAGE, query: [], headers: ["if-match"], handle: ofDrive(ONE_LIST.remove) },
  { method: "GET", path: `${LIST}/items`, documentedAs: "Enumerate items in a list", permissions: SITES_READ, ...ITEM_PAGE, handle: ofDrive(ITEM_PAGE.handle) },
  {
    method: "POST", path: `${LIST}/items`, documentedAs: "Create a new item in a list", permissions: SITES_WRITE, ...ITEM_ADDITION, handle: ofDrive(ITEM_ADDITION.handle),
    differs: "Always refused: a drive's list holds files, which are added by the drive.",
  },
];
