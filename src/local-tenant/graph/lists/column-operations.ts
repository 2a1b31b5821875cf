import { invalidRequest, itemNotFound, nameAlreadyExists } from "../graph-failure";
import { type GraphCall, type GraphOperation, ok } from "../operation";
import { readSelection } from "../select";
import { answerCollection, SMALL_COLLECTION_OPTIONS } from "../small-collection";
import { LISTS_MANAGE, LISTS_READ } from "../sites/permissions";
import { changeColumn, type Column, type ColumnDefinition, readColumn } from "./column-definition";
import type { FieldValues } from "./field-values";
import { calculateFields, checkFormulas } from "./formula/column-formulas";
import { COLUMN_TYPE, columnShape, columnShapes, indexColumn, insertColumn, readColumns } from "./columns";
import { listContext, type ReachedList, requireList } from "./list";
import { checkLookup } from "./lookup-target";
import { systemColumnShapes, TITLE_COLUMN_ID } from "./system-columns";

/** SharePoint keeps no more indexes than this on one list. */
const MOST_INDEXES = 20;

async function listColumns(call: GraphCall) {
  const { site, list } = await requireList(call, "read");
  const withHidden = readSelection(call.query, COLUMN_TYPE).names?.includes("hidden") === true;
  const shapes = columnShapes(await readColumns(call.store, list.id), list.template, withHidden);
  return answerCollection(call, shapes, { type: COLUMN_TYPE, context: listContext(call, site, `lists('${list.id}')/columns`) });
}

async function createColumn(call: GraphCall) {
  const reached = await requireList(call, "manage");
  const definition = readColumn(call.body);
  const columns = await readColumns(call.store, reached.list.id);
  const taken = [...columns.keys()].some((name) => name.toLowerCase() === definition.name.toLowerCase());
  if (taken) throw nameAlreadyExists(`A column named '${definition.name}' already exists.`);
  await checkColumns(call, reached, { all: [...[...columns.values()].map((column) => column.definition), definition], changed: definition });
  const column = await insertColumn(call.store, reached.list.id, definition);
  if (definition.calculated !== undefined) await recalculate(call, reached.list.id);
  return { status: 201, body: entity(call, reached, columnShape(column)) };
}

interface ColumnsToBe {
  readonly all: readonly ColumnDefinition[];
  readonly changed: ColumnDefinition;
}

async function checkColumns(call: GraphCall, reached: ReachedList, { all, changed }: ColumnsToBe): Promise<void> {
  if (all.filter(({ indexed }) => indexed).length > MOST_INDEXES) throw invalidRequest(`A list can have at most ${String(MOST_INDEXES)} indexed columns.`);
  checkFormulas(changed, all);
  await checkLookup(call, reached.site.id, changed);
}

/** Gives every row the value of a new or changed calculated column; the rows are not counted as changed. */
async function recalculate(call: GraphCall, listId: string): Promise<void> {
  const columns = await readColumns(call.store, listId);
  const rows = await call.store.query<{ id: number; fields: FieldValues }>("select id, fields from items where list_id = $1 and not removed", [listId]);
  for (const row of rows) {
    const fields = calculateFields(row.fields, { columns, now: call.now });
    await call.store.query("update items set fields = $3::jsonb where list_id = $1 and id = $2", [listId, row.id, JSON.stringify(fields)]);
  }
}

async function readOne(call: GraphCall) {
  const reached = await requireList(call, "read");
  const { shape } = await findColumn(call, reached);
  const selection = readSelection(call.query, COLUMN_TYPE);
  return ok(selection.pick({ "@odata.context": listContext(call, reached.site, `lists('${reached.list.id}')/columns${selection.inContext}/$entity`), ...shape }));
}

