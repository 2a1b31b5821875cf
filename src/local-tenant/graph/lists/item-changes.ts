import { z } from "zod";
import { invalidRequest } from "../graph-failure";
import { type GraphCall, type GraphOperation, ok } from "../operation";
import { ITEMS_WRITE, LISTS_WRITE } from "../sites/permissions";
import type { Column } from "./column-definition";
import { readColumns } from "./columns";
import { storedContentType } from "./content-type";
import { findContentType, readContentTypes } from "./content-types";
import { defaultFields, mergeFields } from "./field-values";
import { completeFields } from "./formula/column-formulas";
import { checkIfMatch, eTagOf, type Item, itemShape } from "./item";
import { entityContext, fieldsBody, reachItem } from "./item-operations";
import { insertItem, refuseDuplicates, removeItem, updateItem } from "./item-writes";
import { type ReachedList, requireList } from "./list";
import { withLookupValues } from "./lookup-values";

const Fields = z.record(z.string(), z.unknown());
const ContentTypeChoice = z.strictObject({ id: z.string().optional(), name: z.string().optional(), "@odata.type": z.string().optional() });
const NewItem = z.object({ fields: Fields.default({}), contentType: ContentTypeChoice.optional() });
const ItemChange = z.object({ fields: Fields.optional(), contentType: ContentTypeChoice.optional() });

type ChosenType = z.infer<typeof ContentTypeChoice>;

async function createItem(call: GraphCall) {
  const reached = await requireList(call, "write");
  if (reached.list.template === "documentLibrary") throw invalidRequest("To add a file to a document library, use the drive of the library.");
  const { contentType, fields: sent } = readItemBody(call, NewItem, "An item is sent as {\"fields\": {...}}.");
  const columns = await readColumns(call.store, reached.list.id);
  const { chosen, fields: values } = takeContentType(sent, contentType);
  const fields = completeFields(mergeFields(defaultFields(columns, call.now), values, columns), { columns, now: call.now });
  await refuseDuplicates(call, reached.list.id, { fields, columns, itemId: 0 });
  const item = await insertItem(call, reached.list.id, { fields, contentType: chosen === undefined ? "Item" : await requireContentType(call, reached, chosen) });
  return { status: 201, body: await wholeBody(call, reached, { item, columns }), headers: { ETag: eTagOf(item) } };
}

async function changeItem(call: GraphCall) {
  const body = readItemBody(call, ItemChange, "A change is sent as {\"fields\": {...}}.");
  if (body.fields === undefined && body.contentType === undefined) throw invalidRequest("A change is sent as {\"fields\": {...}}.");
  const { reached, item, columns } = await writeFields(call, body.fields ?? {}, body.contentType);
  return ok(await wholeBody(call, reached, { item, columns }), { ETag: eTagOf(item) });
}

async function changeFields(call: GraphCall) {
  const body = Fields.safeParse(call.body);
  if (!body.success) throw invalidRequest("Fields are sent as one flat object.");
  const { reached, item, columns } = await writeFields(call, body.data, undefined);
  const [shown = item] = await withLookupValues(call, [item], { wishes: { withFields: true }, columns });
  return ok(fieldsBody(call, reached, { item: shown, wishes: { withFields: true } }), { ETag: eTagOf(item) });
}

async function writeFields(call: GraphCall, sent: Readonly<Record<string, unknown>>, contentType: ChosenType | undefined) {
  const { reached, item } = await reachItem(call, "write");
  checkIfMatch(call.headers, eTagOf(item));
  const columns = await readColumns(call.store, reached.list.id);
  const { chosen, fields: values } = takeContentType(sent, contentType);
  const fields = completeFields(mergeFields(item.fields, values, columns), { columns, now: call.now });
  await refuseDuplicates(call, reached.list.id, { fields, columns, itemId: item.id, before: item.fields });
  if (chosen !== undefined) await changeContentType(call, reached, { item, chosen });
  return { reached, columns, item: await updateItem(call, reached.list.id, { item, fields }) };
}

