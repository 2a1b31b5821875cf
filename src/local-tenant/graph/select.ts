import { GraphFailure } from "./graph-failure";

/** What Graph knows of a kind of thing, by the names of its properties. */
export interface SelectableType {
  /** The type's name without its namespace, for example `site`. */
  readonly name: string;
  /** Shown when nothing is selected. */
  readonly usual: readonly string[];
  /** Shown only to a caller who selects them. */
  readonly onRequest: readonly string[];
}

/** What `$select` asks for. */
export interface Selection {
  /** The selected properties as Graph spells them; `undefined` when the caller selected nothing. */
  readonly names: readonly string[] | undefined;
  /** The names in brackets, as `@odata.context` has them after the collection; empty when nothing was selected. */
  readonly inContext: string;
  /** Keeps the annotations and the properties that are wanted; one without a value stays away. */
  pick(resource: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
}

/**
 * Reads `$select` for a kind of thing; names in any case are taken.
 *
 * @throws {GraphFailure} 400 when it names a property that the type does not have.
 */
export function readSelection(query: URLSearchParams, type: SelectableType): Selection {
  const text = query.get("$select");
  const names = text === null ? undefined : selectedOf(text, type);
  const shown = new Set(names ?? type.usual);
  return {
    names,
    inContext: names === undefined ? "" : `(${names.join(",")})`,
    pick: (resource) => Object.fromEntries(Object.entries(resource).filter(([name, value]) => value !== undefined && (name.includes("@") || shown.has(name)))),
  };
}

function selectedOf(text: string, type: SelectableType): readonly string[] | undefined {
  const written = text.split(",").map((name) => name.trim()).filter((name) => name !== "");
  if (written.includes("*")) return undefined;
  if (written.length === 0) throw badRequest(`Parsing OData Select and Expand failed: the $select of type 'microsoft.graph.${type.name}' is empty.`);
  return [...new Set(written.map((name) => propertyOf(name, type)))];
}

function propertyOf(written: string, type: SelectableType): string {
  const name = [...type.usual, ...type.onRequest].find((property) => property.toLowerCase() === written.toLowerCase());
  if (name === undefined) throw badRequest(`Parsing OData Select and Expand failed: Could not find a property named '${written}' on type 'microsoft.graph.${type.name}'.`);
  return name;
}

function badRequest(message: string): GraphFailure {
  return new GraphFailure({ status: 400, code: "BadRequest", message });
}
