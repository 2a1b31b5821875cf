import { GraphFailure, invalidRequest } from "../graph-failure";
import { propertiesOf } from "../filter/filter-expression";
import { type FilteredColumn, filterSql, SqlParameters } from "../filter/filter-sql";
import { parseFilter } from "../filter/parse-filter";
import type { GraphCall } from "../operation";
import { ordering, pageSize } from "../query-options";
import { type Column, type ColumnDefinition, facetOf } from "./column-definition";
import { type Item, type ItemRow, itemOf } from "./item";

const USUAL_PAGE = 200;
const LARGEST_SCAN = 5000;
const UNINDEXED_PREFERENCE = /HonorNonIndexedQueriesWarningMayFailRandomly/i;

/** One page of a list, and the token of the page after it. */
export interface ItemPage {
  readonly items: readonly Item[];
  readonly skipToken: string | undefined;
}

/** Reads the page of rows that `$filter`, `$orderby`, `$top` and `$skiptoken` ask for. */
export async function queryItems(call: GraphCall, listId: string, columns: ReadonlyMap<string, Column>): Promise<ItemPage> {
  const parameters = new SqlParameters();
  const list = parameters.add(listId);
  const filter = call.query.get("$filter");
  const tree = filter === null ? undefined : parseFilter(filter);
  const order = ordering(call.query);
  if (tree !== undefined) propertiesOf(tree).forEach((property) => requireIndexed(call, property, columns));
  if (order !== undefined) requireIndexed(call, order.path, columns);
  await refuseLargeScan(call, listId, { columns, properties: [...(tree === undefined ? [] : propertiesOf(tree)), ...(order === undefined ? [] : [order.path])] });
  const where = tree === undefined ? "true" : filterSql(tree, (property) => columnSql(property, columns, parameters), parameters);
  const sort = order === undefined ? undefined : sortSql(columnSql(order.path, columns, parameters));
  const direction = order?.descending === true ? "desc" : "asc";
  const size = pageSize(call.query, USUAL_PAGE);
  const after = afterSql(call, { sort, direction, parameters });
  const rows = await call.store.query<ItemRow & { readonly sort_value: unknown }>(
    `select *, ${sort ?? "null"} as sort_value from items where list_id = ${list} and not removed and (${where}) and (${after})
     order by ${sort === undefined ? "" : `${sort} ${direction}, `}id limit ${String(size + 1)}`,
    parameters.values,
  );
  const last = rows.length > size ? rows[size - 1] : undefined;
  return { items: rows.slice(0, size).map(itemOf), skipToken: last === undefined ? undefined : skipTokenOf(last.id, sort === undefined ? undefined : last.sort_value) };
}

function requireIndexed(call: GraphCall, path: string, columns: ReadonlyMap<string, Column>): void {
  const name = fieldName(path);
  if (name === "id" || isIndexed(name, columns) || UNINDEXED_PREFERENCE.test(call.headers.get("prefer") ?? "")) return;
  definitionOf(name, columns);
  throw invalidRequest(
    `Field '${name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
  );
}

function isIndexed(name: string, columns: ReadonlyMap<string, Column>): boolean {
  return columns.get(name)?.definition.indexed === true;
}

/** Even where the caller takes the risk, SharePoint does not search more rows than its list view threshold. */
async function refuseLargeScan(call: GraphCall, listId: string, query: { readonly columns: ReadonlyMap<string, Column>; readonly properties: readonly string[] }): Promise<void> {
  const scans = query.properties.map(fieldName).some((name) => name !== "id" && !isIndexed(name, query.columns));
  if (!scans) return;
  const rows = await call.store.query<{ total: number | bigint }>("select count(*) as total from items where list_id = $1 and not removed", [listId]);
  if (Number(rows[0]?.total) > LARGEST_SCAN) throw thresholdExceeded();
}

function thresholdExceeded(): GraphFailure {
  return new GraphFailure({ status: 429, code: "activityLimitReached", message: "The attempted operation is prohibited because it exceeds the list view threshold." });
}

function fieldName(path: string): string {
  if (!path.startsWith("fields/")) throw invalidRequest(`The property '${path}' cannot be used in filter or orderby of list items; use fields/<column>.`);
  return path.slice("fields/".length);
}

function definitionOf(name: string, columns: ReadonlyMap<string, Column>): ColumnDefinition | undefined {
  if (name === "Modified" || name === "Created") return undefined;
  const definition = columns.get(name)?.definition ?? (name.endsWith("LookupId") ? columns.get(name.slice(0, -"LookupId".length))?.definition : undefined);
  if (definition === undefined) throw invalidRequest(`Field '${name}' is not recognized`);
  return definition;
}

const KINDS = { text: "text", choice: "text", dateTime: "instant", number: "number", boolean: "boolean", personOrGroup: "number", lookup: "number" } as const;

function columnSql(path: string, columns: ReadonlyMap<string, Column>, parameters: SqlParameters): FilteredColumn {
  const name = fieldName(path);
  if (name === "id") return { sql: "id", kind: "number" };
  const definition = definitionOf(name, columns);
  if (definition === undefined) return { sql: name === "Modified" ? "modified_at" : "created_at", kind: "instant" };
  if (definition.choice?.displayAs === "checkBoxes" || definition.text?.allowMultipleLines === true) throw invalidRequest(`Field '${name}' cannot be referenced in filter or orderby.`);
  if (name === "Key") return { sql: "fields->>'Key'", kind: "text" };
  return { sql: `fields ->> ${parameters.add(name)}::text`, kind: KINDS[facetOf(definition)] };
}

/** Empty columns come first, as in SharePoint, so every row has a place and a page can go on after any of them. */
function sortSql(column: FilteredColumn): string {
  if (column.kind === "number") return `coalesce((${column.sql})::numeric, '-Infinity'::numeric)`;
  if (column.kind === "boolean") return `coalesce((${column.sql})::boolean::int, -1)`;
  return `coalesce(lower(${column.sql}), '')`;
}

interface AfterOptions {
  readonly sort: string | undefined;
  readonly direction: "asc" | "desc";
  readonly parameters: SqlParameters;
}

function afterSql(call: GraphCall, { sort, direction, parameters }: AfterOptions): string {
  const token = call.query.get("$skiptoken");
  if (token === null) return "true";
  const marks = new URLSearchParams(Buffer.from(token, "base64").toString("utf8"));
  const id = Number(marks.get("p_ID"));
  const value = marks.get("p_Sort");
  if (marks.get("Paged") !== "TRUE" || !Number.isSafeInteger(id) || id < 0 || (sort === undefined) !== (value === null)) throw invalidRequest("The skip token is not valid.");
  const afterId = `id > ${parameters.add(id)}::bigint`;
  if (sort === undefined) return afterId;
  const type = sort.includes("::numeric") ? "numeric" : sort.includes("::int") ? "int" : "text";
  const mark = `${parameters.add(value)}::${type}`;
  return `${sort} ${direction === "asc" ? ">" : "<"} ${mark} or (${sort} = ${mark} and ${afterId})`;
}

/** SharePoint's own marks for the page after a row, in base64. */
function skipTokenOf(id: number, sortValue: unknown): string {
  const marks = sortValue === undefined ? "" : `&p_Sort=${encodeURIComponent(String(sortValue))}`;
  return Buffer.from(`Paged=TRUE${marks}&p_ID=${String(id)}`).toString("base64").replace(/=+$/, "");
}
