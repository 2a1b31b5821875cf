import type { Store } from "../../store/store";
import { invalidRequest, itemNotFound } from "../graph-failure";
import { eTagOf, itemShape, type ItemRow, itemOf } from "../lists/item";
import { itemWishes, reachItem } from "../lists/item-operations";
import { readColumns } from "../lists/columns";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { readSelection } from "../select";
import { FILES_READ, FILES_WRITE } from "../sites/permissions";
import { type ReachedDriveItem, requireDriveItem } from "./drive-access";
import { grantThroughLink, letPersonIn, requireShown } from "./drive-links";
import { driveItemETag, pathOf } from "./drive-item";
import { EXPANDABLE, expandedShapes } from "./drive-item-expansions";
import { changeRole, endPermission } from "./drive-permissions";
import { SHARE_TYPE } from "./drive-types";
import { type LinkRow, linkIdOfPath } from "./link-permission";

const GONE = "The sharing link no longer exists, or you do not have permission to access it.";

function addressOf(shareId: string): URL {
  const text = shareId.startsWith("u!") ? Buffer.from(shareId.slice(2), "base64url").toString("utf8") : "";
  try {
    const address = new URL(text);
    // What cannot be decoded, or is no text, is no address either.
    if (/[\0\p{Surrogate}]/u.test(decodeURIComponent(address.pathname))) throw new Error("no text");
    return address;
  } catch {
    throw invalidRequest("The sharing token is not valid.");
  }
}

/** What an address leads to in a drive, and the link when it is one. */
interface Shared {
  readonly driveId: string;
  readonly itemRef: string;
  readonly link: LinkRow | undefined;
}

async function findShared(call: GraphCall): Promise<Shared> {
  const path = decodeURIComponent(addressOf(call.params["shareId"] ?? "").pathname);
  const linkId = linkIdOfPath(path);
  const shared = linkId === undefined ? await findByAddress(call.store, path) : await findByLink(call.store, linkId);
  if (shared === undefined) throw itemNotFound(GONE);
  return shared;
}

async function findByAddress(store: Store, path: string): Promise<Shared | undefined> {
  const rows = await store.query<{ path: string; name: string; drive_id: string }>(
    "select s.path, l.name, l.drive_id from lists l join sites s on s.id = l.site_id where l.template = 'documentLibrary' and not l.removed",
  );
  const library = rows.find((row) => `${path}/`.toLowerCase().startsWith(`${row.path}/${row.name}/`.toLowerCase()));
  return library === undefined ? undefined : { driveId: library.drive_id, itemRef: `root:${path.slice(`${library.path}/${library.name}`.length)}`, link: undefined };
}

async function findByLink(store: Store, linkId: string): Promise<Shared | undefined> {
  const rows = await store.query<LinkRow & { readonly drive_id: string }>("select l.*, i.drive_id from drive_links l join drive_items i on i.id = l.item_id where l.id = $1 and not i.removed", [linkId]);
  return rows[0] === undefined ? undefined : { driveId: rows[0].drive_id, itemRef: rows[0].item_id, link: rows[0] };
}

/**
 * Reaches what a link or address leads to. A link for everybody lets a signed-in person in for this call, and for good
 * when they ask to redeem it. Source: Microsoft Graph docs, "Accessing shared DriveItems".
 */
async function throughShare<Result>(call: GraphCall, work: (reached: ReachedDriveItem, link: LinkRow | undefined) => Promise<Result>): Promise<Result> {
  const { driveId, itemRef, link } = await findShared(call);
  const { personId } = call.caller;
  const opens = link?.scope === "organization" && personId !== undefined ? { link, personId } : undefined;
  const before = opens === undefined ? [] : await call.store.query("select 1 from drive_grants where item_id = $1 and id = $2", [opens.link.item_id, `${opens.link.id}/${opens.personId}`]);
  if (opens !== undefined) await letPersonIn(call, opens.link, opens.personId);
  const result = await work(await requireDriveItem({ ...call, params: { ...call.params, driveId, itemRef } }, "read"), link);
  const forGood = before.length > 0 || /\bredeemSharingLink/i.test(call.headers.get("prefer") ?? "");
  if (opens !== undefined && !forGood) await call.store.query("delete from drive_grants where item_id = $1 and id = $2", [opens.link.item_id, `${opens.link.id}/${opens.personId}`]);
  return result;
}

async function readShare(call: GraphCall): Promise<GraphReply> {
  return await throughShare(call, async ({ item }) => {
    const shape = { id: call.params["shareId"], name: item.name, owner: item.created_by, webUrl: addressOf(call.params["shareId"] ?? "").href };
    return ok({ "@odata.context": contextOf(call, "shares/$entity"), ...readSelection(call.query, SHARE_TYPE).pick(shape) });
  });
}

