import { z } from "zod";
import { invalidRequest, itemNotFound, nameAlreadyExists, notImplemented } from "../graph-failure";
import { type GraphCall, type GraphOperation, ok } from "../operation";
import { readSelection } from "../select";
import { answerCollection, SMALL_COLLECTION_OPTIONS } from "../small-collection";
import { LISTS_MANAGE, LISTS_READ } from "../sites/permissions";
import { type ContentType, CONTENT_TYPE_TYPE, contentTypeShape, copiedTypeId, siteContentType } from "./content-type";
import { insertContentType, isContentTypeUsed, readContentTypes, updateContentType } from "./content-types";
import { listContext, type ReachedList, requireList } from "./list";

const Properties = {
  name: z.string().trim().min(1).max(128),
  description: z.string().max(1000).optional(),
  group: z.string().max(128).optional(),
  hidden: z.boolean().optional(),
  readOnly: z.boolean().optional(),
  sealed: z.boolean().optional(),
};
const NewContentType = z.strictObject({ ...Properties, parentId: z.string().optional(), base: z.object({ id: z.string() }).optional() });
const ContentTypeChange = z.strictObject({ ...Properties, name: Properties.name.optional() });
const Copy = z.strictObject({ contentType: z.string().min(1) });
const NOT_KEPT = ["documentSet", "documentTemplate", "associatedHubsUrls", "columnLinks", "columns", "baseTypes", "columnPositions", "inheritedFrom", "order", "propagateChanges"];

async function listContentTypes(call: GraphCall) {
  const { site, list } = await requireList(call, "read");
  const types = await readContentTypes(call, list);
  return answerCollection(call, types.map(contentTypeShape), { type: CONTENT_TYPE_TYPE, context: listContext(call, site, `lists('${list.id}')/contentTypes`) });
}

async function readContentType(call: GraphCall) {
  const reached = await requireList(call, "read");
  return ok(entity(call, reached, await requireContentType(call, reached)));
}

async function createContentType(call: GraphCall) {
  const reached = await requireList(call, "manage");
  const body = readBody(call, NewContentType, "A content type has a name and a base.");
  const fallback = reached.list.template === "documentLibrary" ? "0x0101" : "0x01";
  return await add(call, reached, { ...body, parentId: body.base?.id ?? body.parentId ?? fallback });
}

async function addCopy(call: GraphCall) {
  const reached = await requireList(call, "manage");
  const body = readBody(call, Copy, "The content type to copy is named by its id, in contentType.");
  // The id may come alone or at the end of the type's address.
  const parent = siteContentType(body.contentType.split("/").at(-1)?.replace(/^contentTypes\('(.*)'\)$/, "$1") ?? "");
  if (parent === undefined) throw itemNotFound("The specified content type was not found in the site.");
  return { ...(await add(call, reached, { ...parent, parentId: parent.id })), status: 200 };
}

interface Addition {
  readonly name: string;
  readonly description?: string | undefined;
  readonly group?: string | undefined;
  readonly hidden?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  readonly sealed?: boolean | undefined;
  readonly parentId: string;
}

async function add(call: GraphCall, reached: ReachedList, addition: Addition) {
  const parent = siteContentType(addition.parentId);
  if (parent === undefined) throw invalidRequest("The base of a content type is a content type of the site.");
  const types = await readContentTypes(call, reached.list);
  refuseTaken(types, addition.name);
  const type: ContentType = {
    id: copiedTypeId(parent.id, crypto.randomUUID()), name: addition.name, description: addition.description ?? "", group: addition.group ?? "Custom Content Types", parentId: parent.id,
    hidden: addition.hidden ?? false, readOnly: addition.readOnly ?? false, sealed: addition.sealed ?? false, isBuiltIn: false, position: Math.max(...types.map(({ position }) => position)) + 1,
  };
  await insertContentType(call, reached.list, type);
  return { status: 201, body: entity(call, reached, type) };
}

function refuseTaken(types: readonly ContentType[], name: string): void {
  if (types.some((type) => type.name.toLowerCase() === name.toLowerCase())) throw nameAlreadyExists(`A content type named '${name}' already exists.`);
}

