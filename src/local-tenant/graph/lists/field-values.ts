import { invalidRequest } from "../graph-failure";
import type { Column, ColumnDefinition } from "./column-definition";
import { type FacetName, facetOf, holdsMany } from "./column-facets";
import { formulaDefault } from "./formula/column-formulas";
import { SYSTEM_FIELDS } from "./item";

/** The values of a row by column, as they are kept; an empty column is missing. */
export type FieldValues = Readonly<Record<string, unknown>>;

const ANNOTATION = "@odata.type";

/**
 * Lays what a caller sent over a row's values, each checked against its column; `null` empties a column.
 *
 * @throws {GraphFailure} 400 for a column that the list does not have, or a value that does not suit its column.
 */
export function mergeFields(existing: FieldValues, sent: Readonly<Record<string, unknown>>, columns: ReadonlyMap<string, Column>): FieldValues {
  const merged: Record<string, unknown> = { ...existing };
  for (const [key, value] of Object.entries(sent)) {
    if (key.includes("@")) continue;
    const { definition, name } = columnFor(key, columns);
    const kept = value === null ? undefined : keptValue(definition, value, sent[`${key}${ANNOTATION}`]);
    if (kept === undefined) delete merged[name];
    else merged[name] = kept;
  }
  return merged;
}

/** The values that a new row has before anybody writes any. */
export function defaultFields(columns: ReadonlyMap<string, Column>, now: string): FieldValues {
  const values: Record<string, unknown> = {};
  for (const { definition } of columns.values()) {
    const worked = formulaDefault(definition, now);
    if (worked !== undefined) values[definition.name] = keptValue(definition, worked, undefined);
    const text = definition.defaultValue?.value;
    if (text !== undefined && text !== "") values[definition.name] = keptValue(definition, typedDefault(definition, text, now), "Collection(Edm.String)");
  }
  return values;
}

function typedDefault(definition: ColumnDefinition, text: string, now: string): unknown {
  if (definition.dateTime !== undefined && text.toLowerCase() === "[today]") return now;
  if (definition.number !== undefined || definition.currency !== undefined) return Number(text);
  if (definition.boolean !== undefined) return text === "1" || text.toLowerCase() === "true";
  return definition.choice?.displayAs === "checkBoxes" ? [text] : text;
}

/** The column behind a key of `fields`; people and lookups are written as `<column>LookupId`. */
function columnFor(key: string, columns: ReadonlyMap<string, Column>): { definition: ColumnDefinition; name: string } {
  const own = columns.get(key)?.definition;
  if (own !== undefined && !isLookup(own)) {
    if (own.readOnly) throw invalidRequest(`Field '${key}' is read-only`);
    return { definition: own, name: key };
  }
  const target = key.endsWith("LookupId") ? columns.get(key.slice(0, -"LookupId".length))?.definition : undefined;
  if (target !== undefined && isLookup(target)) return { definition: target, name: key };
  if ((SYSTEM_FIELDS as readonly string[]).includes(key)) throw invalidRequest(`Field '${key}' is read-only`);
  throw invalidRequest(`Field '${key}' is not recognized`);
}

function isLookup(definition: ColumnDefinition): boolean {
  return definition.lookup !== undefined || definition.personOrGroup !== undefined;
}

function keptValue(definition: ColumnDefinition, value: unknown, annotation: unknown): unknown {
  return KEEPERS[facetOf(definition)](definition, value, annotation);
}

type Keeper = (definition: ColumnDefinition, value: unknown, annotation: unknown) => unknown;

const KEEPERS: Readonly<Record<FacetName, Keeper>> = {
  text: textValue,
  number: numberValue,
  currency: numberValue,
  boolean: booleanValue,
  dateTime: instantValue,
  choice: (definition, value, annotation) => (holdsMany(definition) ? manyChoices(definition, value, annotation) : oneChoice(definition, value)),
  lookup: lookupValue,
  personOrGroup: lookupValue,
  calculated: ({ name }) => {
    throw invalidRequest(`Field '${name}' is read-only`);
  },
  hyperlinkOrPicture: refuseUnwritten,
  geolocation: refuseUnwritten,
  thumbnail: refuseUnwritten,
};

