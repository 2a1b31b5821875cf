import { invalidRequest, notImplemented } from "./graph-failure";

const LARGEST_PAGE = 5000;

/** How many rows one page holds: `$top`, or `usual` when the caller did not say. */
export function pageSize(query: URLSearchParams, usual: number): number {
  const text = query.get("$top");
  if (text === null) return usual;
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1) throw invalidRequest("Invalid value specified for property '$top'.");
  return Math.min(size, LARGEST_PAGE);
}

/** The names of `$select`, or `undefined` when everything is wanted. */
export function selectedNames(query: URLSearchParams): readonly string[] | undefined {
  const text = query.get("$select");
  return text === null ? undefined : splitNames(text);
}

/** Splits a comma-separated list of names. */
function splitNames(text: string): readonly string[] {
  return text.split(",").map((name) => name.trim()).filter((name) => name !== "");
}

/** Keeps the annotations and the chosen properties of a resource. */
export function pick(resource: Readonly<Record<string, unknown>>, names: readonly string[] | undefined): Readonly<Record<string, unknown>> {
  if (names === undefined) return resource;
  return Object.fromEntries(Object.entries(resource).filter(([name]) => name.includes("@") || names.includes(name)));
}

/** What to put inside a resource: each name, with the columns chosen inside it where the caller chose some. */
export type Expansions = ReadonlyMap<string, readonly string[] | undefined>;

/**
 * Reads `$expand`, for example `fields($select=Key,Title),columns`.
 *
 * @throws {GraphFailure} 501 when it names something outside `supported`, or an option other than `$select`.
 */
export function expansions(query: URLSearchParams, supported: readonly string[]): Expansions {
  const found = new Map<string, readonly string[] | undefined>();
  const text = query.get("$expand") ?? "";
  for (const part of text.match(/[^,(]+(\([^)]*\))?/g) ?? []) {
    const inner = /^\s*(\w+)\s*(?:\(\s*\$?select\s*=\s*([^;)]*)\))?\s*$/i.exec(part);
    const name = inner?.[1];
    if (name === undefined || !supported.includes(name)) throw notImplemented(`$expand=${part} is not supported here.`);
    found.set(name, inner?.[2] === undefined ? undefined : splitNames(inner[2]));
  }
  return found;
}

/** One sort order: a path such as `fields/Key` or `displayName`. */
export interface Ordering {
  readonly path: string;
  readonly descending: boolean;
}

/** Reads `$orderby`; the local tenant sorts by one property. */
export function ordering(query: URLSearchParams): Ordering | undefined {
  const text = query.get("$orderby");
  if (text === null) return undefined;
  const match = /^\s*([\w/]+)(?:\s+(asc|desc))?\s*$/i.exec(text);
  if (match?.[1] === undefined) throw notImplemented("$orderby with more than one property is not supported here.");
  return { path: match[1], descending: match[2]?.toLowerCase() === "desc" };
}
