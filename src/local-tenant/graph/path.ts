import { drivePath } from "./drives/drive-path";

/** A path under `/v1.0`, in one spelling for the many that Graph accepts. */
export interface GraphPath {
  readonly segments: readonly string[];
  /** The token of `delta(token='…')`, which Graph also takes as a query option. */
  readonly token?: string;
}

/**
 * Reads a path into its segments. `sites/{hostname}:/{path}:` becomes one segment, and so does an item named
 * by its place (`root:/{path}:`); the root of a drive is spelled as the item `root`.
 *
 * @throws {URIError} when the path is not properly encoded.
 */
export function parsePath(path: string): GraphPath {
  const raw = path.split("/").filter((segment) => segment !== "").map((segment) => decodeURIComponent(segment));
  const segments = [...drivePath(joinColons(raw).flatMap(plainSegments))];
  const last = segments.at(-1);
  const call = last === undefined ? null : /^delta\((?:token='(.*)')?\)$/.exec(last);
  if (call === null) return { segments };
  segments[segments.length - 1] = "delta";
  return call[1] === undefined ? { segments } : { segments, token: call[1] };
}

/** Types that a collection may be narrowed to; every other name behind `microsoft.graph.` is a function or an action. */
const CASTS = new Set(["user", "group", "device", "orgcontact", "serviceprincipal", "directoryrole", "application"]);

/**
 * A segment as this tenant spells it: a key in parentheses, as in `sites('…')` or `items(3)`, becomes a segment of its
 * own, and a function loses its namespace and empty parentheses.
 */
function plainSegments(segment: string): readonly string[] {
  const named = segment.replace(/^microsoft\.graph\.(?=\w)/, "");
  const plain = named !== segment && CASTS.has(named.toLowerCase()) ? segment : named.replace(/^(\w+)\(\)$/, "$1");
  const keyed = /^([a-z]\w*)\((?:'((?:[^']|'')*)'|(\d+))\)$/is.exec(plain);
  if (keyed?.[1] === undefined) return [plain];
  return [keyed[1], keyed[2]?.replaceAll("''", "'") ?? keyed[3] ?? ""];
}

/** Joins `x:`, `a`, `b:` into `x:/a/b`; an open end runs to the end of the path. */
function joinColons(raw: readonly string[]): string[] {
  const joined: string[] = [];
  for (let index = 0; index < raw.length; index += 1) {
    const segment = raw[index] ?? "";
    if (!segment.endsWith(":")) {
      joined.push(segment);
      continue;
    }
    const end = raw.findIndex((later, at) => at > index && later.endsWith(":"));
    const place = raw.slice(index + 1, end === -1 ? raw.length : end + 1).join("/").replace(/:$/, "");
    joined.push(`${segment}/${place}`);
    index = end === -1 ? raw.length : end;
  }
  return joined;
}

/** The named parts of `segments` when they fit `pattern`, for example `/users/{userId}`. */
export function matchPattern(pattern: string, segments: readonly string[]): Readonly<Record<string, string>> | undefined {
  const expected = pattern.slice(1).split("/");
  if (expected.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const segment = segments[index] ?? "";
    const argument = argumentOf(part, segment);
    if (argument !== undefined) params[argument.name] = argument.value;
    else if (part.startsWith("{")) params[part.slice(1, -1)] = segment;
    else if (part.toLowerCase() !== segment.toLowerCase()) return undefined;
  }
  return params;
}

/** The quoted argument of a function such as `search(q='…')`, where a quote inside is written twice. */
function argumentOf(pattern: string, segment: string): { readonly name: string; readonly value: string } | undefined {
  const expected = /^(\w+\(\w+=)\{(\w+)\}\)$/.exec(pattern);
  const [, opening, name] = expected ?? [];
  if (opening === undefined || name === undefined) return undefined;
  const given = segment.replace(/^microsoft\.graph\./, "");
  const isSame = given.slice(0, opening.length).toLowerCase() === opening.toLowerCase();
  const quoted = isSame ? /^'((?:[^']|'')*)'\)$/s.exec(given.slice(opening.length)) : null;
  return quoted?.[1] === undefined ? undefined : { name, value: quoted[1].replaceAll("''", "'") };
}
