import { GraphFailure, invalidRequest, notImplemented } from "./graph-failure";
import { metadataLevel } from "./metadata-level";
import type { GraphOperation } from "./operation";

/** Headers by which a caller asks for something else than without them; the rest may be passed over. */
const MEANINGFUL = ["if-match", "if-none-match", "if-modified-since", "if-unmodified-since", "range", "content-range", "x-http-method", "x-http-method-override"];

/** Preferences that change nothing that could be seen here, whatever the operation. */
const HARMLESS = new Set(["odata.continue-on-error", "odata.maxpagesize"]);

/**
 * Refuses what a header asks for and the operation does not do; it is never passed over.
 *
 * @throws {GraphFailure} 501 naming the header or the preference.
 */
export function checkHeaders(operation: GraphOperation, headers: Headers): void {
  if (metadataLevel(headers) === "full") throw notImplemented("The local tenant does not write odata.metadata=full.");
  const unknown = MEANINGFUL.find((name) => headers.has(name) && operation.headers?.includes(name) !== true);
  if (unknown !== undefined) throw notImplemented(`The header ${unknown} is not supported for this address by the local tenant.`);
  const preference = preferencesIn(headers).find((name) => !HARMLESS.has(name) && operation.prefer?.includes(name) !== true);
  if (preference !== undefined) throw notImplemented(`The preference '${preference.slice(0, 100)}' is not supported for this address by the local tenant.`);
}

/** The names of the preferences in `Prefer`, in lower case. Source: RFC 7240. */
function preferencesIn(headers: Headers): readonly string[] {
  const names = splitOutsideQuotes(headers.get("prefer") ?? "").map((one) => (one.split(/[=;]/)[0] ?? "").trim().toLowerCase());
  return names.filter((name) => name !== "");
}

function splitOutsideQuotes(text: string): readonly string[] {
  return text.match(/(?:"[^"]*"|[^,"]|")+/g) ?? [];
}

/**
 * Refuses a body that is announced as something else than what the operation reads.
 *
 * @throws {GraphFailure} 400 without a type, 415 with another.
 */
export function checkContentType(operation: GraphOperation, headers: Headers, hasBody: boolean): void {
  if (operation.takes === "bytes" || operation.method === "GET" || operation.method === "DELETE" || !hasBody) return;
  const encoding = headers.get("content-encoding") ?? "identity";
  // Clients that compress what they send try again without when they hear this.
  if (encoding !== "identity") throw new GraphFailure({ status: 415, code: "UnsupportedMediaType", message: "A compressed request is not supported by the local tenant." });
  const type = headers.get("content-type");
  if (type === null) throw invalidRequest("A Content-Type header is needed with a body.");
  if (!/^\s*(application\/([\w.+-]+\+)?json|text\/json)\s*(;|$)/i.test(type)) {
    throw new GraphFailure({ status: 415, code: "BadRequest", message: "The Content-Type of the request is not supported: send application/json." });
  }
}
