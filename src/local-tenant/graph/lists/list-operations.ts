import { z } from "zod";
import { invalidRequest, nameAlreadyExists } from "../graph-failure";
import { type GraphCall, type GraphOperation, ok } from "../operation";
import { expansions, pick, selectedNames } from "../query-options";
import { createRoot } from "../drives/drive-root";
import { SITES_MANAGE, SITES_READ } from "../sites/permissions";
import { requireSite } from "../sites/site";
import { allows } from "../sites/site-access";
import { readColumn, TITLE_COLUMN } from "./column-definition";
import { columnShapes, insertColumn, readColumns } from "./columns";
import { type ListRow, listContext, listOf, listShape, requireList } from "./list";

const NewList = z.strictObject({
  displayName: z.string().trim().min(1).max(255),
  description: z.string().default(""),
  list: z.strictObject({ template: z.enum(["genericList", "documentLibrary"]).default("genericList"), contentTypesEnabled: z.boolean().optional(), hidden: z.boolean().optional() }).default({ template: "genericList" }),
  columns: z.array(z.unknown()).default([]),
});
const ListChange = z.strictObject({ displayName: z.string().trim().min(1).max(255).optional(), description: z.string().optional() });

async function listLists(call: GraphCall) {
  const { site, level } = await requireSite(call, "limited");
  const rows = await call.store.query<ListRow>("select * from lists where site_id = $1 and not removed order by display_name", [site.id]);
  const visible = rows.map(listOf).filter((list) => list.template === "documentLibrary" || allows(level, "read"));
  const names = selectedNames(call.query);
  return ok({ "@odata.context": listContext(call, site, "lists"), value: visible.map((list) => pick(listShape(call, site, list), names)) });
}

async function readList(call: GraphCall) {
  const { site, list } = await requireList(call, "limited");
  const wanted = expansions(call.query, ["columns"]);
  const shape = pick(listShape(call, site, list), selectedNames(call.query));
  const columns = wanted.has("columns") ? { columns: columnShapes(await readColumns(call.store, list.id)) } : {};
  return ok({ "@odata.context": listContext(call, site, "lists/$entity"), ...shape, ...columns });
}

async function createList(call: GraphCall) {
  const { site } = await requireSite(call, "manage");
  const body = readNewList(call.body);
  const columns = body.columns.map(readColumn);
  const taken = await call.store.query("select 1 from lists where site_id = $1 and lower(display_name) = lower($2) and not removed", [site.id, body.displayName]);
  if (taken.length > 0) throw nameAlreadyExists("Name already exists");
  const library = body.list.template === "documentLibrary";
  const driveId = library ? `b!${Buffer.from(crypto.randomUUID()).toString("base64url")}` : null;
  const rows = await call.store.query<ListRow>(
    `insert into lists (id, site_id, name, display_name, description, template, drive_id, created_at, modified_at)
     values ($1, $2, $3, $3, $4, $5, $6, $7, $7) returning *`,
    [crypto.randomUUID(), site.id, body.displayName, body.description, body.list.template, driveId, call.now],
  );
  const [list] = rows.map(listOf);
  if (list === undefined) throw new Error("The database kept no list");
  for (const column of withTitle(columns)) await insertColumn(call.store, list.id, column);
  if (driveId !== null) await createRoot(call, driveId);
  return { status: 201, body: { "@odata.context": listContext(call, site, "lists/$entity"), ...listShape(call, site, list) } };
}

function readNewList(body: unknown) {
  if (z.object({ name: z.unknown() }).safeParse(body).data?.name !== undefined) {
    throw invalidRequest("Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'");
  }
  const parsed = NewList.safeParse(body);
  if (!parsed.success) throw invalidRequest(`The list is not valid: ${parsed.error.issues[0]?.message ?? "unknown property"}.`);
  return parsed.data;
}

/** A definition of Title replaces the one that every list has; two columns of one name are refused. */
function withTitle(columns: readonly (typeof TITLE_COLUMN)[]): readonly (typeof TITLE_COLUMN)[] {
  const names = columns.map((column) => column.name.toLowerCase());
  if (new Set(names).size !== names.length) throw invalidRequest("A column name is used twice.");
  return names.includes("title") ? columns : [TITLE_COLUMN, ...columns];
}

async function changeList(call: GraphCall) {
  const { site, list } = await requireList(call, "manage");
  const change = ListChange.safeParse(call.body);
  if (!change.success) throw invalidRequest("Only displayName and description of a list can be changed.");
  const { displayName = list.displayName, description = list.description } = change.data;
  const taken = await call.store.query("select 1 from lists where site_id = $1 and lower(display_name) = lower($2) and not removed and id <> $3", [site.id, displayName, list.id]);
  if (taken.length > 0) throw nameAlreadyExists("Name already exists");
  const rows = await call.store.query<ListRow>(
    "update lists set display_name = $2, description = $3, modified_at = $4, etag_version = etag_version + 1 where id = $1 returning *",
    [list.id, displayName, description, call.now],
  );
  const [changed = list] = rows.map(listOf);
  return ok({ "@odata.context": listContext(call, site, "lists/$entity"), ...listShape(call, site, changed) });
}

async function removeList(call: GraphCall) {
  const { list } = await requireList(call, "manage");
  await call.store.query("update lists set removed = true where id = $1", [list.id]);
  return { status: 204 };
}

const LIST = "/sites/{siteId}/lists/{listId}";

/** Lists of a site. */
export const LIST_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: "/sites/{siteId}/lists", documentedAs: "Get lists in a site", permissions: SITES_READ, query: ["$select"], handle: listLists },
  { method: "POST", path: "/sites/{siteId}/lists", documentedAs: "Create a new list", permissions: SITES_MANAGE, query: [], handle: createList },
  { method: "GET", path: LIST, documentedAs: "Get metadata for a list", permissions: SITES_READ, query: ["$select", "$expand"], handle: readList },
  { method: "PATCH", path: LIST, documentedAs: "Update list", permissions: SITES_MANAGE, query: [], handle: changeList },
  { method: "DELETE", path: LIST, documentedAs: "Delete list", permissions: SITES_MANAGE, query: [], handle: removeList },
];
