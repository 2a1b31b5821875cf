import { z } from "zod";

const Facets = {
  text: z.strictObject({
    allowMultipleLines: z.boolean().default(false),
    appendChangesToExistingText: z.boolean().default(false),
    linesForEditing: z.int().min(0).max(1000).default(0),
    maxLength: z.int().min(1).max(255).optional(),
    textType: z.enum(["plain", "richText"]).optional(),
  }),
  choice: z.strictObject({
    allowTextEntry: z.boolean().default(false),
    choices: z.array(z.string().min(1).max(255)).min(1),
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
    displayAs: z
      .enum(["account", "contentType", "created", "department", "firstName", "id", "lastName", "mobilePhone", "name", "nameWithPictureAndDetails", "nameWithPresence", "office", "pictureOnly36x36", "pictureOnly48x48", "pictureOnly72x72", "sipAddress", "title", "userName", "workEmail", "workPhone"])
      .optional(),
  }),
  lookup: z.strictObject({
    listId: z.string(),
    columnName: z.string().default("Title"),
    allowMultipleValues: z.boolean().default(false),
    allowUnlimitedLength: z.boolean().default(false),
    primaryLookupColumnId: z.string().optional(),
  }),
  currency: z.strictObject({ locale: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/).default("en-us") }),
  calculated: z.strictObject({
    format: z.enum(["dateOnly", "dateTime"]).optional(),
    formula: z.string().min(1).max(1024),
    outputType: z.enum(["boolean", "currency", "dateTime", "number", "text"]).default("text"),
  }),
  hyperlinkOrPicture: z.strictObject({ isPicture: z.boolean().default(false) }),
  geolocation: z.strictObject({}),
  thumbnail: z.strictObject({}),
};

/** The kinds of columns that the local tenant keeps, by the name of the property that says the kind. */
export const FACET_NAMES = ["text", "choice", "dateTime", "number", "boolean", "personOrGroup", "lookup", "currency", "calculated", "hyperlinkOrPicture", "geolocation", "thumbnail"] as const;
export type FacetName = (typeof FACET_NAMES)[number];

/**
 * Facets as a part of a column's definition; a column has exactly one.
 * Source: Microsoft Graph docs, "columnDefinition resource type".
 */
export const OPTIONAL_FACETS = {
  text: Facets.text.optional(),
  choice: Facets.choice.optional(),
  dateTime: Facets.dateTime.optional(),
  number: Facets.number.optional(),
  boolean: Facets.boolean.optional(),
  personOrGroup: Facets.personOrGroup.optional(),
  lookup: Facets.lookup.optional(),
  currency: Facets.currency.optional(),
  calculated: Facets.calculated.optional(),
  hyperlinkOrPicture: Facets.hyperlinkOrPicture.optional(),
  geolocation: Facets.geolocation.optional(),
  thumbnail: Facets.thumbnail.optional(),
};

/** The facets of one column, all but one absent. */
export type ColumnFacets = { readonly [Name in FacetName]?: z.infer<(typeof Facets)[Name]> | undefined };

/** The facet of a column: what kind of value it holds. */
export function facetOf(facets: ColumnFacets): FacetName {
  return FACET_NAMES.find((facet) => facets[facet] !== undefined) ?? "text";
}

/** Whether a column holds several values in each row. */
export function holdsMany(facets: ColumnFacets): boolean {
  return facets.choice?.displayAs === "checkBoxes" || facets.lookup?.allowMultipleValues === true || facets.personOrGroup?.allowMultipleSelection === true;
}

/** Whether SharePoint can keep an index of a column's values. */
export function canBeIndexed(facets: ColumnFacets): boolean {
  const single = facets.choice !== undefined || facets.lookup !== undefined || facets.personOrGroup !== undefined ? !holdsMany(facets) : facets.text?.allowMultipleLines !== true;
  return single && !["calculated", "hyperlinkOrPicture", "geolocation", "thumbnail"].includes(facetOf(facets));
}

const TYPES: Readonly<Record<FacetName, string>> = {
  text: "text", choice: "choice", dateTime: "dateTime", number: "number", boolean: "boolean", personOrGroup: "user", lookup: "lookup",
  currency: "currency", calculated: "calculated", hyperlinkOrPicture: "url", geolocation: "geolocation", thumbnail: "thumbnail",
};

/** The kind of a column in the words of Graph's `columnTypes`. */
export function columnTypeOf(facets: ColumnFacets): string {
  if (facets.text?.allowMultipleLines === true) return "note";
  if (facets.choice?.displayAs === "checkBoxes") return "multichoice";
  return TYPES[facetOf(facets)];
}
