import type { Store } from "../../store/store";
import type { ColumnDefinition, Column, FacetName } from "./column-definition";
import { facetOf } from "./column-definition";

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
  return { id, definition };
}

const TYPES: Readonly<Record<FacetName, string>> = {
  text: "text", choice: "choice", dateTime: "dateTime", number: "number", boolean: "boolean", personOrGroup: "user", lookup: "lookup",
};

/** A column as Graph shows it. */
export function columnShape({ id, definition }: Column): Readonly<Record<string, unknown>> {
  return { id, ...definition, type: typeOf(definition) };
}

function typeOf(definition: ColumnDefinition): string {
  if (definition.text?.allowMultipleLines === true) return "note";
  if (definition.choice?.displayAs === "checkBoxes") return "multichoice";
  return TYPES[facetOf(definition)];
}

/** Columns that SharePoint itself fills in on every list. They can be read in rows and never written. */
const SYSTEM_COLUMNS: readonly { readonly id: string; readonly name: string; readonly displayName: string; readonly facet: Readonly<Record<string, unknown>> }[] = [
  { id: "c042a256-787d-4a6f-8a8a-cf6ab767f12d", name: "ContentType", displayName: "Content Type", facet: { text: { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0, maxLength: 255 } } },
  { id: "28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f", name: "Modified", displayName: "Modified", facet: { dateTime: { displayAs: "default", format: "dateTime" } } },
  { id: "8c06beca-0777-48f7-91c7-6da68bc07b69", name: "Created", displayName: "Created", facet: { dateTime: { displayAs: "default", format: "dateTime" } } },
  { id: "1df5e554-ec7e-46a6-901d-d85a3881cb18", name: "Author", displayName: "Created By", facet: { personOrGroup: { allowMultipleSelection: false, chooseFromType: "peopleAndGroups" } } },
  { id: "d31655d1-1d5b-4511-95a1-7a09e9b75bf2", name: "Editor", displayName: "Modified By", facet: { personOrGroup: { allowMultipleSelection: false, chooseFromType: "peopleAndGroups" } } },
];

/** The columns of a list as Graph lists them: its own, then SharePoint's. */
export function columnShapes(columns: ReadonlyMap<string, Column>): readonly Readonly<Record<string, unknown>>[] {
  const system = SYSTEM_COLUMNS.map(({ facet, ...column }) => ({
    ...column, ...facet, columnGroup: "_Hidden", description: "", enforceUniqueValues: false, hidden: false, indexed: false, readOnly: true, required: false,
  }));
  return [...[...columns.values()].map(columnShape), ...system];
}
