import type { FilterExpression } from "../filter/filter-expression";
import { type FilteredColumn, filterSql, type SqlParameters } from "../filter/filter-sql";
import { parseFilter } from "../filter/parse-filter";
import { GraphFailure } from "../graph-failure";
import { badOData, unsupportedQuery } from "./directory-failure";
import { type DirectoryKind, propertyOf } from "./directory-kind";

const ANY = /'(?:[^']|'')*'|\b(\w+)\/any\(\s*(\w+)\s*:\s*(?:\2\s+eq\s+('(?:[^']|'')*')|startswith\(\s*\2\s*,\s*('(?:[^']|'')*')\s*\))\s*\)/gi;
const ENDS_WITH = /'(?:[^']|'')*'|\bendswith\(\s*(\w+)\s*,\s*('(?:[^']|'')*')\s*\)/gi;
const OTHER_FUNCTION = /'(?:[^']|'')*'|\b(contains|tolower|toupper|substringof|length|indexof|substring|concat|trim|year|month|day)\s*\(/gi;

/**
 * Puts what the directory has beyond the shared filter language into its terms: `groupTypes/any(c:c eq 'x')` becomes a
 * comparison of `groupTypes/any`, and `endswith(mail,'x')` a `startswith` of the value read backwards.
 */
function simplify(text: string): string {
  const withoutAny = text.replace(ANY, (...match: readonly (string | undefined)[]) => {
    const [whole = "", list, , equal, start] = match;
    if (list === undefined) return whole;
    return equal === undefined ? `startswith(${list}/any,${start ?? "''"})` : `${list}/any eq ${equal}`;
  });
  return withoutAny.replace(ENDS_WITH, (whole: string, property?: string, quoted?: string) => {
    if (property === undefined || quoted === undefined) return whole;
    const ending = Array.from(quoted.slice(1, -1).replaceAll("''", "'")).reverse().join("");
    return `startswith(${property}/backwards,'${ending.replaceAll("'", "''")}')`;
  });
}

/**
 * Reads `$filter` for a kind and writes it as a condition on rows of `t`.
 *
 * @throws {GraphFailure} 400 `BadRequest` when it is no filter, `Request_UnsupportedQuery` when the directory has no
 * index for it, or only in an advanced query.
 */
export function directoryFilter(kind: DirectoryKind, text: string, { isAdvanced, parameters }: { readonly isAdvanced: boolean; readonly parameters: SqlParameters }): string {
  for (const [, name] of text.matchAll(OTHER_FUNCTION)) if (name !== undefined) throw unsupportedQuery(`Unsupported Query.`);
  const tree = readTree(simplify(text));
  if (kind.hasAdvancedQueries && !isAdvanced) refuseAdvanced(kind, tree);
  return filterSql(tree, (property) => columnOf(kind, property), parameters);
}

function readTree(text: string): FilterExpression {
  try {
    return parseFilter(text);
  } catch (error) {
    if (error instanceof GraphFailure && error.status === 400) throw badOData("Invalid filter clause: the filter could not be read.");
    throw error;
  }
}

function refuseAdvanced(kind: DirectoryKind, tree: FilterExpression): void {
  switch (tree.kind) {
    case "and":
    case "or":
      refuseAdvanced(kind, tree.left);
      refuseAdvanced(kind, tree.right);
      return;
    case "not":
      throw needsAdvanced("Not");
    case "startswith":
      if (tree.property.endsWith("/backwards")) throw needsAdvanced("endsWith");
      refuseUnindexed(kind, tree.property);
      return;
    case "compare":
      if (tree.comparison === "ne" || tree.value === null) throw needsAdvanced(tree.comparison === "ne" ? "NotEqual" : "Equal null");
      refuseUnindexed(kind, tree.property);
      return;
    default:
      refuseUnindexed(kind, tree.property);
  }
}

function refuseUnindexed(kind: DirectoryKind, property: string): void {
  if (propertyOf(kind, property)?.advanced === true) throw unsupportedFilter(kind, property);
}

function needsAdvanced(operator: string): GraphFailure {
  return unsupportedQuery(
    `Operator '${operator}' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information`,
  );
}

function unsupportedFilter(kind: DirectoryKind, property: string): GraphFailure {
  return unsupportedQuery(`Unsupported or invalid query filter clause specified for property '${property}' of resource '${kind.resource}'.`);
}

const READ_BACKWARDS = ["mail", "userPrincipalName"];

function refuseUnknown(kind: DirectoryKind, name: string): void {
  if (propertyOf(kind, name) !== undefined || kind.elsewhere.includes(name)) return;
  throw badOData(`Invalid filter clause: Could not find a property named '${name}' on type 'microsoft.graph.${kind.type}'.`);
}

function columnOf(kind: DirectoryKind, property: string): FilteredColumn {
  const [name = "", way] = property.split("/");
  refuseUnknown(kind, name);
  const column = propertyOf(kind, way === "any" ? property : name)?.column;
  if (column === undefined) throw unsupportedFilter(kind, name);
  if (way === undefined || way === "any") return column;
  if (way !== "backwards" || !READ_BACKWARDS.includes(name)) throw unsupportedFilter(kind, name);
  return { sql: `reverse(${column.sql})`, kind: "text" };
}
