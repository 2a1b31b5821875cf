import type { GraphReply } from "./operation";

/** How many of OData's annotations a caller wants beside the properties; Graph's usual is `minimal`. */
export type MetadataLevel = "none" | "minimal" | "full";

const WITHOUT = { "Content-Type": "application/json;odata.metadata=none;odata.streaming=true;IEEE754Compatible=false;charset=utf-8" };

/** Annotations that stay whatever the caller asks: without them no collection could be followed. */
const KEPT = /@odata\.(nextLink|deltaLink|count)$/;

/** What `Accept` asks for. Source: OData JSON Format 4.01, "Controlling the Amount of Control Information in Responses". */
export function metadataLevel(headers: Headers): MetadataLevel {
  const asked = /\bodata(?:\.metadata)?\s*=\s*"?(none|full)\b/i.exec(headers.get("accept") ?? "")?.[1]?.toLowerCase();
  return asked === "none" || asked === "full" ? asked : "minimal";
}

/** The answer without the annotations that the caller does not want. */
export function atMetadataLevel(reply: GraphReply, level: MetadataLevel): GraphReply {
  if (level !== "none" || reply.body === undefined) return reply;
  return { ...reply, body: Object.fromEntries(plainEntries(reply.body)), headers: { ...WITHOUT, ...reply.headers } };
}

function plainEntries(resource: object): [string, unknown][] {
  return Object.entries(resource)
    .filter(([name]) => !name.includes("@odata.") || KEPT.test(name))
    .map(([name, value]: [string, unknown]) => [name, plain(value)]);
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => plain(one));
  return typeof value === "object" && value !== null && !(value instanceof Date) ? Object.fromEntries(plainEntries(value)) : value;
}
