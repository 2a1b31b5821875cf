import { invalidRequest, nameAlreadyExists } from "../graph-failure";
import { createRoot } from "../drives/drive-root";
import { readExpansions } from "../expand";
import { makerOf, writerOf } from "../identity-set";
import { type GraphCall, type GraphOperation, ok } from "../operation";
import { readSelection } from "../select";
import { pageOf, SMALL_COLLECTION_OPTIONS } from "../small-collection";
import { LISTS_MANAGE, LISTS_READ, SITES_MANAGE, SITES_READ } from "../sites/permissions";
import { requireSite, type Site } from "../sites/site";
import { allows } from "../sites/site-access";
import type { ColumnDefinition } from "./column-definition";
import { TITLE_COLUMN } from "./column-definition";
import { insertColumn } from "./columns";
import { checkFormulas } from "./formula/column-formulas";
import { checkIfMatch } from "./item";
import { expandedProperties, LIST_EXPANSIONS } from "./list-expansions";
import { LIST_TYPE, type ListRow, listContext, listOf, listShape, type ReachedList, requireList } from "./list";
import { checkLookup } from "./lookup-target";
import { readListChange, readNewList } from "./new-list";
import { userListOf } from "./user-list";

async function listLists(call: GraphCall) {
  const { site, level } = await requireSite(call, "limited");
  const rows = await call.store.query<ListRow>("select * from lists where site_id = $1 and not removed order by display_name", [site.id]);
  const visible = rows.map(listOf).filter((list) => list.template === "documentLibrary" || allows(level, "read"));
  const selection = readSelection(call.query, LIST_TYPE);
  const withSystem = selection.names?.includes("system") === true && allows(level, "read");
  const expansions = readExpansions(call.query.get("$expand"), LIST_EXPANSIONS);
  const lists = withSystem ? [...visible, userListOf(site)] : visible;
  const { page, next } = pageOf(call, lists.map((list) => listShape(call, site, list)), LIST_TYPE);
  const value: object[] = [];
  for (const shape of page) {
    const list = lists.find(({ id }) => id === shape["id"]);
    value.push({ ...selection.pick(shape), ...(list === undefined ? {} : await expandedProperties(call, { site, list, level }, expansions)) });
  }
  return ok({ "@odata.context": `${listContext(call, site, "lists")}${selection.inContext}`, ...next, value });
}

async function readList(call: GraphCall) {
  const reached = await requireList(call, "limited");
  const expansions = readExpansions(call.query.get("$expand"), LIST_EXPANSIONS);
  if (expansions.length > 0) await requireList(call, "read");
  const selection = readSelection(call.query, LIST_TYPE);
  const shape = selection.pick(listShape(call, reached.site, reached.list));
  return ok({ "@odata.context": listContext(call, reached.site, `lists${selection.inContext}/$entity`), ...shape, ...(await expandedProperties(call, reached, expansions)) });
}

async function createList(call: GraphCall) {
  const { site } = await requireSite(call, "manage");
  const body = readNewList(call.body);
  await refuseTakenTitle(call, site, { displayName: body.displayName, listId: "" });
  const columns = withTitle(body.columns);
  for (const column of columns) {
    checkFormulas(column, columns);
    await checkLookup(call, site.id, column);
  }
  const library = body.list.template === "documentLibrary";
  const driveId = library ? `b!${Buffer.from(crypto.randomUUID()).toString("base64url")}` : null;
  const writer = await writerOf(call);
  const rows = await call.store.query<ListRow>(
    `insert into lists (id, site_id, name, display_name, description, template, drive_id, created_at, modified_at, content_types_enabled, hidden, created_by, modified_by)
     values ($1, $2, $3, $3, $4, $5, $6, $7, $7, $8, $9, $10::jsonb, $11::jsonb) returning *`,
    [
      crypto.randomUUID(), site.id, body.displayName, body.description, body.list.template, driveId, call.now, body.list.contentTypesEnabled ?? library, body.list.hidden ?? false,
      JSON.stringify(makerOf(writer)), JSON.stringify(writer),
    ],
  );
  const [list] = rows.map(listOf);
  if (list === undefined) throw new Error("The database kept no list");
  for (const column of columns) await insertColumn(call.store, list.id, column);
  if (driveId !== null) await createRoot(call, driveId);
  return { status: 201, body: entity(call, { site, list, level: "manage" }) };
}