async function changeContentType(call: GraphCall) {
  const reached = await requireList(call, "manage");
  const type = await requireOwnContentType(call, reached);
  const { name = type.name, ...change } = readBody(call, ContentTypeChange, "The change of the content type is not valid.");
  const types = await readContentTypes(call, reached.list);
  refuseTaken(types.filter(({ id }) => id !== type.id), name);
  const after = { ...type, name, description: change.description ?? type.description, group: change.group ?? type.group, hidden: change.hidden ?? type.hidden, readOnly: change.readOnly ?? type.readOnly, sealed: change.sealed ?? type.sealed };
  if (type.sealed && after.sealed) throw invalidRequest("A sealed content type cannot be changed.");
  await updateContentType(call, reached.list, { before: type, after });
  return ok(entity(call, reached, after));
}

async function removeContentType(call: GraphCall) {
  const reached = await requireList(call, "manage");
  const type = await requireOwnContentType(call, reached);
  if (type.sealed || type.readOnly) throw invalidRequest("A sealed or read-only content type cannot be deleted.");
  if (await isContentTypeUsed(call, reached.list, type)) throw invalidRequest("Content type is still in use.");
  await call.store.query("delete from list_content_types where id = $1", [type.id]);
  return { status: 204 };
}

async function requireContentType(call: GraphCall, reached: ReachedList): Promise<ContentType> {
  const types = await readContentTypes(call, reached.list);
  const type = types.find(({ id }) => id.toLowerCase() === call.params["contentTypeId"]?.toLowerCase());
  if (type === undefined) throw itemNotFound("The specified content type was not found.");
  return type;
}

async function requireOwnContentType(call: GraphCall, reached: ReachedList): Promise<ContentType> {
  const type = await requireContentType(call, reached);
  if (type.isBuiltIn) throw notImplemented("Changing or removing a content type that a list has from the start is not supported by the local tenant.");
  return type;
}

function readBody<T>(call: GraphCall, schema: z.ZodType<T>, message: string): T {
  const sent = z.record(z.string(), z.unknown()).safeParse(call.body).data ?? {};
  const unkept = NOT_KEPT.find((name) => sent[name] !== undefined && sent[name] !== null);
  if (unkept !== undefined) throw notImplemented(`The property '${unkept}' of a content type is not supported by the local tenant.`);
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(sent).filter(([name, value]) => !name.includes("@") && value !== null)));
  if (!parsed.success) throw invalidRequest(message);
  return parsed.data;
}

function entity(call: GraphCall, { site, list }: ReachedList, type: ContentType) {
  const selection = readSelection(call.query, CONTENT_TYPE_TYPE);
  return selection.pick({ "@odata.context": listContext(call, site, `lists('${list.id}')/contentTypes${selection.inContext}/$entity`), ...contentTypeShape(type) });
}

const TYPES = "/sites/{siteId}/lists/{listId}/contentTypes";

/** Content types of a list. */
export const CONTENT_TYPE_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: TYPES, documentedAs: "List contentTypes in a list", permissions: LISTS_READ, query: SMALL_COLLECTION_OPTIONS, handle: listContentTypes },
  { method: "POST", path: TYPES, documentedAs: "Create a content type", permissions: LISTS_MANAGE, query: [], handle: createContentType, differs: "A content type adds no columns of its own: every row of a list has all of the list's columns." },
  { method: "POST", path: `${TYPES}/addCopy`, documentedAs: "contentType: addCopy", permissions: LISTS_MANAGE, query: [], handle: addCopy, differs: "A site has SharePoint's usual content types and no others." },
  { method: "GET", path: `${TYPES}/{contentTypeId}`, documentedAs: "Get contentType", permissions: LISTS_READ, query: ["$select"], handle: readContentType },
  { method: "PATCH", path: `${TYPES}/{contentTypeId}`, documentedAs: "Update contentType", permissions: LISTS_MANAGE, query: [], handle: changeContentType },
  { method: "DELETE", path: `${TYPES}/{contentTypeId}`, documentedAs: "Delete contentType", permissions: LISTS_MANAGE, query: [], handle: removeContentType },
];
