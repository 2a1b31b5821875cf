import { invalidRequest } from "../graph-failure";
import type { Comparison, FilterExpression, FilterValue } from "./filter-expression";

/** How a property is held: what to compare, and how a filter's value must look to be compared with it. */
export interface FilteredColumn {
  /** Trusted SQL; anything from the caller inside it must already be a parameter. */
  readonly sql: string;
  readonly kind: "text" | "number" | "boolean" | "instant";
  /** Trusted SQL that is true of every row with a value here: by it PostgreSQL knows that an index holds the row. */
  readonly present?: string;
}

/** Collects `$1`-style parameters, so that no text of a caller becomes SQL. */
export class SqlParameters {
  readonly values: unknown[] = [];

  /** Keeps a value and returns its place in the statement. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${String(this.values.length)}`;
  }
}

const OPERATORS: Readonly<Record<Comparison, string>> = { eq: "=", ne: "is distinct from", lt: "<", le: "<=", gt: ">", ge: ">=" };

/**
 * Writes a filter as a condition. Text is compared without regard to case, as SharePoint and Entra do.
 *
 * @throws {GraphFailure} 400 when a value does not suit its column.
 */
export function filterSql(filter: FilterExpression, columnOf: (property: string) => FilteredColumn, parameters: SqlParameters): string {
  const recur = (inner: FilterExpression): string => filterSql(inner, columnOf, parameters);
  switch (filter.kind) {
    case "compare":
      return compareSql(columnOf(filter.property), filter, parameters);
    case "in": {
      const column = columnOf(filter.property);
      return `(${filter.values.map((value) => compareSql(column, { comparison: "eq", value }, parameters)).join(" or ")})`;
    }
    case "startswith": {
      const column = columnOf(filter.property);
      if (column.kind !== "text") throw invalidRequest("startswith needs a text column.");
      return `starts_with(lower(${column.sql}), lower(${parameters.add(filter.prefix)}::text))`;
    }
    case "not":
      return `(not coalesce(${recur(filter.inner)}, false))`;
    default:
      return `(${recur(filter.left)} ${filter.kind} ${recur(filter.right)})`;
  }
}

/** A property as it is compared, and as an index keeps it. */
export function comparedSql({ sql, kind }: Pick<FilteredColumn, "sql" | "kind">): string {
  if (kind === "text") return `lower(${sql})`;
  return kind === "instant" ? `(${sql})` : `(${sql})::${kind === "number" ? "numeric" : "boolean"}`;
}

function compareSql(column: FilteredColumn, { comparison, value }: { readonly comparison: Comparison; readonly value: FilterValue }, parameters: SqlParameters): string {
  if (value === null) return nullSql(column, comparison);
  const condition = `${comparedSql(column)} ${OPERATORS[comparison]} ${valueSql(column.kind, value, parameters)}`;
  return comparison === "ne" || column.present === undefined ? condition : `(${column.present} and ${condition})`;
}

function valueSql(kind: FilteredColumn["kind"], value: Exclude<FilterValue, null>, parameters: SqlParameters): string {
  if (kind === "number") return `${parameters.add(numberOf(value))}::numeric`;
  if (kind === "boolean") return `${parameters.add(booleanOf(value))}::boolean`;
  return kind === "instant" ? `${parameters.add(instantOf(value))}::text` : `lower(${parameters.add(textOf(value))}::text)`;
}

function nullSql(column: FilteredColumn, comparison: Comparison): string {
  if (comparison === "eq") return `(${column.sql}) is null`;
  if (comparison === "ne") return `(${column.sql}) is not null`;
  throw invalidRequest("Only eq and ne may be used with null.");
}

function textOf(value: FilterValue): string {
  if (typeof value !== "string") throw invalidRequest("A text column is compared with text in single quotes.");
  return value;
}

function numberOf(value: FilterValue): number {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number)) throw invalidRequest("A number column is compared with a number.");
  return number;
}

/** SharePoint takes 1 and 0 for yes and no, too. */
function booleanOf(value: FilterValue): boolean {
  if (value === true || value === 1 || value === "1") return true;
  if (value === false || value === 0 || value === "0") return false;
  throw invalidRequest("A yes/no column is compared with true, false, 1 or 0.");
}

function instantOf(value: FilterValue): string {
  const time = typeof value === "string" ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) throw invalidRequest("A date column is compared with a date.");
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