/** Graph writes no links, pictures and places, and says no more than this. */
function refuseUnwritten(): never {
  throw invalidRequest("Invalid request");
}

function booleanValue(definition: ColumnDefinition, value: unknown): unknown {
  if (typeof value !== "boolean") throw wrongValue(definition, "true or false");
  return value;
}

function textValue(definition: ColumnDefinition, value: unknown): unknown {
  if (typeof value !== "string") throw wrongValue(definition, "text");
  const longest = definition.text?.allowMultipleLines === true ? undefined : (definition.text?.maxLength ?? 255);
  if (longest !== undefined && value.length > longest) throw wrongValue(definition, `text of at most ${String(longest)} characters`);
  return value === "" ? undefined : value;
}

function numberValue(definition: ColumnDefinition, value: unknown): unknown {
  if (typeof value !== "number" || !Number.isFinite(value)) throw wrongValue(definition, "a number");
  const { minimum = -Infinity, maximum = Infinity } = definition.number ?? {};
  if (value < minimum || value > maximum) throw wrongValue(definition, "a number within the limits of the column");
  return value;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

/** SharePoint keeps seconds, in UTC; a column of days keeps midnight. */
function instantValue(definition: ColumnDefinition, value: unknown): unknown {
  const instant = typeof value === "string" ? readInstant(value) : undefined;
  if (instant === undefined) throw wrongValue(definition, "a date");
  return definition.dateTime?.format === "dateOnly" ? `${instant.slice(0, 10)}T00:00:00Z` : `${instant.slice(0, 19)}Z`;
}

function readInstant(text: string): string | undefined {
  const isDay = DAY.test(text);
  if (!isDay && !INSTANT.test(text)) return undefined;
  const hasZone = isDay || /(Z|[+-]\d{2}:\d{2})$/.test(text);
  const time = Date.parse(hasZone ? text : `${text}Z`);
  if (Number.isNaN(time)) return undefined;
  const instant = new Date(time).toISOString();
  // A day that does not exist must not roll over into the next month.
  return isDay && !instant.startsWith(text) ? undefined : instant;
}

function oneChoice(definition: ColumnDefinition, value: unknown): unknown {
  if (value === "") return undefined;
  if (typeof value !== "string" || !isChoice(definition, value)) throw wrongValue(definition, "one of the choices");
  return value;
}

function manyChoices(definition: ColumnDefinition, value: unknown, annotation: unknown): unknown {
  if (annotation !== "Collection(Edm.String)") throw wrongValue(definition, "a collection, announced by @odata.type");
  const fits = Array.isArray(value) && value.every((choice) => typeof choice === "string" && isChoice(definition, choice));
  if (!fits) throw wrongValue(definition, "some of the choices");
  return value.length === 0 ? undefined : value;
}

function isChoice(definition: ColumnDefinition, value: string): boolean {
  return definition.choice?.allowTextEntry === true || definition.choice?.choices.includes(value) === true;
}

function lookupValue(definition: ColumnDefinition, value: unknown, annotation: unknown): unknown {
  const many = holdsMany(definition);
  if (many !== (annotation !== undefined)) throw wrongValue(definition, many ? "a collection, announced by @odata.type" : "one row id without @odata.type");
  const ids = many ? value : [value];
  if (!Array.isArray(ids) || !ids.every((id) => /^\d+$/.test(String(id)))) throw wrongValue(definition, "row ids");
  return many ? ids.map((id) => ({ LookupId: Number(id) })) : String(ids[0]);
}

function wrongValue(definition: ColumnDefinition, expected: string): Error {
  return invalidRequest(`Field '${definition.name}' expects ${expected}.`);
}
