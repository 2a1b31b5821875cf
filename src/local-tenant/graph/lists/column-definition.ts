import { z } from "zod";
import { invalidRequest, notImplemented } from "../graph-failure";

/** Facets that the local tenant keeps; a column has exactly one. Source: Microsoft Graph docs, "columnDefinition resource type". */
const Facets = {
  text: z.strictObject({
    allowMultipleLines: z.boolean().default(false),
    appendChangesToExistingText: z.boolean().default(false),
    linesForEditing: z.int().min(0).default(0),
    maxLength: z.int().min(1).max(255).optional(),
    textType: z.enum(["plain", "richText"]).optional(),
  }),
  choice: z.strictObject({
    allowTextEntry: z.boolean().default(false),
    choices: z.array(z.string().min(1)).min(1),
    displayAs: z.enum(["checkBoxes", "dropDownMenu", "radioButtons"]).default("dropDownMenu"),
  }),
  dateTime: z.strictObject({
    displayAs: z.enum(["default", "friendly", "standard"]).default("default"),
    format: z.enum(["dateOnly", "dateTime"]).default("dateTime"),
  }),
  number: z.strictObject({
    decimalPlaces: z.enum(["automatic", "none", "one", "two", "three", "four", "five"]).default("automatic"),
    displayAs: z.enum(["number", "percentage"]).default("number"),
    maximum: z.number().optional(),
    minimum: z.number().optional(),
  }),
  boolean: z.strictObject({}),
  personOrGroup: z.strictObject({
    allowMultipleSelection: z.boolean().default(false),
    chooseFromType: z.enum(["peopleOnly", "peopleAndGroups"]).default("peopleAndGroups"),
    displayAs: z.string().optional(),
  }),
  lookup: z.strictObject({
    listId: z.string(),
    columnName: z.string().default("Title"),
    allowMultipleValues: z.boolean().default(false),
    allowUnlimitedLength: z.boolean().default(false),
    primaryLookupColumnId: z.string().optional(),
  }),
};

const FACET_NAMES = ["text", "choice", "dateTime", "number", "boolean", "personOrGroup", "lookup"] as const;
export type FacetName = (typeof FACET_NAMES)[number];

const FACETS_NOT_KEPT = ["calculated", "currency", "hyperlinkOrPicture", "term", "thumbnail", "geolocation", "contentApprovalStatus"];

const OptionalFacets = {
  text: Facets.text.optional(),
  choice: Facets.choice.optional(),
  dateTime: Facets.dateTime.optional(),
  number: Facets.number.optional(),
  boolean: Facets.boolean.optional(),
  personOrGroup: Facets.personOrGroup.optional(),
  lookup: Facets.lookup.optional(),
};

const Changeable = {
  description: z.string().default(""),
  displayName: z.string().min(1).max(255).optional(),
  columnGroup: z.string().default("Custom Columns"),
  required: z.boolean().default(false),
  indexed: z.boolean().default(false),
  enforceUniqueValues: z.boolean().default(false),
  hidden: z.boolean().default(false),
  readOnly: z.boolean().default(false),
  defaultValue: z.strictObject({ value: z.string() }).optional(),
};

const Definition = z.strictObject({
  name: z.string().regex(/^[A-Za-z_]\w{0,31}$/),
  ...Changeable,
  ...OptionalFacets,
});

/** A column as it was defined, with every default filled in. */
export type ColumnDefinition = z.infer<typeof Definition>;

/** A column of one list. */
export interface Column {
  readonly id: string;
  readonly definition: ColumnDefinition;
}

/** Names that SharePoint keeps for itself on every list. */
const TAKEN_NAMES = new Set(["id", "contenttype", "modified", "created", "author", "editor", "attachments", "edit", "linktitle", "linktitlenomenu", "itemchildcount", "folderchildcount", "authorlookupid", "editorlookupid"]);

/** The facet of a column: what kind of value it holds. */
export function facetOf(definition: ColumnDefinition): FacetName {
  return FACET_NAMES.find((facet) => definition[facet] !== undefined) ?? "text";
}

/** The title that every list has from the start. */
export const TITLE_COLUMN: ColumnDefinition = readColumn({ name: "Title", displayName: "Title", required: true, text: { maxLength: 255 } });

/**
 * Reads the definition of a new column.
 *
 * @throws {GraphFailure} 400 when Graph would not accept it, 501 for a facet that the local tenant does not keep.
 */
export function readColumn(body: unknown): ColumnDefinition {
  const definition = parse(body);
  if (TAKEN_NAMES.has(definition.name.toLowerCase())) throw invalidRequest(`The column name '${definition.name}' is already in use.`);
  return { ...definition, displayName: definition.displayName ?? definition.name };
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
  if (FACET_NAMES.filter((facet) => definition[facet] !== undefined).length !== 1) throw invalidRequest("A column has exactly one type.");
  if (definition.enforceUniqueValues && !definition.indexed) throw invalidRequest("A column must be indexed before it can enforce unique values.");
  const isLarge = definition.text?.allowMultipleLines === true || definition.choice?.displayAs === "checkBoxes";
  if (definition.indexed && isLarge) throw invalidRequest("A column of this type cannot be indexed.");
}

function withUsualLength(definition: ColumnDefinition): ColumnDefinition {
  const { text } = definition;
  return text === undefined || text.allowMultipleLines ? definition : { ...definition, text: { ...text, maxLength: text.maxLength ?? 255 } };
}

function refuseWhatIsNotKept(properties: Readonly<Record<string, unknown>>): void {
  const facet = FACETS_NOT_KEPT.find((name) => properties[name] !== undefined && properties[name] !== null);
  if (facet !== undefined) throw notImplemented(`Columns of type ${facet} are not supported by the local tenant.`);
  if (properties["validation"] !== undefined && properties["validation"] !== null) throw notImplemented("Column validation is not supported by the local tenant.");
  const standard = z.object({ formula: z.string() }).safeParse(properties["defaultValue"]);
  if (standard.success) throw notImplemented("Default values by formula are not supported by the local tenant.");
}

function withoutAnnotations(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(properties).filter(([name, value]) => !name.includes("@") && value !== null));
}

function explain(error: z.ZodError): string {
  const issue = error.issues[0];
  const place = issue?.path.join(".") ?? "";
  return `The column definition is not valid${place === "" ? "" : ` at '${place}'`}: ${issue?.message ?? "unknown property"}.`;
}
