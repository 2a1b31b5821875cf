import { invalidRequest } from "./graph-failure";
import type { GraphCall } from "./operation";

/** Where a directory page begins: how many entries come before it. */
export function startOf(token: string | null): number {
  if (token === null) return 0;
  const start = Number(/^s(\d{1,9})$/.exec(Buffer.from(token, "base64url").toString("utf8"))?.[1]);
  if (Number.isNaN(start)) throw invalidRequest("The skip token is not valid.");
  return start;
}

/** The same question, beginning after `start` entries. */
export function skipTokenAt(call: GraphCall, start: number): string {
  const query = [...call.query].filter(([name]) => name !== "$skiptoken").map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${call.links.self}?${[...query, `$skiptoken=${Buffer.from(`s${String(start)}`).toString("base64url")}`].join("&")}`;
}
