import type { Store } from "../../store/store";
import type { SelectableType } from "../select";
import type { ColumnDefinition, Column } from "./column-definition";
import { columnTypeOf } from "./column-facets";
import { indexSql } from "./item-column-sql";
import { type ListKind, systemColumnShapes, TITLE_COLUMN_ID } from "./system-columns";

interface ColumnRow extends Record<string, unknown> {
  readonly id: string;
  readonly definition: ColumnDefinition;
}

/** A list's own columns by name, in their order. */
export async function readColumns(store: Store, listId: string): Promise<ReadonlyMap<string, Column>> {
  const rows = await store.query<ColumnRow>("select id, definition from columns where list_id = $1 order by position", [listId]);
  return new Map(rows.map((row) => [row.definition.name, { id: row.id, definition: row.definition }]));
}

/** Adds a column at the end of a list. */
export async function insertColumn(store: Store, listId: string, definition: ColumnDefinition): Promise<Column> {
  const id = crypto.randomUUID();
  await store.query(
    "insert into columns (id, list_id, name, definition, position) select $1, $2, $3, $4::jsonb, coalesce(max(position), 0) + 1 from columns where list_id = $2",
    [id, listId, definition.name, JSON.stringify(definition)],
  );
  await indexColumn(store, definition);
  return { id, definition };
}

/** Makes the index of a column that is to be indexed; nothing when there is one already. */
export async function indexColumn(store: Store, definition: ColumnDefinition): Promise<void> {
  const statement = definition.indexed ? indexSql(definition) : undefined;
  if (statement !== undefined) await store.query(statement);
}

/** Makes the indexes of every list, for a folder that is older than they are. */
export async function indexColumns(store: Store): Promise<void> {
  const rows = await store.query<{ definition: ColumnDefinition }>("select definition from columns where definition->>'indexed' = 'true'");
  for (const { definition } of rows) await indexColumn(store, definition);
}

/**
 * The properties of a column. Graph's answers for the columns of a list leave some out, among them a column's type.
 * Source: Microsoft Graph docs, "columnDefinition resource type", note.
 */
export const COLUMN_TYPE: SelectableType = {
  name: "columnDefinition",
  usual: [
    "columnGroup", "description", "displayName", "enforceUniqueValues", "hidden", "id", "indexed", "name", "readOnly", "required", "defaultValue",
    "boolean", "calculated", "choice", "currency", "dateTime", "geolocation", "lookup", "number", "personOrGroup", "text",
  ],
  onRequest: ["type", "isDeletable", "isReorderable", "isSealed", "propagateChanges", "validation", "hyperlinkOrPicture", "term", "sourceContentType", "thumbnail", "contentApprovalStatus"],
};

/** Everything that is known of a column. */
export function columnShape({ id, definition }: Column): Readonly<Record<string, unknown>> {
  const isTitle = definition.name === "Title";
  return { ...definition, readOnly: definition.readOnly || definition.calculated !== undefined, id: isTitle ? TITLE_COLUMN_ID : id, type: columnTypeOf(definition), isDeletable: !isTitle, isReorderable: true, isSealed: false };
}

/** The columns of a list: its own, then SharePoint's; hidden ones only for a caller who asks about `hidden`. */
export function columnShapes(columns: ReadonlyMap<string, Column>, kind: ListKind, withHidden: boolean): readonly Readonly<Record<string, unknown>>[] {
  const own = [...columns.values()].filter(({ definition }) => withHidden || !definition.hidden).map(columnShape);
  return [...own, ...systemColumnShapes(kind)];
}
