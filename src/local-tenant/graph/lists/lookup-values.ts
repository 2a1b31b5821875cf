import { invalidRequest } from "../graph-failure";
import { lookupIdOf } from "../identity-set";
import type { GraphCall } from "../operation";
import type { Column, ColumnDefinition } from "./column-definition";
import { holdsMany } from "./column-facets";
import type { Item, ItemWishes } from "./item";

/** SharePoint joins no more lookups than this into one query. */
const MOST_LOOKUPS = 12;

interface LookupTarget {
  readonly value: unknown;
  readonly email?: string;
}

function isLookup({ lookup, personOrGroup }: ColumnDefinition): boolean {
  return lookup !== undefined || personOrGroup !== undefined;
}

/**
 * Puts what lookups and people stand for into rows: of columns with several values always, of the others only where the
 * caller chose the column by name.
 *
 * @throws {GraphFailure} 400 when the caller chose more lookups than SharePoint joins.
 */
export async function withLookupValues(call: GraphCall, items: readonly Item[], asked: { readonly wishes: ItemWishes; readonly columns: ReadonlyMap<string, Column> }): Promise<readonly Item[]> {
  const { wishes, columns } = asked;
  if (!wishes.withFields) return items;
  const lookups = [...columns.values()].map(({ definition }) => definition).filter(isLookup);
  const chosen = lookups.filter(({ name }) => wishes.columns?.includes(name) === true);
  if (chosen.length > MOST_LOOKUPS) throw invalidRequest("The query cannot be completed because the number of lookup columns it contains exceeds the lookup column threshold.");
  let changed = items;
  for (const definition of lookups.filter((one) => chosen.includes(one) || holdsMany(one))) changed = await withValuesOf(call, changed, definition);
  return changed;
}

async function withValuesOf(call: GraphCall, items: readonly Item[], definition: ColumnDefinition): Promise<readonly Item[]> {
  const key = `${definition.name}LookupId`;
  const ids = [...new Set(items.flatMap((item) => idsIn(item.fields[key])))];
  if (ids.length === 0) return items;
  const targets = definition.lookup === undefined ? await readPeople(call, ids) : await readRows(call, definition.lookup, ids);
  return items.map((item) => {
    const { [key]: kept, ...others } = item.fields;
    if (kept === undefined) return item;
    if (!holdsMany(definition)) return { ...item, fields: { ...item.fields, [definition.name]: targets.get(idsIn(kept)[0] ?? "")?.value } };
    const values = idsIn(kept).map((id) => ({ LookupId: Number(id), LookupValue: targets.get(id)?.value ?? "", ...(targets.get(id)?.email === undefined ? {} : { Email: targets.get(id)?.email }) }));
    return { ...item, fields: { ...others, [definition.name]: values } };
  });
}

function idsIn(kept: unknown): readonly string[] {
  if (Array.isArray(kept)) return kept.map((one: { readonly LookupId: number }) => String(one.LookupId));
  return typeof kept === "string" ? [kept] : [];
}

async function readPeople(call: GraphCall, ids: readonly string[]): Promise<ReadonlyMap<string, LookupTarget>> {
  const people = await call.store.query<{ id: string; display_name: string; user_principal_name: string }>("select id, display_name, user_principal_name from people where not removed");
  const found = people.filter(({ id }) => ids.includes(lookupIdOf(id)));
  return new Map(found.map((person) => [lookupIdOf(person.id), { value: person.display_name, email: person.user_principal_name }]));
}

async function readRows(call: GraphCall, { listId, columnName }: NonNullable<ColumnDefinition["lookup"]>, ids: readonly string[]): Promise<ReadonlyMap<string, LookupTarget>> {
  const numbers = ids.map(Number).filter((id) => id > 0 && id < 2 ** 31);
  const rows = await call.store.query<{ id: number; value: unknown }>("select id, fields -> $3::text as value from items where list_id = lower($1) and id = any($2::int[]) and not removed", [listId, numbers, columnName]);
  return new Map(rows.map((row) => [String(row.id), { value: columnName.toLowerCase() === "id" ? String(row.id) : row.value }]));
}
