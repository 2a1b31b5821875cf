import { z } from "zod";
import { invalidRequest, itemNotFound } from "../graph-failure";
import { type GraphCall, type GraphOperation, ok } from "../operation";
import { type Expansions, expansions, pick, selectedNames } from "../query-options";
import { SITES_READ, SITES_WRITE } from "../sites/permissions";
import { graphSiteId } from "../sites/site";
import { visibleItems } from "../drives/library-rows";
import type { Column } from "./column-definition";
import { readColumns } from "./columns";
import { defaultFields, mergeFields } from "./field-values";
import { checkIfMatch, eTagOf, fieldsShape, type Item, itemShape, type ItemWishes, requireItem, SYSTEM_FIELDS } from "./item";
import { queryItems } from "./item-query";
import { insertItem, refuseDuplicates, removeItem, updateItem } from "./item-writes";
import { listContext, type ReachedList, requireList } from "./list";

const NewItem = z.strictObject({ fields: z.record(z.string(), z.unknown()).default({}), contentType: z.object({ id: z.string() }).optional() });
const ItemChange = z.strictObject({ fields: z.record(z.string(), z.unknown()) });

/** Reads `$expand=fields(...)`, refusing columns that the list does not have. */
export function itemWishes(query: URLSearchParams, columns: ReadonlyMap<string, Column>): ItemWishes {
  const wanted: Expansions = expansions(query, ["fields"]);
  const chosen = wanted.get("fields");
  const known = (name: string) => columns.has(name) || columns.has(name.replace(/LookupId$/, "")) || (SYSTEM_FIELDS as readonly string[]).includes(name);
  const unknown = chosen?.find((name) => !known(name));
  if (unknown !== undefined) throw invalidRequest(`Field '${unknown}' is not recognized`);
  return { withFields: wanted.has("fields"), columns: chosen };
}

async function listItems(call: GraphCall) {
  const reached = await requireList(call, "read");
  const columns = await readColumns(call.store, reached.list.id);
  const wishes = itemWishes(call.query, columns);
  const page = await queryItems(call, reached.list.id, columns);
  const names = selectedNames(call.query);
  const items = await visibleItems(call, reached, page.items);
  const context = listContext(call, reached.site, `lists('${reached.list.id}')/items${wishes.withFields ? "(fields())" : ""}`);
  const next = page.skipToken === undefined ? {} : { "@odata.nextLink": nextLink(call, page.skipToken) };
  return ok({ "@odata.context": context, ...next, value: items.map((item) => shaped(call, reached, { item, wishes, names })) });
}