async function refuseTakenTitle(call: GraphCall, site: Site, { displayName, listId }: { readonly displayName: string; readonly listId: string }): Promise<void> {
  const taken = await call.store.query("select 1 from lists where site_id = $1 and lower(display_name) = lower($2) and not removed and id <> $3", [site.id, displayName, listId]);
  const system = userListOf(site);
  if (taken.length > 0 || system.displayName.toLowerCase() === displayName.toLowerCase()) throw nameAlreadyExists("Name already exists");
}

/** A definition of Title replaces the one that every list has; two columns of one name are refused. */
function withTitle(columns: readonly ColumnDefinition[]): readonly ColumnDefinition[] {
  const names = columns.map((column) => column.name.toLowerCase());
  if (new Set(names).size !== names.length) throw invalidRequest("A column name is used twice.");
  return names.includes("title") ? columns : [TITLE_COLUMN, ...columns];
}

async function changeList(call: GraphCall) {
  const { site, list, level } = await requireList(call, "manage");
  checkIfMatch(call.headers, `"${list.id},${String(list.version)}"`);
  const change = readListChange(call.body);
  const displayName = change.displayName ?? list.displayName;
  await refuseTakenTitle(call, site, { displayName, listId: list.id });
  const rows = await call.store.query<ListRow>(
    `update lists set display_name = $2, description = $3, modified_at = $4, content_types_enabled = $5, hidden = $6, modified_by = $7::jsonb, etag_version = etag_version + 1
     where id = $1 returning *`,
    [
      list.id, displayName, change.description ?? list.description, call.now, change.list?.contentTypesEnabled ?? list.contentTypesEnabled, change.list?.hidden ?? list.hidden,
      JSON.stringify(await writerOf(call)),
    ],
  );
  const [changed = list] = rows.map(listOf);
  return ok(entity(call, { site, list: changed, level }));
}

async function removeList(call: GraphCall) {
  const { list } = await requireList(call, "manage");
  checkIfMatch(call.headers, `"${list.id},${String(list.version)}"`);
  await call.store.query("update lists set removed = true where id = $1", [list.id]);
  return { status: 204 };
}

function entity(call: GraphCall, { site, list }: ReachedList) {
  return { "@odata.context": listContext(call, site, "lists/$entity"), ...readSelection(new URLSearchParams(), LIST_TYPE).pick(listShape(call, site, list)) };
}

/** Operations on one list, wherever its address begins. */
export const ONE_LIST = { read: readList, change: changeList, remove: removeList } as const;

const LIST = "/sites/{siteId}/lists/{listId}";

/** Lists of a site. */
export const LIST_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: "/sites/{siteId}/lists", documentedAs: "Get lists in a site", permissions: SITES_READ, query: ["$expand", ...SMALL_COLLECTION_OPTIONS], handle: listLists },
  {
    method: "POST", path: "/sites/{siteId}/lists", documentedAs: "Create a new list", permissions: SITES_MANAGE, query: [], handle: createList,
    differs: "Lists are made of the templates genericList and documentLibrary.",
  },
  { method: "GET", path: LIST, documentedAs: "Get metadata for a list", permissions: LISTS_READ, query: ["$select", "$expand"], handle: readList },
  { method: "PATCH", path: LIST, documentedAs: "Update list", permissions: LISTS_MANAGE, query: [], headers: ["if-match"], handle: changeList },
  { method: "DELETE", path: LIST, documentedAs: "Delete list", permissions: LISTS_MANAGE, query: [], headers: ["if-match"], handle: removeList },
];
