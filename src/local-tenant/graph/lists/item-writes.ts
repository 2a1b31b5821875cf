import { filterSql, SqlParameters } from "../filter/filter-sql";
import { nameAlreadyExists } from "../graph-failure";
import { type IdentitySet, writerOf } from "../identity-set";
import type { GraphCall } from "../operation";
import type { Column } from "./column-definition";
import type { FieldValues } from "./field-values";
import { type Item, type ItemRow, itemOf } from "./item";
import { columnSql } from "./item-column-sql";

/** A list made through the API keeps this many versions of each row. */
const VERSIONS_KEPT = 50;
const KEEP_VERSION = "insert into item_versions (list_id, item_id, version, fields, modified_at, modified_by) select list_id, id, version, fields, modified_at, modified_by from";

/** Adds a row to a list, with the next number that the list has not used before. */
export async function insertItem(call: GraphCall, listId: string, values: { readonly fields: FieldValues; readonly contentType: string }): Promise<Item> {
  const writer = await writerOf(call);
  const rows = await call.store.query<ItemRow>(
    `with numbered as (insert into list_numbers values ($1, 2) on conflict (list_id) do update set next_item_id = list_numbers.next_item_id + 1 returning next_item_id - 1 as id),
     added as (insert into items (list_id, id, guid, content_type, fields, created_at, modified_at, created_by, modified_by)
       select $1, id, $2, $3, $5::jsonb, $4, $4, $6::jsonb, $7::jsonb from numbered returning *),
     kept as (${KEEP_VERSION} added)
     select * from added`,
    [listId, crypto.randomUUID(), values.contentType, call.now, JSON.stringify(values.fields), JSON.stringify(writer), JSON.stringify(writer)],
  );
  const [item] = rows.map(itemOf);
  if (item === undefined) throw new Error("The database kept no row");
  await markList(call, listId);
  return item;
}

/** Notes that a list was changed now, once in a second. */
async function markList(call: GraphCall, listId: string): Promise<void> {
  const [list] = await call.store.query<{ modified_at: string }>("select modified_at from lists where id = $1", [listId]);
  if (list?.modified_at !== call.now) await call.store.query("update lists set modified_at = $2 where id = $1", [listId, call.now]);
}

/** Puts new values into a row: a new revision, a new version, a new place in what has changed. */
export async function updateItem(call: GraphCall, listId: string, { item, fields }: { readonly item: Item; readonly fields: FieldValues }): Promise<Item> {
  const writer: IdentitySet = await writerOf(call);
  const rows = await call.store.query<ItemRow>(
    `with changed as (update items set fields = $3::jsonb, version = version + 1, modified_at = $4, modified_by = $5::jsonb, change = nextval('change_number') where list_id = $1 and id = $2 returning *),
     kept as (${KEEP_VERSION} changed)
     select * from changed`,
    [listId, item.id, JSON.stringify(fields), call.now, JSON.stringify(writer)],
  );
  const [changed = item] = rows.map(itemOf);
  if (changed.version > VERSIONS_KEPT) {
    await call.store.query("delete from item_versions where list_id = $1 and item_id = $2 and version <= $3", [listId, changed.id, changed.version - VERSIONS_KEPT]);
  }
  return changed;
}

/** Takes a row away; delta still tells of it. */
export async function removeItem(call: GraphCall, listId: string, itemId: number): Promise<void> {
  await call.store.query("update items set removed = true, version = version + 1, change = nextval('change_number') where list_id = $1 and id = $2", [listId, itemId]);
}

/**
 * Refuses a second row with a value that a column keeps unique, whatever its case. Microsoft documents no status for
 * this; 409 is the local tenant's reading, as for a second list of one title.
 *
 * @throws {GraphFailure} 409.
 */
export async function refuseDuplicates(call: GraphCall, listId: string, check: { readonly fields: FieldValues; readonly columns: ReadonlyMap<string, Column>; readonly itemId: number; readonly before?: FieldValues }): Promise<void> {
  for (const { definition } of check.columns.values()) {
    const value = check.fields[definition.name];
    if (!definition.enforceUniqueValues || value === check.before?.[definition.name] || (typeof value !== "string" && typeof value !== "number")) continue;
    const parameters = new SqlParameters();
    const column = columnSql(`fields/${definition.name}`, check.columns, parameters);
    const same = filterSql({ kind: "compare", property: definition.name, comparison: "eq", value }, () => column, parameters);
    const found = await call.store.query(`select 1 from items where list_id = ${parameters.add(listId)} and ${same} and id <> ${parameters.add(check.itemId)}::int and not removed limit 1`, parameters.values);
    if (found.length > 0) {
      throw nameAlreadyExists(`The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [${definition.name}].`);
    }
  }
}