/** The same question with a token for where the next page begins. */
function nextLink(call: GraphCall, skipToken: string): string {
  const query = [...call.query].filter(([name]) => name !== "$skiptoken").map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${call.links.self}?${[...query, `$skiptoken=${skipToken}`].join("&")}`;
}

function shaped(call: GraphCall, reached: ReachedList, { item, wishes, names }: { item: Item; wishes: ItemWishes; names: readonly string[] | undefined }) {
  const kept = names === undefined || !wishes.withFields ? names : [...names, "fields"];
  return pick(itemShape(call, reached, { item, wishes }), kept);
}

async function readItem(call: GraphCall) {
  const { reached, item } = await reachItem(call, "read");
  const wishes = itemWishes(call.query, await readColumns(call.store, reached.list.id));
  return ok({ "@odata.context": entityContext(call, reached), ...shaped(call, reached, { item, wishes, names: selectedNames(call.query) }) }, { ETag: eTagOf(item) });
}

async function readFields(call: GraphCall) {
  const { reached, item } = await reachItem(call, "read");
  return ok(fieldsBody(call, reached, { item, chosen: selectedNames(call.query) }), { ETag: eTagOf(item) });
}

async function createItem(call: GraphCall) {
  const reached = await requireList(call, "write");
  if (reached.list.template === "documentLibrary") throw invalidRequest("To add a file to a document library, use the drive of the library.");
  const body = NewItem.safeParse(call.body);
  if (!body.success) throw invalidRequest("An item is sent as {\"fields\": {...}}.");
  const columns = await readColumns(call.store, reached.list.id);
  const fields = mergeFields(defaultFields(columns), body.data.fields, columns);
  await refuseDuplicates(call, reached.list.id, { fields, columns, itemId: 0 });
  const item = await insertItem(call, reached.list.id, { fields, contentType: "Item" });
  const shape = itemShape(call, reached, { item, wishes: { withFields: true } });
  return { status: 201, body: { "@odata.context": entityContext(call, reached), ...shape }, headers: { ETag: eTagOf(item) } };
}

async function changeItem(call: GraphCall) {
  const body = ItemChange.safeParse(call.body);
  if (!body.success) throw invalidRequest("A change is sent as {\"fields\": {...}}.");
  const { reached, item } = await writeFields(call, body.data.fields);
  return ok({ "@odata.context": entityContext(call, reached), ...itemShape(call, reached, { item, wishes: { withFields: true } }) }, { ETag: eTagOf(item) });
}

async function changeFields(call: GraphCall) {
  const body = z.record(z.string(), z.unknown()).safeParse(call.body);
  if (!body.success) throw invalidRequest("Fields are sent as one flat object.");
  const { reached, item } = await writeFields(call, body.data);
  return ok(fieldsBody(call, reached, { item, chosen: undefined }), { ETag: eTagOf(item) });
}

async function writeFields(call: GraphCall, sent: Readonly<Record<string, unknown>>) {
  const { reached, item } = await reachItem(call, "write");
  checkIfMatch(call.headers, eTagOf(item));
  const columns = await readColumns(call.store, reached.list.id);
  const fields = mergeFields(item.fields, sent, columns);
  await refuseDuplicates(call, reached.list.id, { fields, columns, itemId: item.id });
  return { reached, item: await updateItem(call, reached.list.id, { item, fields }) };
}

async function deleteItem(call: GraphCall) {
  const { reached, item } = await reachItem(call, "write");
  if (reached.list.template === "documentLibrary") throw invalidRequest("To delete a file of a document library, use the drive of the library.");
  checkIfMatch(call.headers, eTagOf(item));
  await removeItem(call, reached.list.id, item.id);
  return { status: 204 };
}

/** A list and the row in it that the call names, once the caller may do there what `needed` says. */
export async function reachItem(call: GraphCall, needed: "read" | "write"): Promise<{ readonly reached: ReachedList; readonly item: Item }> {
  const reached = await requireList(call, needed);
  const item = await requireItem(call, reached.list.id);
  const visible = await visibleItems(call, reached, [item]);
  if (visible.length === 0) throw itemNotFound("The specified item was not found.");
  return { reached, item };
}

function entityContext(call: GraphCall, { site, list }: ReachedList): string {
  return listContext(call, site, `lists('${list.id}')/items/$entity`);
}

function fieldsBody(call: GraphCall, { site, list }: ReachedList, { item, chosen }: { item: Item; chosen: readonly string[] | undefined }) {
  const context = listContext(call, site, `lists('${list.id}')/items('${String(item.id)}')/fields/$entity`);
  return { "@odata.context": context, ...fieldsShape(item, chosen) };
}

async function driveItemOfRow(call: GraphCall) {
  const { reached, item } = await reachItem(call, "read");
  if (reached.list.template === "genericList") throw invalidRequest("Only a File or a Folder in a DocumentLibrary can be accessed as a DriveItem.");
  const rows = await call.store.query<{ id: string }>("select id from drive_items where drive_id = $1 and list_item_id = $2", [reached.list.driveId, item.id]);
  return ok({ id: rows[0]?.id ?? "", parentReference: { driveId: reached.list.driveId, siteId: graphSiteId(reached.site) } });
}

const ITEMS = "/sites/{siteId}/lists/{listId}/items";
const ITEM = `${ITEMS}/{itemId}`;

/** Rows of a list and their columns. */
export const ITEM_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: ITEMS, documentedAs: "Enumerate items in a list", permissions: SITES_READ, query: ["$select", "$expand", "$filter", "$orderby", "$top", "$skiptoken"], handle: listItems },
  { method: "POST", path: ITEMS, documentedAs: "Create a new item in a list", permissions: SITES_WRITE, query: [], handle: createItem },
  { method: "GET", path: ITEM, documentedAs: "Get listItem", permissions: SITES_READ, query: ["$select", "$expand"], handle: readItem },
  { method: "PATCH", path: ITEM, documentedAs: "Update listItem", permissions: SITES_WRITE, query: [], handle: changeItem },
  { method: "DELETE", path: ITEM, documentedAs: "Delete an item from a list", permissions: SITES_WRITE, query: [], handle: deleteItem },
  { method: "GET", path: `${ITEM}/fields`, documentedAs: "Get listItem", permissions: SITES_READ, query: ["$select"], handle: readFields },
  { method: "PATCH", path: `${ITEM}/fields`, documentedAs: "Update listItem", permissions: SITES_WRITE, query: [], handle: changeFields },
  { method: "GET", path: `${ITEM}/driveItem`, documentedAs: "Get driveItem of a listItem", permissions: SITES_READ, query: [], handle: driveItemOfRow },
];
