import { type FilterExpression, propertiesOf } from "../filter/filter-expression";
import { filterSql, SqlParameters } from "../filter/filter-sql";
import { parseFilter } from "../filter/parse-filter";
import { GraphFailure, invalidRequest } from "../graph-failure";
import type { GraphCall } from "../operation";
import { type Ordering, ordering, pageSize } from "../query-options";
import type { Column } from "./column-definition";
import { type Item, type ItemRow, itemOf } from "./item";
import { columnSql, isIndexed, requireIndexed, sortSql } from "./item-column-sql";

const USUAL_PAGE = 200;
const LARGEST_SCAN = 5000;

/** One page of a list, and the token of the page after it. */
export interface ItemPage {
  readonly items: readonly Item[];
  readonly skipToken: string | undefined;
}

/** Reads the page of rows that `$filter`, `$orderby`, `$top` and `$skiptoken` ask for. */
export async function queryItems(call: GraphCall, listId: string, columns: ReadonlyMap<string, Column>): Promise<ItemPage> {
  const filter = call.query.get("$filter");
  const tree = filter === null ? undefined : parseFilter(filter);
  const order = ordering(call.query);
  const properties = [...(tree === undefined ? [] : propertiesOf(tree)), ...(order === undefined ? [] : [order.path])];
  for (const property of properties) requireIndexed(call, property, columns);
  if (properties.some((property) => !isIndexed(property, columns))) await refuseLargeScan(call, listId);
  return await readPage(call, { listId, columns, tree, order });
}

interface Question {
  readonly listId: string;
  readonly columns: ReadonlyMap<string, Column>;
  readonly tree: FilterExpression | undefined;
  readonly order: Ordering | undefined;
}

async function readPage(call: GraphCall, { listId, columns, tree, order }: Question): Promise<ItemPage> {
  const parameters = new SqlParameters();
  const where = tree === undefined ? "true" : filterSql(tree, (property) => columnSql(property, columns, parameters), parameters);
  const sort = order === undefined ? undefined : sortSql(columnSql(order.path, columns, parameters));
  const direction = order?.descending === true ? "desc" : "asc";
  const size = pageSize(call.query, USUAL_PAGE);
  const after = afterSql(call, { sort, direction, parameters });
  const rows = await call.store.query<ItemRow & { readonly sort_value: string | number | null }>(
    `select *, ${sort ?? "null"} as sort_value from items where list_id = ${parameters.add(listId)} and not removed and (${where}) and (${after})
     order by ${sort === undefined ? "" : `${sort} ${direction}, `}id limit ${String(size + 1)}`,
    parameters.values,
  );
  const last = rows.length > size ? rows[size - 1] : undefined;
  return { items: rows.slice(0, size).map(itemOf), skipToken: last === undefined ? undefined : skipTokenOf(last.id, last.sort_value) };
}

/** Even where the caller takes the risk, SharePoint does not search more rows than its list view threshold. */
async function refuseLargeScan(call: GraphCall, listId: string): Promise<void> {
  const rows = await call.store.query<{ total: number | bigint }>("select count(*) as total from items where list_id = $1 and not removed", [listId]);
  if (Number(rows[0]?.total) > LARGEST_SCAN) throw thresholdExceeded();
}

function thresholdExceeded(): GraphFailure {
  return new GraphFailure({ status: 429, code: "activityLimitReached", message: "The attempted operation is prohibited because it exceeds the list view threshold." });
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
function skipTokenOf(id: number, sortValue: string | number | null): string {
  const marks = sortValue === null ? "" : `&p_Sort=${encodeURIComponent(String(sortValue))}`;
  return Buffer.from(`Paged=TRUE${marks}&p_ID=${String(id)}`).toString("base64").replace(/=+$/, "");
}
