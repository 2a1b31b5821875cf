import { invalidRequest } from "../graph-failure";
import type { GraphCall } from "../operation";
import type { ColumnDefinition } from "./column-definition";

/** Columns of every list that another list may look up. */
const ALWAYS_THERE = new Set(["id", "ID", "Title", "Created", "Modified"]);

/**
 * Refuses a lookup into a list or a column that the site does not have.
 *
 * @throws {GraphFailure} 400.
 */
export async function checkLookup(call: GraphCall, siteId: string, { lookup }: ColumnDefinition): Promise<void> {
  if (lookup === undefined) return;
  const lists = await call.store.query("select 1 from lists where site_id = $1 and id = lower($2) and not removed", [siteId, lookup.listId]);
  if (lists.length === 0) throw invalidRequest("The list that the column looks up does not exist in this site.");
  if (ALWAYS_THERE.has(lookup.columnName)) return;
  const columns = await call.store.query("select 1 from columns where list_id = lower($1) and name = $2", [lookup.listId, lookup.columnName]);
  if (columns.length === 0) throw invalidRequest(`The list that the column looks up has no column '${lookup.columnName}'.`);
}
