import { invalidRequest, itemNotFound, notImplemented } from "../graph-failure";
import { type GraphCall, type GraphOperation, ok } from "../operation";
import { ITEMS_READ, ITEMS_WRITE } from "../sites/permissions";
import { namesPeople, readGrantBody, readRolesBody } from "../sites/application-permission";
import { keepLink, readLinks } from "./item-links";
import { reachItem } from "./item-operations";
import { linkShape, readRecipients } from "./item-sharing";
import { listContext, type ReachedList, requireList } from "./list";
import { changeGrant, type GrantPlace, grantShape, keepGrant, readGrants, removeGrant } from "./list-grants";

/** A list or a row of it, where permissions are asked about, and the `@odata.context` of its permissions. */
interface Place extends GrantPlace {
  readonly reached: ReachedList;
  readonly context: string;
}

async function placeOf(call: GraphCall, needed: "read" | "full"): Promise<Place> {
  if (call.params["itemId"] === undefined) {
    const reached = await requireList(call, needed);
    return { reached, listId: reached.list.id, itemId: undefined, context: listContext(call, reached.site, `lists('${reached.list.id}')/permissions`) };
  }
  // Whoever gives a row away administers its list.
  if (needed === "full") await requireList(call, "full");
  const { reached, item } = await reachItem(call, "read");
  return { reached, listId: reached.list.id, itemId: item.id, context: listContext(call, reached.site, `lists('${reached.list.id}')/items('${String(item.id)}')/permissions`) };
}

async function shapesAt(call: GraphCall, place: Place): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const grants = (await readGrants(call, place)).map(grantShape);
  if (place.itemId === undefined) return grants;
  const links = await readLinks(call, { listId: place.listId, itemId: place.itemId });
  return [...grants, ...(await Promise.all(links.map((link) => linkShape(call, place.reached, link))))];
}

async function listPermissions(call: GraphCall) {
  const place = await placeOf(call, "read");
  return ok({ "@odata.context": place.context, value: await shapesAt(call, place) });
}

async function readPermission(call: GraphCall) {
  const place = await placeOf(call, "read");
  const shape = (await shapesAt(call, place)).find(({ id }) => id === call.params["permissionId"]);
  if (shape === undefined) throw itemNotFound();
  return ok({ "@odata.context": `${place.context}/$entity`, ...shape });
}

async function addPermission(call: GraphCall) {
  const place = await placeOf(call, "full");
  const what = place.itemId === undefined ? "list" : "listItem";
  if (namesPeople(call.body)) throw invalidRequest(`Only application permissions can be created on a ${what}; a permission for a user cannot.`);
  const grant = await keepGrant(call, place, readGrantBody(call.body));
  return { status: 201, body: { "@odata.context": `${place.context}/$entity`, ...grantShape(grant) } };
}

async function changePermission(call: GraphCall) {
  const place = await placeOf(call, "full");
  const id = call.params["permissionId"] ?? "";
  if ((await linkAt(call, place, id)) !== undefined) throw invalidRequest("Only application permissions can be updated; a permission for a user cannot.");
  const grant = await changeGrant(call, place, { id, roles: readRolesBody(call.body) });
  if (grant === undefined) throw itemNotFound();
  return ok({ "@odata.context": `${place.context}/$entity`, ...grantShape(grant) });
}

async function removePermission(call: GraphCall) {
  const place = await placeOf(call, "full");
  const id = call.params["permissionId"] ?? "";
  const links = await call.store.query("delete from item_links where list_id = $1 and item_id is not distinct from $2::int and id = $3 returning id", [place.listId, place.itemId ?? null, id]);
  if (links.length === 0 && !(await removeGrant(call, place, id))) throw itemNotFound();
  return { status: 204 };
}

async function grantLink(call: GraphCall) {
  const place = await placeOf(call, "full");
  const link = await linkAt(call, place, call.params["permissionId"] ?? "");
  if (link === undefined || place.itemId === undefined) throw itemNotFound();
  if (link.scope !== "users") throw notImplemented("Only a link for chosen people can be given to more people here.");
  const recipientIds = [...new Set([...link.recipientIds, ...(await readRecipients(call, call.body))])];
  await keepLink(call, { listId: place.listId, itemId: place.itemId }, { ...link, recipientIds });
  return ok({ "@odata.context": place.context, value: [await linkShape(call, place.reached, { ...link, recipientIds })] });
}

async function linkAt(call: GraphCall, { listId, itemId }: Place, id: string) {
  return itemId === undefined ? undefined : (await readLinks(call, { listId, itemId })).find((link) => link.id === id);
}

function operationsAt(place: string, names: { readonly of: string; readonly grants: boolean }): readonly GraphOperation[] {
  const path = `${place}/permissions`;
  const differs = "Permissions are the ones that applications were given and the sharing links; what is inherited from the site is not listed.";
  const operations: readonly GraphOperation[] = [
    { method: "GET", path, documentedAs: `List permissions on a ${names.of}`, permissions: ITEMS_READ, query: [], handle: listPermissions, differs },
    { method: "POST", path, documentedAs: `Create permission on a ${names.of}`, permissions: ITEMS_WRITE, query: [], handle: addPermission },
    { method: "GET", path: `${path}/{permissionId}`, documentedAs: `Get permission on a ${names.of}`, permissions: ITEMS_READ, query: [], handle: readPermission },
    { method: "PATCH", path: `${path}/{permissionId}`, documentedAs: `Update permission on a ${names.of}`, permissions: ITEMS_WRITE, query: [], handle: changePermission },
    { method: "DELETE", path: `${path}/{permissionId}`, documentedAs: `Delete permission from a ${names.of}`, permissions: ITEMS_WRITE, query: [], handle: removePermission },
  ];
  if (!names.grants) return operations;
  return [...operations, { method: "POST", path: `${path}/{permissionId}/grant`, documentedAs: "permission: grant", permissions: ITEMS_WRITE, query: [], handle: grantLink }];
}

const LIST = "/sites/{siteId}/lists/{listId}";

/** What applications were given of one list or one row, and a row's sharing links. */
export const LIST_PERMISSION_OPERATIONS: readonly GraphOperation[] = [
  ...operationsAt(LIST, { of: "list", grants: false }),
  ...operationsAt(`${LIST}/items/{itemId}`, { of: "listItem", grants: true }),
];
