import { GraphFailure, invalidRequest, itemNotFound } from "../graph-failure";
import { readExpansions, optionsOf } from "../expand";
import { type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { type Selection, readSelection } from "../select";
import { ITEMS_READ, LISTS_READ } from "../sites/permissions";
import { visibleItems } from "../drives/library-rows";
import { readDriveItemOfRow } from "../drives/row-drive-item";
import type { Column } from "./column-definition";
import { readColumns } from "./columns";
import { eTagOf, fieldsShape, type Item, ITEM_TYPE, itemShape, itemSharePointIds, type ItemWishes, requireItem, SYSTEM_FIELDS } from "./item";
import { givenItem } from "./item-access";
import { queryItems } from "./item-query";
import { type LibraryFile, libraryFiles } from "./library-files";
import { listContext, type ReachedList, requireList } from "./list";
import { withLookupValues } from "./lookup-values";
import { queryUsers, requireUser, USER_COLUMNS } from "./user-items";

/**
 * Reads `$expand=fields(...)`, refusing columns that the list does not have.
 *
 * @throws {GraphFailure} 400 for an unknown column, 501 for another expansion than `fields` and those in `beside`.
 */
export function itemWishes(query: URLSearchParams, columns: ReadonlyMap<string, Column>, beside: readonly string[] = []): ItemWishes {
  const expansions = readExpansions(query.get("$expand"), ["fields", ...beside]);
  const fields = expansions.find(({ name }) => name === "fields");
  const text = fields === undefined ? null : optionsOf(fields, ["$select"]).get("$select");
  const chosen = text?.split(",").map((name) => name.trim()).filter((name) => name !== "");
  const unknown = chosen?.find((name) => !isKnownField(name, columns));
  if (unknown !== undefined) throw invalidRequest(`Field '${unknown}' is not recognized`);
  const hidden = [...columns.values()].filter(({ definition }) => definition.hidden).map(({ definition }) => definition.name);
  return { withFields: fields !== undefined, columns: chosen, hidden, withFile: expansions.some(({ name }) => name === "driveItem") };
}

function isKnownField(name: string, columns: ReadonlyMap<string, Column>): boolean {
  return columns.has(name) || columns.has(name.replace(/LookupId$/, "")) || (SYSTEM_FIELDS as readonly string[]).includes(name) || name === "ID" || name === "FileLeafRef";
}

async function listItems(call: GraphCall) {
  return await answerItems(call, await requireList(call, "read"));
}

/** A page of a list's rows, as the call's query asks for them. */
export async function answerItems(call: GraphCall, reached: ReachedList): Promise<GraphReply> {
  const selection = readSelection(call.query, ITEM_TYPE);
  if (reached.list.template === "userInformation") return await answerUsers(call, reached, selection);
  const columns = await readColumns(call.store, reached.list.id);
  const wishes = itemWishes(call.query, columns, ["driveItem"]);
  const page = await queryItems(call, reached.list.id, columns);
  const items = await withLookupValues(call, await visibleItems(call, reached, page.items), { wishes, columns });
  const files = await libraryFiles(call, reached, { items, withFiles: wishes.withFile === true });
  const next = page.skipToken === undefined ? {} : { "@odata.nextLink": nextLink(call, page.skipToken) };
  return ok({ "@odata.context": pageContext(call, reached, wishes), ...next, value: items.map((item) => shaped(call, reached, { item, wishes, selection, file: files.get(item.id) })) });
}

async function answerUsers(call: GraphCall, reached: ReachedList, selection: Selection): Promise<GraphReply> {
  const wishes = itemWishes(call.query, USER_COLUMNS);
  const page = await queryUsers(call, reached.site);
  const next = page.next === undefined ? {} : { "@odata.nextLink": page.next };
  return ok({ "@odata.context": pageContext(call, reached, wishes), ...next, value: page.items.map((item) => shaped(call, reached, { item, wishes, selection, file: undefined })) });
}

function pageContext(call: GraphCall, { site, list }: ReachedList, wishes: ItemWishes): string {
  return listContext(call, site, `lists('${list.id}')/items${wishes.withFields ? "(fields())" : ""}`);
}

/** The same question with a token for where the next page begins. */
function nextLink(call: GraphCall, skipToken: string): string {
  const query = [...call.query].filter(([name]) => name !== "$skiptoken").map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${call.links.self}?${[...query, `$skiptoken=${skipToken}`].join("&")}`;
}

interface Shaping {
  readonly item: Item;
  readonly wishes: ItemWishes;
  readonly selection: Selection;
  readonly file: LibraryFile | undefined;
}

function shaped(call: GraphCall, reached: ReachedList, { item, wishes, selection, file }: Shaping) {
  const own = itemShape(call, reached, { item, wishes });
  const shape = file === undefined ? own : { ...own, webUrl: file.webUrl };
  const driveItem = file?.driveItem === undefined ? {} : { driveItem: file.driveItem };
  if (selection.names === undefined) return { ...shape, ...driveItem };
  const fields = own["fields"] === undefined ? {} : { fields: own["fields"] };
  return { ...selection.pick({ ...shape, sharepointIds: itemSharePointIds(call, reached, item) }), ...fields, ...driveItem };
}

async function readItem(call: GraphCall) {
  const { reached, item: kept } = await reachItem(call, "read");
  const columns = await columnsOf(call, reached);
  const wishes = itemWishes(call.query, columns, ["driveItem"]);
  const [item = kept] = await withLookupValues(call, [kept], { wishes, columns });
  const file = (await libraryFiles(call, reached, { items: [item], withFiles: wishes.withFile === true })).get(item.id);
  return ok({ "@odata.context": entityContext(call, reached), ...shaped(call, reached, { item, wishes, selection: readSelection(call.query, ITEM_TYPE), file }) }, { ETag: eTagOf(item) });
}

async function columnsOf(call: GraphCall, { list }: ReachedList): Promise<ReadonlyMap<string, Column>> {
  return list.template === "userInformation" ? USER_COLUMNS : await readColumns(call.store, list.id);
}

async function readFields(call: GraphCall) {
  const { reached, item: kept } = await reachItem(call, "read");
  const columns = await columnsOf(call, reached);
  const select = call.query.get("$select");
  const wishes = itemWishes(new URLSearchParams({ $expand: select === null ? "fields" : `fields($select=${select})` }), columns);
  const [item = kept] = await withLookupValues(call, [kept], { wishes, columns });
  return ok(fieldsBody(call, reached, { item, wishes }), { ETag: eTagOf(item) });
}

/** A list and the row in it that the call names, once the caller may do there what `needed` says. */
export async function reachItem(call: GraphCall, needed: "read" | "write"): Promise<{ readonly reached: ReachedList; readonly item: Item }> {
  try {
    const reached = await requireList(call, needed);
    if (reached.list.template === "userInformation") return { reached, item: await requireUser(call, reached.site) };
    const item = await requireItem(call, reached.list.id);
    if ((await visibleItems(call, reached, [item])).length === 0) throw itemNotFound("The specified item was not found.");
    return { reached, item };
  } catch (error) {
    // Somebody with nothing on the whole list may have been given this one row.
    const given = error instanceof GraphFailure && error.status === 403 ? await givenItem(call, needed) : undefined;
    if (given === undefined) throw error;
    return given;
  }
}

/** `@odata.context` of one row. */
export function entityContext(call: GraphCall, { site, list }: ReachedList): string {
  return listContext(call, site, `lists('${list.id}')/items/$entity`);
}

/** A row's columns alone, as an answer of their own. */
export function fieldsBody(call: GraphCall, { site, list }: ReachedList, { item, wishes }: { readonly item: Item; readonly wishes: ItemWishes }) {
  const context = listContext(call, site, `lists('${list.id}')/items('${String(item.id)}')/fields/$entity`);
  return { "@odata.context": context, ...fieldsShape(item, wishes) };
}

async function driveItemOfRow(call: GraphCall) {
  const { reached, item } = await reachItem(call, "read");
  if (reached.list.template !== "documentLibrary") throw invalidRequest("Only a File or a Folder in a DocumentLibrary can be accessed as a DriveItem.");
  return await readDriveItemOfRow(call, reached, item);
}

/** Options of a page of rows. */
export const ITEM_PAGE_OPTIONS = ["$select", "$expand", "$filter", "$orderby", "$top", "$skiptoken"] as const;
export const UNINDEXED_PREFERENCE = "honornonindexedquerieswarningmayfailrandomly";
/** Reading rows, wherever the address of their list begins. */
export const ITEM_PAGE = { query: ITEM_PAGE_OPTIONS, prefer: [UNINDEXED_PREFERENCE], handle: listItems } as const;

const ITEMS = "/sites/{siteId}/lists/{listId}/items";
const ITEM = `${ITEMS}/{itemId}`;

/** Reading the rows of a list and their columns. */
export const ITEM_OPERATIONS: readonly GraphOperation[] = [
  {
    method: "GET", path: ITEMS, documentedAs: "Enumerate items in a list", permissions: LISTS_READ, ...ITEM_PAGE,
    differs: "A caller without any permission for sites is refused, where Microsoft 365 may answer with no rows.",
  },
  { method: "GET", path: ITEM, documentedAs: "Get listItem", permissions: ITEMS_READ, query: ["$select", "$expand"], handle: readItem },
  { method: "GET", path: `${ITEM}/fields`, documentedAs: "Get listItem", permissions: ITEMS_READ, query: ["$select"], handle: readFields },
  { method: "GET", path: `${ITEM}/driveItem`, documentedAs: "Get driveItem of a listItem", permissions: ITEMS_READ, query: ["$select", "$expand"], handle: driveItemOfRow },
];
