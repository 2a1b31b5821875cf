import { z } from "zod";
import { invalidRequest, notImplemented } from "../graph-failure";
import { canBeIndexed, FACET_NAMES, facetOf, OPTIONAL_FACETS } from "./column-facets";

const Definition = z.strictObject({
  name: z.string().regex(/^[A-Za-z_]\w{0,31}$/),
  description: z.string().max(1000).default(""),
  displayName: z.string().min(1).max(255).optional(),
  columnGroup: z.string().max(255).default("Custom Columns"),
  required: z.boolean().default(false),
  indexed: z.boolean().default(false),
  enforceUniqueValues: z.boolean().default(false),
  hidden: z.boolean().default(false),
  readOnly: z.boolean().default(false),
  defaultValue: z.strictObject({ value: z.string().optional(), formula: z.string().max(1024).optional() }).optional(),
  validation: z
    .strictObject({
      formula: z.string().min(1).max(1024),
      defaultLanguage: z.string().optional(),
      descriptions: z.array(z.strictObject({ displayName: z.string().optional(), languageTag: z.string().optional() })).optional(),
    })
    .optional(),
  ...OPTIONAL_FACETS,
});

/** A column as it was defined, with every default filled in. */
export type ColumnDefinition = z.infer<typeof Definition>;

/** A column of one list. */
export interface Column {
  readonly id: string;
  readonly definition: ColumnDefinition;
}

/** Names that SharePoint keeps for itself on every list. */
const TAKEN_NAMES = new Set([
  "id", "contenttype", "modified", "created", "author", "editor", "attachments", "edit", "linktitle", "linktitlenomenu", "itemchildcount", "folderchildcount", "docicon",
  "authorlookupid", "editorlookupid", "appauthor", "appeditor", "appauthorlookupid", "appeditorlookupid", "_uiversionstring", "_complianceflags", "_compliancetag", "_compliancetagwrittentime", "_compliancetaguserid",
]);

/** The title that every list has from the start. */
export const TITLE_COLUMN: ColumnDefinition = readColumn({ name: "Title", displayName: "Title", required: true, text: { maxLength: 255 } });

/**
 * Reads the definition of a new column; without a name it gets one from its display name.
 *
 * @throws {GraphFailure} 400 when Graph would not accept it, 501 for a kind that the local tenant does not keep.
 */
export function readColumn(body: unknown): ColumnDefinition {
  const definition = parse(named(body));
  if (TAKEN_NAMES.has(definition.name.toLowerCase())) throw invalidRequest(`The column name '${definition.name}' is already in use.`);
  return { ...definition, displayName: definition.displayName ?? definition.name };
}

function named(body: unknown): unknown {
  const untitled = z.looseObject({ name: z.undefined(), displayName: z.string().min(1) }).safeParse(body);
  return untitled.success ? { ...untitled.data, name: internalName(untitled.data.displayName) } : body;
}

/** SharePoint's own spelling of a title as a name: what is no letter or digit becomes `_x0020_` and the like. */
function internalName(displayName: string): string {
  const coded = (character: string) => `_x${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}_`;
  return displayName.replaceAll(/\W/gu, coded).replace(/^\d/, coded).slice(0, 32);
}

/** Lays a change over a column; its name and its facet stay. */
export function changeColumn(column: ColumnDefinition, body: unknown): ColumnDefinition {
  const change = z.record(z.string(), z.unknown()).safeParse(body);
  if (!change.success) throw invalidRequest("The column definition is not valid.");
  const facet = facetOf(column);
  const merged: Record<string, unknown> = { ...column, ...change.data };
  const changedFacet = z.record(z.string(), z.unknown()).safeParse(change.data[facet]);
  if (changedFacet.success) merged[facet] = { ...column[facet], ...changedFacet.data };
  const definition = parse(merged);
  if (definition.name !== column.name) throw invalidRequest("The name of a column cannot be changed.");
  if (facetOf(definition) !== facet) throw invalidRequest("The type of a column cannot be changed.");
  return definition;
}

function parse(body: unknown): ColumnDefinition {
  const properties = z.record(z.string(), z.unknown()).safeParse(body);
  if (!properties.success) throw invalidRequest("The column definition is not valid.");
  refuseWhatIsNotKept(properties.data);
  const parsed = Definition.safeParse(withoutAnnotations(properties.data));
  if (!parsed.success) throw invalidRequest(explain(parsed.error));
  checkTogether(parsed.data);
  return withUsualLength(parsed.data);
}

/** What zod cannot see: properties that must suit one another. */
function checkTogether(definition: ColumnDefinition): void {
  checkIndex(definition);
  if (FACET_NAMES.filter((facet) => definition[facet] !== undefined).length !== 1) throw invalidRequest("A column has exactly one type.");
  const { value, formula } = definition.defaultValue ?? {};
  if (value !== undefined && formula !== undefined) throw invalidRequest("A column has one default, a value or a formula.");
}

function checkIndex(definition: ColumnDefinition): void {
  if (definition.enforceUniqueValues && !definition.indexed) throw invalidRequest("A column must be indexed before it can enforce unique values.");
  if (definition.enforceUniqueValues && definition.boolean !== undefined) throw invalidRequest("A column of this type cannot enforce unique values.");
  if (definition.indexed && !canBeIndexed(definition)) throw invalidRequest("A column of this type cannot be indexed.");
}

function withUsualLength(definition: ColumnDefinition): ColumnDefinition {
  const { text } = definition;
  return text === undefined || text.allowMultipleLines ? definition : { ...definition, text: { ...text, maxLength: text.maxLength ?? 255 } };
}

function refuseWhatIsNotKept(properties: Readonly<Record<string, unknown>>): void {
  const isGiven = (name: string) => properties[name] !== undefined && properties[name] !== null;
  if (isGiven("term")) throw notImplemented("Columns of terms are not supported by the local tenant: it has no term store.");
  // SharePoint makes this column itself when a list starts to need approval.
  if (isGiven("contentApprovalStatus")) throw invalidRequest("A column of type contentApprovalStatus cannot be created.");
}

function withoutAnnotations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAnnotations);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name, inner]) => !name.includes("@") && inner !== null).map(([name, inner]) => [name, withoutAnnotations(inner)]));
}

function explain(error: z.ZodError): string {
  const issue = error.issues[0];
  const place = issue?.path.join(".") ?? "";
  return `The column definition is not valid${place === "" ? "" : ` at '${place}'`}: ${issue?.message ?? "unknown property"}.`;
}
