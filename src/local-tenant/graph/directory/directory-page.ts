import { SqlParameters } from "../filter/filter-sql";
import { GraphFailure } from "../graph-failure";
import { type GraphCall, type GraphReply, ok } from "../operation";
import { ordering, selectedNames } from "../query-options";
import { skipTokenAt, startOf } from "../skip-token";
import { badDirectoryRequest, badPageToken, unsupportedQuery } from "./directory-failure";
import { directoryFilter } from "./directory-filter";
import { type DirectoryKind, type DirectoryRow, propertyOf } from "./directory-kind";
import { directorySearch } from "./directory-search";
import { chosenProperties, directoryContext, shapeOf } from "./directory-shape";

const USUAL_PAGE = 100;
const LARGEST_PAGE = 999;

type Shape = Readonly<Record<string, unknown>>;

/** Which rows a collection holds, and how it shows them. */
export interface Listing {
  /** The set that the context names, for example `users`. */
  readonly set: string;
  /** A condition on rows of `t`; values go through the parameters. */
  readonly where?: (parameters: SqlParameters) => string;
  readonly basicOnly?: (row: DirectoryRow) => boolean;
  /** Adds to each shape: its type, or what was expanded. */
  readonly finish?: (rows: readonly DirectoryRow[], shapes: readonly Shape[]) => Promise<readonly Shape[]>;
  readonly expanded?: string;
}

/** Query options of every collection of the directory that lists things as they are now. */
export const COLLECTION_OPTIONS = ["$select", "$filter", "$orderby", "$top", "$count", "$search", "$skiptoken"];

/** Headers that change what such a collection answers. */
export const COLLECTION_HEADERS = ["consistencylevel"];

/** Answers one page of a collection: chosen, filtered, searched, sorted and counted as the directory does. */
export async function listPage(call: GraphCall, kind: DirectoryKind, listing: Listing): Promise<GraphReply> {
  const names = chosenProperties(kind, selectedNames(call.query));
  const parameters = new SqlParameters();
  const where = conditionOf(call, kind, { listing, parameters });
  const size = directoryPageSize(call.query);
  const from = startAt(call.query.get("$skiptoken"));
  const rows = await call.store.query<DirectoryRow>(
    `select t.* from ${kind.table} t where ${where} order by ${sortOf(call, kind)} limit ${String(size + 1)} offset ${String(from)}`,
    parameters.values,
  );
  const shown = rows.slice(0, size);
  const shapes = shown.map((row) => shapeOf(kind, row, { names, basicOnly: listing.basicOnly?.(row) ?? false }));
  const value = (await listing.finish?.(shown, shapes)) ?? shapes;
  const count = isCounted(call, kind) ? { "@odata.count": await countRows(call, kind, { where, parameters }) } : {};
  const next = rows.length > size ? { "@odata.nextLink": skipTokenAt(call, from + size) } : {};
  const context = directoryContext(call, listing.set, listing.expanded === undefined ? {} : { expanded: listing.expanded });
  return ok({ "@odata.context": context, ...count, ...next, value });
}

/** Answers how many things a collection holds, as plain text: `/$count`. */
export async function countPage(call: GraphCall, kind: DirectoryKind, listing: Listing): Promise<GraphReply> {
  if (kind.hasAdvancedQueries && !isEventual(call)) throw badDirectoryRequest("$count is not currently supported.");
  const parameters = new SqlParameters();
  const where = conditionOf(call, kind, { listing, parameters });
  const total = await countRows(call, kind, { where, parameters });
  return { status: 200, bytes: new TextEncoder().encode(String(total)), headers: { "Content-Type": "text/plain" } };
}

interface Question {
  readonly where: string;
  readonly parameters: SqlParameters;
}

async function countRows(call: GraphCall, kind: DirectoryKind, { where, parameters }: Question): Promise<number> {
  const rows = await call.store.query<{ total: number }>(`select count(*)::int as total from ${kind.table} t where ${where}`, parameters.values);
  return rows[0]?.total ?? 0;
}

function conditionOf(call: GraphCall, kind: DirectoryKind, { listing, parameters }: { readonly listing: Listing; readonly parameters: SqlParameters }): string {
  const filter = call.query.get("$filter");
  const search = call.query.get("$search");
  if (search !== null && !isEventual(call)) throw unsupportedQuery("Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'");
  const conditions = [
    "not t.removed",
    listing.where?.(parameters) ?? "true",
    filter === null ? "true" : directoryFilter(kind, filter, { isAdvanced: isAdvanced(call), parameters }),
    search === null ? "true" : directorySearch(kind, search, parameters),
  ];
  return conditions.map((condition) => `(${condition})`).join(" and ");
}

/** Whether the caller takes answers from the index, which may lag: the condition of searching and counting. */
function isEventual(call: GraphCall): boolean {
  return call.headers.get("consistencylevel")?.toLowerCase() === "eventual";
}

function isAdvanced(call: GraphCall): boolean {
  return isEventual(call) && (call.query.get("$count") === "true" || call.query.get("$search") !== null);
}

// As documented, a count asked for without the header is left out rather than refused.
function isCounted(call: GraphCall, kind: DirectoryKind): boolean {
  const asked = call.query.get("$count") ?? "false";
  if (asked !== "true" && asked !== "false") throw badDirectoryRequest("Invalid value specified for query parameter '$count'.");
  return asked === "true" && (isEventual(call) || !kind.hasAdvancedQueries) && call.query.get("$skiptoken") === null;
}

/** How many things a page holds. @throws {GraphFailure} 400 for less than 1 or more than 999. */
function directoryPageSize(query: URLSearchParams): number {
  const text = query.get("$top");
  if (text === null) return USUAL_PAGE;
  const size = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (size < 1 || size > LARGEST_PAGE) throw unsupportedQuery(`Invalid page size specified: '${text.slice(0, 20)}'. Must be between 1 and 999 inclusive.`);
  return size;
}

function startAt(token: string | null): number {
  try {
    return startOf(token);
  } catch (error) {
    if (error instanceof GraphFailure) throw badPageToken();
    throw error;
  }
}

function sortOf(call: GraphCall, kind: DirectoryKind): string {
  const order = ordering(call.query);
  if (order === undefined) return "t.id";
  if (!mayMixSorting(call, kind)) throw unsupportedQuery("Sorting not supported for current query.");
  const property = propertyOf(kind, order.path);
  const sorts = property?.sorts === "always" || (property?.sorts === "advanced" && isAdvanced(call));
  if (!sorts || property.column === undefined) throw unsupportedQuery(`Unsupported sort property '${order.path}' for '${kind.resource}'.`);
  return `lower(${property.column.sql}) ${order.descending ? "desc" : "asc"} nulls last, t.id`;
}

/** What is filtered or searched is sorted in advanced queries only. */
function mayMixSorting(call: GraphCall, kind: DirectoryKind): boolean {
  const isPlain = call.query.get("$filter") === null && call.query.get("$search") === null;
  return !kind.hasAdvancedQueries || isPlain || isAdvanced(call);
}
