import { invalidRequest, itemNotFound, nameAlreadyExists } from "../graph-failure";
import { type GraphCall, type GraphOperation, ok } from "../operation";
import { SITES_MANAGE, SITES_READ } from "../sites/permissions";
import { changeColumn, type Column, readColumn } from "./column-definition";
import { columnShape, columnShapes, insertColumn, readColumns } from "./columns";
import { listContext, type ReachedList, requireList } from "./list";

async function listColumns(call: GraphCall) {
  const { site, list } = await requireList(call, "read");
  return ok({ "@odata.context": listContext(call, site, `lists('${list.id}')/columns`), value: columnShapes(await readColumns(call.store, list.id)) });
}

async function createColumn(call: GraphCall) {
  const reached = await requireList(call, "manage");
  const definition = readColumn(call.body);
  const columns = await readColumns(call.store, reached.list.id);
  const taken = [...columns.keys()].some((name) => name.toLowerCase() === definition.name.toLowerCase());
  if (taken) throw nameAlreadyExists(`A column named '${definition.name}' already exists.`);
  const column = await insertColumn(call.store, reached.list.id, definition);
  return { status: 201, body: entity(call, reached, column) };
}

async function readOne(call: GraphCall) {
  const reached = await requireList(call, "read");
  return ok(entity(call, reached, await requireColumn(call, reached)));
}

async function changeOne(call: GraphCall) {
  const reached = await requireList(call, "manage");
  const column = await requireColumn(call, reached);
  const definition = changeColumn(column.definition, call.body);
  if (definition.enforceUniqueValues && !column.definition.enforceUniqueValues) await refuseDuplicates(call, reached.list.id, definition.name);
  await call.store.query("update columns set definition = $2::jsonb where id = $1", [column.id, JSON.stringify(definition)]);
  return ok(entity(call, reached, { id: column.id, definition }));
}

async function removeOne(call: GraphCall) {
  const reached = await requireList(call, "manage");
  const column = await requireColumn(call, reached);
  if (column.definition.name === "Title") throw invalidRequest("The column cannot be deleted.");
  await call.store.query("delete from columns where id = $1", [column.id]);
  await call.store.query("update items set fields = fields - $2::text where list_id = $1 and jsonb_exists(fields, $2::text)", [reached.list.id, column.definition.name]);
  return { status: 204 };
}

async function requireColumn(call: GraphCall, reached: ReachedList): Promise<Column> {
  const reference = call.params["columnId"] ?? "";
  const columns = await readColumns(call.store, reached.list.id);
  const column = [...columns.values()].find((one) => one.id === reference || one.definition.name === reference);
  if (column === undefined) throw itemNotFound("The specified column was not found.");
  return column;
}

async function refuseDuplicates(call: GraphCall, listId: string, name: string): Promise<void> {
  const twice = await call.store.query(
    "select 1 from items where list_id = $1 and not removed and fields ->> $2 is not null group by lower(fields ->> $2) having count(*) > 1 limit 1",
    [listId, name],
  );
  if (twice.length > 0) throw invalidRequest("The column holds duplicate values and cannot enforce unique ones.");
}

function entity(call: GraphCall, { site, list }: ReachedList, column: Column) {
  return { "@odata.context": listContext(call, site, `lists('${list.id}')/columns/$entity`), ...columnShape(column) };
}

const COLUMNS = "/sites/{siteId}/lists/{listId}/columns";

/** Columns of a list. */
export const COLUMN_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: COLUMNS, documentedAs: "List columnDefinitions in a list", permissions: SITES_READ, query: [], handle: listColumns },
  { method: "POST", path: COLUMNS, documentedAs: "Create a columnDefinition in a list", permissions: SITES_MANAGE, query: [], handle: createColumn },
  { method: "GET", path: `${COLUMNS}/{columnId}`, documentedAs: "Get columnDefinition", permissions: SITES_READ, query: [], handle: readOne },
  { method: "PATCH", path: `${COLUMNS}/{columnId}`, documentedAs: "Update columnDefinition", permissions: SITES_MANAGE, query: [], handle: changeOne },
  { method: "DELETE", path: `${COLUMNS}/{columnId}`, documentedAs: "Delete columnDefinition", permissions: SITES_MANAGE, query: [], handle: removeOne },
];
