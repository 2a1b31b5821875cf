import { invalidRequest } from "../graph-failure";
import { comparedSql, type FilteredColumn, SqlParameters } from "../filter/filter-sql";
import type { GraphCall } from "../operation";
import type { Column, ColumnDefinition } from "./column-definition";
import { facetOf } from "./column-facets";

const UNINDEXED_PREFERENCE = /HonorNonIndexedQueriesWarningMayFailRandomly/i;

/**
 * Refuses a question by a column without an index, unless the caller takes the risk by the `Prefer` header.
 *
 * @throws {GraphFailure} 400 in the words that SharePoint uses.
 */
export function requireIndexed(call: GraphCall, path: string, columns: ReadonlyMap<string, Column>): void {
  const name = fieldName(path);
  if (isIndexed(path, columns) || UNINDEXED_PREFERENCE.test(call.headers.get("prefer") ?? "")) return;
  definitionOf(name, columns);
  throw invalidRequest(
    `Field '${name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
  );
}

/** Whether rows can be found by this property without looking at all of them. */
export function isIndexed(path: string, columns: ReadonlyMap<string, Column>): boolean {
  const name = fieldName(path);
  return name === "id" || columns.get(name)?.definition.indexed === true;
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

const KINDS = {
  text: "text", choice: "text", dateTime: "instant", number: "number", boolean: "boolean", personOrGroup: "number", lookup: "number", currency: "number",
  calculated: "text", hyperlinkOrPicture: "text", geolocation: "text", thumbnail: "text",
} as const;

/** How a property of a row is read in SQL. */
export function columnSql(path: string, columns: ReadonlyMap<string, Column>, parameters: SqlParameters): FilteredColumn {
  const name = fieldName(path);
  if (name === "id") return { sql: "id", kind: "number" };
  const definition = definitionOf(name, columns);
  if (definition === undefined) return { sql: name === "Modified" ? "modified_at" : "created_at", kind: "instant" };
  if (definition.choice?.displayAs === "checkBoxes" || definition.text?.allowMultipleLines === true) throw invalidRequest(`Field '${name}' cannot be referenced in filter or orderby.`);
  return fieldSql(name, definition, parameters);
}

/** Column names are letters, digits and underscores; anything else in its place stays a parameter. */
const COLUMN_NAME = /^[A-Za-z_]\w*$/;

/** Facets whose values are kept as one type of JSON, so that an index can hold them. */
const KEPT_AS: Partial<Record<ReturnType<typeof facetOf>, "string" | "number" | "boolean">> = { text: "string", choice: "string", dateTime: "string", number: "number", currency: "number", boolean: "boolean" };

function fieldSql(name: string, definition: ColumnDefinition, parameters: SqlParameters): FilteredColumn {
  const facet = facetOf(definition);
  const kind = KINDS[facet];
  if (!COLUMN_NAME.test(name)) return { sql: `fields ->> ${parameters.add(name)}::text`, kind };
  const keptAs = KEPT_AS[facet];
  return { sql: `fields->>'${name}'`, kind, ...(keptAs === undefined ? {} : { present: `jsonb_typeof(fields->'${name}') = '${keptAs}'` }) };
}

/** The longest name that PostgreSQL gives an index, less what stands before the column's. */
const LONGEST_NAME = 40;

/**
 * The statement that makes the index by which rows are found by this column; `undefined` for a column that is read in full.
 * All lists with a column of this name and type share one index, so that any number of lists is no burden to a writing.
 */
export function indexSql(definition: ColumnDefinition): string | undefined {
  const { sql, kind, present } = fieldSql(definition.name, definition, new SqlParameters());
  if (present === undefined || definition.name.length > LONGEST_NAME) return undefined;
  return `create index if not exists "items_by_${kind}_${definition.name}" on items (list_id, (${comparedSql({ sql, kind })}), id) where not removed and ${present}`;
}

/** Empty columns come first, as in SharePoint, so every row has a place and a page can go on after any of them. */
export function sortSql(column: FilteredColumn): string {
  if (column.kind === "number") return `coalesce((${column.sql})::numeric, '-Infinity'::numeric)`;
  if (column.kind === "boolean") return `coalesce((${column.sql})::boolean::int, -1)`;
  return `coalesce(lower(${column.sql}), '')`;
}