/** A row's content type may also be written as its column `ContentType`, by name. */
function takeContentType(sent: Readonly<Record<string, unknown>>, contentType: ChosenType | undefined) {
  const { ContentType: name, ...fields } = sent;
  if (name === undefined) return { chosen: contentType, fields };
  if (typeof name !== "string") throw invalidRequest("Field 'ContentType' expects text.");
  return { chosen: contentType ?? { name }, fields };
}

async function requireContentType(call: GraphCall, reached: ReachedList, chosen: ChosenType): Promise<string> {
  const type = findContentType(await readContentTypes(call, reached.list), chosen);
  if (type === undefined) throw invalidRequest("The list does not have this content type.");
  if (type.parentId === "0x0120") throw invalidRequest("A folder cannot be made as an item.");
  return storedContentType(type);
}

async function changeContentType(call: GraphCall, reached: ReachedList, { item, chosen }: { readonly item: Item; readonly chosen: ChosenType }): Promise<void> {
  const contentType = await requireContentType(call, reached, chosen);
  await call.store.query("update items set content_type = $3 where list_id = $1 and id = $2", [reached.list.id, item.id, contentType]);
}

async function deleteItem(call: GraphCall) {
  const { reached, item } = await reachItem(call, "write");
  if (reached.list.template === "documentLibrary") throw invalidRequest("To delete a file of a document library, use the drive of the library.");
  checkIfMatch(call.headers, eTagOf(item));
  await removeItem(call, reached.list.id, item.id);
  return { status: 204 };
}

/** Reads a body, with annotations left out and every unknown property refused. */
function readItemBody<T>(call: GraphCall, schema: z.ZodObject<z.ZodRawShape> & z.ZodType<T>, message: string): T {
  const sent = Fields.safeParse(call.body ?? {});
  const known = sent.success ? Object.fromEntries(Object.entries(sent.data).filter(([name]) => !name.includes("@"))) : {};
  const unknown = Object.keys(known).find((name) => !(name in schema.shape));
  if (unknown !== undefined) throw invalidRequest(`The property '${unknown}' of an item cannot be written. ${message}`);
  const parsed = schema.safeParse(known);
  if (!sent.success || !parsed.success) throw invalidRequest(message);
  return parsed.data;
}

async function wholeBody(call: GraphCall, reached: ReachedList, { item, columns }: { readonly item: Item; readonly columns: ReadonlyMap<string, Column> }) {
  const wishes = { withFields: true };
  const [shown = item] = await withLookupValues(call, [item], { wishes, columns });
  return { "@odata.context": entityContext(call, reached), ...itemShape(call, reached, { item: shown, wishes }) };
}

/** Adding a row, wherever the address of its list begins. */
export const ITEM_ADDITION = { query: [], handle: createItem } as const;

const ITEMS = "/sites/{siteId}/lists/{listId}/items";
const ITEM = `${ITEMS}/{itemId}`;
const DIFFERS = "Columns of links, pictures and places cannot be written, as long reported of Microsoft 365; a required column is not demanded.";

/** Writing the rows of a list. */
export const ITEM_CHANGE_OPERATIONS: readonly GraphOperation[] = [
  { method: "POST", path: ITEMS, documentedAs: "Create a new item in a list", permissions: LISTS_WRITE, ...ITEM_ADDITION, differs: DIFFERS },
  { method: "PATCH", path: ITEM, documentedAs: "Update listItem", permissions: ITEMS_WRITE, query: [], headers: ["if-match"], handle: changeItem, differs: DIFFERS },
  { method: "DELETE", path: ITEM, documentedAs: "Delete an item from a list", permissions: ITEMS_WRITE, query: [], headers: ["if-match"], handle: deleteItem },
  { method: "PATCH", path: `${ITEM}/fields`, documentedAs: "Update listItem", permissions: ITEMS_WRITE, query: [], headers: ["if-match"], handle: changeFields, differs: DIFFERS },
];