async function changeOne(call: GraphCall) {
  const reached = await requireList(call, "manage");
  const { column, columns } = await requireOwnColumn(call, reached);
  const definition = changeColumn(column.definition, call.body);
  await checkColumns(call, reached, { all: [...columns.values()].map((one) => (one.id === column.id ? definition : one.definition)), changed: definition });
  if (definition.enforceUniqueValues && !column.definition.enforceUniqueValues) await refuseDuplicates(call, reached.list.id, definition.name);
  await call.store.query("update columns set definition = $2::jsonb where id = $1", [column.id, JSON.stringify(definition)]);
  await indexColumn(call.store, definition);
  if (definition.calculated !== undefined) await recalculate(call, reached.list.id);
  return ok(entity(call, reached, columnShape({ id: column.id, definition })));
}

async function removeOne(call: GraphCall) {
  const reached = await requireList(call, "manage");
  const { column } = await requireOwnColumn(call, reached);
  if (column.definition.name === "Title") throw invalidRequest("The column cannot be deleted.");
  await call.store.query("delete from columns where id = $1", [column.id]);
  await call.store.query("update items set fields = fields - $2::text - ($2::text || 'LookupId') where list_id = $1 and (jsonb_exists(fields, $2::text) or jsonb_exists(fields, $2::text || 'LookupId'))", [
    reached.list.id, column.definition.name,
  ]);
  return { status: 204 };
}

/** A column by its id or its name, the list's own or SharePoint's. */
async function findColumn(call: GraphCall, reached: ReachedList) {
  const reference = (call.params["columnId"] ?? "").replace(/^\{(.*)\}$/, "$1").toLowerCase();
  const columns = await readColumns(call.store, reached.list.id);
  const column = [...columns.values()].find((one) => one.id === reference || one.definition.name.toLowerCase() === reference || (one.definition.name === "Title" && reference === TITLE_COLUMN_ID));
  const shape = column === undefined ? systemColumnShapes(reached.list.template).find((one) => one["id"] === reference || String(one["name"]).toLowerCase() === reference) : columnShape(column);
  if (shape === undefined) throw itemNotFound("The specified column was not found.");
  return { column, columns, shape };
}

async function requireOwnColumn(call: GraphCall, reached: ReachedList): Promise<{ readonly column: Column; readonly columns: ReadonlyMap<string, Column> }> {
  const { column, columns } = await findColumn(call, reached);
  if (column === undefined) throw invalidRequest("The column belongs to SharePoint and cannot be changed or deleted.");
  return { column, columns };
}

async function refuseDuplicates(call: GraphCall, listId: string, name: string): Promise<void> {
  const twice = await call.store.query(
    "select 1 from items where list_id = $1 and not removed and fields ->> $2 is not null group by lower(fields ->> $2) having count(*) > 1 limit 1",
    [listId, name],
  );
  if (twice.length > 0) throw invalidRequest("The column holds duplicate values and cannot enforce unique ones.");
}

function entity(call: GraphCall, { site, list }: ReachedList, shape: Readonly<Record<string, unknown>>) {
  const context = { "@odata.context": listContext(call, site, `lists('${list.id}')/columns/$entity`) };
  return readSelection(new URLSearchParams(), COLUMN_TYPE).pick({ ...context, ...shape });
}

const COLUMNS = "/sites/{siteId}/lists/{listId}/columns";

/** Columns of a list. */
export const COLUMN_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: COLUMNS, documentedAs: "List columnDefinitions in a list", permissions: LISTS_READ, query: SMALL_COLLECTION_OPTIONS, handle: listColumns },
  {
    method: "POST", path: COLUMNS, documentedAs: "Create a columnDefinition in a list", permissions: LISTS_MANAGE, query: [], handle: createColumn,
    differs: "Columns of terms are refused, since there is no term store; a name with other characters than letters, digits and underscores is refused instead of encoded.",
  },
  { method: "GET", path: `${COLUMNS}/{columnId}`, documentedAs: "Get columnDefinition", permissions: LISTS_READ, query: ["$select"], handle: readOne },
  { method: "PATCH", path: `${COLUMNS}/{columnId}`, documentedAs: "Update columnDefinition", permissions: LISTS_MANAGE, query: [], handle: changeOne },
  { method: "DELETE", path: `${COLUMNS}/{columnId}`, documentedAs: "Delete columnDefinition", permissions: LISTS_MANAGE, query: [], handle: removeOne },
];