async function readSharedItem(call: GraphCall): Promise<GraphReply> {
  return await throughShare(call, async ({ drive, item }) => {
    const [shape] = await expandedShapes(call, drive, { placed: [{ item, path: await pathOf(call, item) }], expandable: EXPANDABLE.one });
    return ok({ "@odata.context": contextOf(call, "driveItems/$entity"), ...shape }, { ETag: driveItemETag(item) });
  });
}

/** The row behind an address: of a file or folder, or of a generic list by the address that the row shows. */
async function readSharedRow(call: GraphCall): Promise<GraphReply> {
  const place = /^(.*)\/Lists\/([^/]+)\/(\d+)_\.000$/.exec(decodeURIComponent(addressOf(call.params["shareId"] ?? "").pathname));
  if (place !== null) return await readGenericRow(call, { sitePath: place[1] ?? "", listName: place[2] ?? "", itemId: place[3] ?? "" });
  return await throughShare(call, async ({ drive, item }) => {
    const rows = await call.store.query<ItemRow>("select * from items where list_id = $1 and id = $2 and not removed", [drive.list.id, item.list_item_id]);
    const [row] = rows.map(itemOf);
    if (row === undefined) throw itemNotFound(GONE);
    const wishes = itemWishes(call.query, await readColumns(call.store, drive.list.id));
    return ok({ "@odata.context": contextOf(call, "listItems/$entity"), ...itemShape(call, { site: drive.site, list: drive.list, level: "read" }, { item: row, wishes }) }, { ETag: eTagOf(row) });
  });
}

async function readGenericRow(call: GraphCall, { sitePath, listName, itemId }: { readonly sitePath: string; readonly listName: string; readonly itemId: string }): Promise<GraphReply> {
  const rows = await call.store.query<{ id: string; site_id: string }>(
    "select l.id, l.site_id from lists l join sites s on s.id = l.site_id where lower(s.path) = lower($1) and lower(l.name) = lower($2) and l.template = 'genericList' and not l.removed",
    [sitePath, listName],
  );
  if (rows[0] === undefined) throw itemNotFound(GONE);
  const { reached, item } = await reachItem({ ...call, params: { siteId: rows[0].site_id, listId: rows[0].id, itemId } }, "read");
  const wishes = itemWishes(call.query, await readColumns(call.store, reached.list.id));
  return ok({ "@odata.context": contextOf(call, "listItems/$entity"), ...itemShape(call, reached, { item, wishes }) }, { ETag: eTagOf(item) });
}

async function withLink(call: GraphCall, work: (reached: ReachedDriveItem, link: LinkRow) => Promise<GraphReply>): Promise<GraphReply> {
  return await throughShare(call, async (reached, link) => {
    if (link === undefined) throw itemNotFound(GONE);
    return await work(reached, link);
  });
}

const readLink = (call: GraphCall) =>
  withLink(call, async (reached, link) => ok({ "@odata.context": contextOf(call, "permissions/$entity"), ...(await requireShown(call, reached, link.id)).shape }));
const changeLink = (call: GraphCall) => withLink(call, (reached, link) => changeRole(call, reached, link.id));
const endLink = (call: GraphCall) => withLink(call, (reached, link) => endPermission(call, reached, link.id));
const grantByLink = (call: GraphCall) => withLink(call, (reached, link) => grantThroughLink(call, reached, link.id));

const SHARE = "/shares/{shareId}";
const redeeming = { prefer: ["redeemsharinglink", "redeemsharinglinkifnecessary"], documentedAs: "Accessing shared DriveItems", method: "GET", permissions: FILES_READ } as const;
const PAGE = "https://learn.microsoft.com/graph/api/shares-get";

/** What lies at an address or behind a sharing link. */
export const SHARE_OPERATIONS: readonly GraphOperation[] = [
  { ...redeeming, path: SHARE, query: ["$select"], handle: readShare },
  { ...redeeming, path: `${SHARE}/driveItem`, query: ["$select", "$expand"], overlay: PAGE, handle: readSharedItem },
  { ...redeeming, path: `${SHARE}/root`, query: ["$select", "$expand"], overlay: PAGE, handle: readSharedItem },
  { ...redeeming, path: `${SHARE}/listItem`, query: ["$expand"], handle: readSharedRow },
  { ...redeeming, path: `${SHARE}/permission`, query: [], handle: readLink },
  { method: "PATCH", path: `${SHARE}/permission`, documentedAs: "Update permission", permissions: FILES_WRITE, query: [], handle: changeLink },
  { method: "DELETE", path: `${SHARE}/permission`, documentedAs: "Delete a sharing permission from a file or folder", permissions: FILES_WRITE, query: [], handle: endLink },
  { method: "POST", path: `${SHARE}/permission/grant`, documentedAs: "permission: grant", permissions: FILES_WRITE, query: [], handle: grantByLink },
];
