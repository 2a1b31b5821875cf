import type { SqlParameters } from "../filter/filter-sql";
import { badOData, unsupportedQuery } from "./directory-failure";
import { type DirectoryKind, propertyOf } from "./directory-kind";

const CLAUSE = /\s*(?:"((?:[^"\\]|\\.)*)"|(\()|(\))|(AND|OR)\b)/y;

interface Part {
  readonly text: string;
  readonly isClause: boolean;
}

/**
 * Writes `$search` as a condition: `"displayName:wa" AND "mail:x@"`. In names and descriptions every word typed must
 * begin a word; other properties must begin with what was typed.
 *
 * @throws {GraphFailure} 400 when a clause lacks its double quotes, or names a property that is not searched.
 */
export function directorySearch(kind: DirectoryKind, text: string, parameters: SqlParameters): string {
  const parts = readParts(text);
  refuseBadOrder(parts);
  return `(${parts.map((part) => (part.isClause ? clauseSql(kind, part.text, parameters) : ` ${part.text.toLowerCase()} `)).join("")})`;
}

/** Clauses and operators must take turns, and brackets match. */
function refuseBadOrder(parts: readonly Part[]): void {
  let depth = 0;
  let wantsClause = true;
  for (const { text, isClause } of parts) {
    if ((isClause || text === "(") !== wantsClause) throw badOData("Invalid search clause: a clause or an operator is missing.");
    depth += bracketOf(text, isClause);
    if (depth < 0) throw badOData("Invalid search clause: the brackets do not match.");
    if (isClause) wantsClause = false;
    else if (text === "AND" || text === "OR") wantsClause = true;
  }
  if (wantsClause || depth > 0) throw badOData("Invalid search clause: the clause is not complete.");
}

function bracketOf(text: string, isClause: boolean): number {
  if (isClause) return 0;
  return text === "(" ? 1 : text === ")" ? -1 : 0;
}

function readParts(text: string): readonly Part[] {
  const pattern = new RegExp(CLAUSE);
  const end = text.trimEnd().length;
  const parts: Part[] = [];
  while (pattern.lastIndex < end) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) throw badOData(`Syntax error: character '${text.trimStart().slice(0, 1)}' is not valid at position ${String(at)} in '$search'.`);
    const [, clause, open, close, operator] = match;
    if (clause === undefined) parts.push({ text: open ?? close ?? operator ?? "", isClause: false });
    else parts.push({ text: clause.replace(/\\(.)/g, "$1"), isClause: true });
  }
  return parts;
}

const WORDED = ["displayName", "description"];

function clauseSql(kind: DirectoryKind, clause: string, parameters: SqlParameters): string {
  const [name = "", ...rest] = clause.split(":");
  const typed = rest.join(":").trim();
  const column = kind.searched.includes(name) ? propertyOf(kind, name)?.column : undefined;
  if (rest.length === 0 || typed === "" || column === undefined) throw unsupportedQuery(`Unsupported or invalid search clause specified for property '${rest.length === 0 ? "" : name}' of resource '${kind.resource}'.`);
  if (!WORDED.includes(name)) return `starts_with(lower(${column.sql}), lower(${parameters.add(typed)}::text))`;
  const words = typed.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const tests = words.map((word) => `exists (select 1 from regexp_split_to_table(lower(${column.sql}), '[^[:alnum:]]+') word where starts_with(word, lower(${parameters.add(word)}::text)))`);
  return tests.length === 0 ? "false" : `(${tests.join(" and ")})`;
}
