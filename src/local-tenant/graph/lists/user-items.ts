import { propertiesOf } from "../filter/filter-expression";
import { parseFilter } from "../filter/parse-filter";
import { itemNotFound } from "../graph-failure";
import type { GraphCall } from "../operation";
import { ordering, pageSize } from "../query-options";
import { skipTokenAt, startOf } from "../skip-token";
import { filterResources, sortResources } from "../small-collection";
import type { Site } from "../sites/site";
import type { Column } from "./column-definition";
import { readColumn } from "./column-definition";
import { type Item, itemIdOf } from "./item";
import { requireIndexed } from "./item-column-sql";
import { readUserRows } from "./user-list";

const USUAL_PAGE = 200;

/** The columns of the hidden list of people; none is indexed. */
export const USER_COLUMNS: ReadonlyMap<string, Column> = new Map(
  ["Title", "Name", "EMail", "UserName", "FirstName", "LastName", "JobTitle", "IsSiteAdmin", "Deleted"].map((name) => [name, { id: name, definition: readColumn({ name, text: {} }) }]),
);

/** One page of the people whom a site knows, and the address of the next. */
export async function queryUsers(call: GraphCall, site: Site): Promise<{ readonly items: readonly Item[]; readonly next: string | undefined }> {
  const filter = call.query.get("$filter");
  const order = ordering(call.query);
  for (const path of [...(filter === null ? [] : propertiesOf(parseFilter(filter))), ...(order === undefined ? [] : [order.path])]) requireIndexed(call, path, USER_COLUMNS);
  const type = { name: "listItem", usual: ["fields"], onRequest: [] };
  const rows = (await readUserRows(call, site)).map((item) => ({ item, fields: { id: item.id, ...item.fields } }));
  const found = sortResources(call.query, filterResources(call.query, rows, type), type);
  const from = startOf(call.query.get("$skiptoken"));
  const size = pageSize(call.query, USUAL_PAGE);
  return { items: found.slice(from, from + size).map(({ item }) => item), next: found.length > from + size ? skipTokenAt(call, from + size) : undefined };
}

/**
 * The person whom the call names by their row number.
 *
 * @throws {GraphFailure} 404.
 */
export async function requireUser(call: GraphCall, site: Site): Promise<Item> {
  const id = itemIdOf(call.params["itemId"] ?? "");
  const found = (await readUserRows(call, site)).find((item) => item.id === id);
  if (found === undefined) throw itemNotFound("The specified item was not found.");
  return found;
}
