/** A value written in a `$filter`. */
export type FilterValue = string | number | boolean | null;

export const COMPARISONS = ["eq", "ne", "lt", "le", "gt", "ge"] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** A `$filter` as a tree. A property is a path such as `fields/Key`. */
export type FilterExpression =
  | { readonly kind: "compare"; readonly property: string; readonly comparison: Comparison; readonly value: FilterValue }
  | { readonly kind: "in"; readonly property: string; readonly values: readonly FilterValue[] }
  | { readonly kind: "startswith"; readonly property: string; readonly prefix: string }
  | { readonly kind: "and" | "or"; readonly left: FilterExpression; readonly right: FilterExpression }
  | { readonly kind: "not"; readonly inner: FilterExpression };

/** Writes a filter back as OData text. */
export function printFilter(filter: FilterExpression): string {
  switch (filter.kind) {
    case "compare":
      return `${filter.property} ${filter.comparison} ${printValue(filter.value)}`;
    case "in":
      return `${filter.property} in (${filter.values.map(printValue).join(", ")})`;
    case "startswith":
      return `startswith(${filter.property}, ${printValue(filter.prefix)})`;
    case "not":
      return `not (${printFilter(filter.inner)})`;
    default:
      return `(${printFilter(filter.left)}) ${filter.kind} (${printFilter(filter.right)})`;
  }
}

function printValue(value: FilterValue): string {
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** Every property that a filter names. */
export function propertiesOf(filter: FilterExpression): readonly string[] {
  switch (filter.kind) {
    case "and":
    case "or":
      return [...propertiesOf(filter.left), ...propertiesOf(filter.right)];
    case "not":
      return propertiesOf(filter.inner);
    default:
      return [filter.property];
  }
}
