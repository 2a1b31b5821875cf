import { GraphFailure, invalidRequest } from "./graph-failure";
import type { Comparison, FilterExpression, FilterValue } from "./filter/filter-expression";
import { propertiesOf } from "./filter/filter-expression";
import { parseFilter } from "./filter/parse-filter";
import { type GraphCall, type GraphReply, ok } from "./operation";
import { ordering, pageSize } from "./query-options";
import { readSelection, type SelectableType } from "./select";
import { skipTokenAt, startOf } from "./skip-token";

type Resource = Readonly<Record<string, unknown>>;

/** Query options of a collection that is short enough to be read whole before it is filtered. */
export const SMALL_COLLECTION_OPTIONS = ["$select", "$filter", "$orderby", "$top", "$skiptoken"] as const;

/** What kind of things a collection holds, and how its `@odata.context` begins. */
export interface SmallCollection {
  readonly type: SelectableType;
  /** The whole address of the description, without what `$select` adds. */
  readonly context: string;
}

const USUAL_PAGE = 200;

/**
 * Answers a collection that was read whole: filters, sorts, cuts into pages and keeps what was selected.
 *
 * @throws {GraphFailure} 400 when an option names a property that the things do not have.
 */
export function answerCollection(call: GraphCall, resources: readonly Resource[], { type, context }: SmallCollection): GraphReply {
  const selection = readSelection(call.query, type);
  const { page, next } = pageOf(call, resources, type);
  return ok({ "@odata.context": `${context}${selection.inContext}`, ...next, value: page.map((resource) => selection.pick(resource)) });
}

/** Filters, sorts and cuts a collection that was read whole; `next` is the annotation that leads to the page after. */
export function pageOf<T extends Resource>(call: GraphCall, resources: readonly T[], type: SelectableType): { readonly page: readonly T[]; readonly next: Resource } {
  const sorted = sortResources(call.query, filterResources(call.query, resources, type), type);
  const from = startOf(call.query.get("$skiptoken"));
  const size = pageSize(call.query, USUAL_PAGE);
  return { page: sorted.slice(from, from + size), next: sorted.length > from + size ? { "@odata.nextLink": skipTokenAt(call, from + size) } : {} };
}

/** Keeps what `$filter` asks for. */
export function filterResources<T extends Resource>(query: URLSearchParams, resources: readonly T[], type: SelectableType): readonly T[] {
  const text = query.get("$filter");
  if (text === null) return resources;
  const filter = parseFilter(text);
  for (const property of propertiesOf(filter)) requireProperty(property, type);
  return resources.filter((resource) => matches(resource, filter));
}

/** Sorts as `$orderby` asks. */
export function sortResources<T extends Resource>(query: URLSearchParams, resources: readonly T[], type: SelectableType): readonly T[] {
  const order = ordering(query);
  if (order === undefined) return resources;
  requireProperty(order.path, type);
  const sign = order.descending ? -1 : 1;
  return [...resources].sort((one, other) => sign * compare(valueAt(one, order.path), valueAt(other, order.path)));
}

function requireProperty(path: string, type: SelectableType): void {
  const name = path.split("/")[0] ?? "";
  if ([...type.usual, ...type.onRequest].includes(name)) return;
  throw new GraphFailure({ status: 400, code: "BadRequest", message: `Invalid filter clause: Could not find a property named '${name}' on type 'microsoft.graph.${type.name}'.` });
}

function matches(resource: Resource, filter: FilterExpression): boolean {
  switch (filter.kind) {
    case "and":
      return matches(resource, filter.left) && matches(resource, filter.right);
    case "or":
      return matches(resource, filter.left) || matches(resource, filter.right);
    case "not":
      return !matches(resource, filter.inner);
    case "in":
      return filter.values.some((value) => isEqual(valueAt(resource, filter.property), value));
    case "startswith":
      return textOf(valueAt(resource, filter.property)).startsWith(textOf(filter.prefix));
    case "compare":
      return holds(valueAt(resource, filter.property), filter.comparison, filter.value);
    default:
      throw invalidRequest("Invalid filter clause");
  }
}

function valueAt(resource: Resource, path: string): unknown {
  return path.split("/").reduce<unknown>((found, name) => (typeof found === "object" && found !== null && Object.hasOwn(found, name) ? (found as Resource)[name] : undefined), resource);
}

function holds(found: unknown, comparison: Comparison, value: FilterValue): boolean {
  if (comparison === "eq") return isEqual(found, value);
  if (comparison === "ne") return !isEqual(found, value);
  if (found === undefined || found === null || value === null) return false;
  const order = compare(found, value);
  return { lt: order < 0, le: order <= 0, gt: order > 0, ge: order >= 0 }[comparison];
}

function isEqual(found: unknown, value: FilterValue): boolean {
  if (value === null) return found === undefined || found === null;
  return typeof found === "string" ? textOf(found) === textOf(value) : found === value;
}

function compare(one: unknown, other: unknown): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  const [left, right] = [textOf(one), textOf(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Text without its case, since SharePoint compares names without it. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value.toLowerCase() : value === undefined || value === null ? "" : JSON.stringify(value);
}
