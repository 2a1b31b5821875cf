import { invalidRequest, notImplemented } from "./graph-failure";
import type { GraphOperation } from "./operation";

/** Query options of OData as Graph knows them. Source: Microsoft Graph docs, "Use query parameters to customize responses". */
const KNOWN = new Set(["$count", "$expand", "$filter", "$format", "$orderby", "$search", "$select", "$skip", "$skiptoken", "$top", "$deltatoken", "$apply", "$compute", "$value"]);

/** Options that Graph takes with and without their dollar sign. */
const WITHOUT_DOLLAR = new Set(["count", "expand", "filter", "format", "orderby", "search", "select", "skip", "top", "skiptoken", "deltatoken"]);

/**
 * The query of a call with its options in one spelling: lower case, and with the dollar sign that Graph lets callers
 * leave out. A name that the operation itself lists stays as it is.
 *
 * @throws {GraphFailure} 400 for an option given twice or unknown to OData, 501 for one that this operation does not have here.
 */
export function readQuery(operation: GraphOperation, sent: URLSearchParams): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of sent) {
    const spelled = spellingOf(operation, name);
    if (query.has(spelled)) throw invalidRequest(`Query option '${spelled}' was specified more than once, but it must be specified at most once.`);
    query.set(spelled, value);
  }
  return query;
}

function spellingOf(operation: GraphOperation, name: string): string {
  if (operation.query.includes(name)) return name;
  const lower = name.toLowerCase();
  const spelled = WITHOUT_DOLLAR.has(lower) ? `$${lower}` : lower;
  const own = operation.query.find((one) => one.toLowerCase() === spelled);
  if (own !== undefined) return own;
  if (spelled.startsWith("$") && !KNOWN.has(spelled)) throw invalidRequest(`The query parameter '${name.slice(0, 100)}' is not supported.`);
  throw notImplemented(`${operation.path} does not support ${name.slice(0, 100)} here.`);
}
