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

/** Gives the named parts of the segments that fit one pattern, and nothing for others. */
export type PatternMatch = (segments: readonly string[]) => Readonly<Record<string, string>> | undefined;

/** Reads a pattern such as `/users/{userId}` once, for all the paths that are held against it. */
export function readPattern(pattern: string): PatternMatch {
  const parts = patternParts(pattern);
  return (segments) => {
    if (parts.length !== segments.length) return undefined;
    const params: Record<string, string> = {};
    for (const [index, part] of parts.entries()) {
      const found = part(segments[index] ?? "");
      if (found === undefined) return undefined;
      if (found !== true) params[found.name] = found.value;
    }
    return params;
  };
}

/** How many segments the paths have that fit a pattern. */
export function patternLength(pattern: string): number {
  return patternParts(pattern).length;
}

interface NamedPart {
  readonly name: string;
  readonly value: string;
}

/** Whether a segment fits one part of a pattern: by its name only, or with a part of its own. */
type PartMatch = (segment: string) => NamedPart | true | undefined;

function patternParts(pattern: string): readonly PartMatch[] {
  return pattern.slice(1).split("/").map(partMatch);
}

function partMatch(part: string): PartMatch {
  if (part.startsWith("{")) {
    const name = part.slice(1, -1);
    return (value) => ({ name, value });
  }
  const argument = argumentMatch(part);
  const word = part.toLowerCase();
  return (segment) => argument?.(segment) ?? (word === segment.toLowerCase() ? true : undefined);
}

/** The quoted argument of a function such as `search(q='…')`, where a quote inside is written twice. */
function argumentMatch(part: string): ((segment: string) => NamedPart | undefined) | undefined {
  const [, opening, name] = /^(\w+\(\w+=)\{(\w+)\}\)$/.exec(part) ?? [];
  if (opening === undefined || name === undefined) return undefined;
  return (segment) => {
    const given = segment.replace(/^microsoft\.graph\./, "");
    const isSame = given.slice(0, opening.length).toLowerCase() === opening.toLowerCase();
    const quoted = isSame ? /^'((?:[^']|'')*)'\)$/s.exec(given.slice(opening.length)) : null;
    return quoted?.[1] === undefined ? undefined : { name, value: quoted[1].replaceAll("''", "'") };
  };
}
