import { z } from "zod";
import type { Caller } from "../identity/caller";
import { GraphFailure, invalidRequest } from "./graph-failure";
import { errorReply, type Outcome } from "./outcome";
import { type GraphParts, type GraphRequest, runRequest } from "./run-operation";
import { underWeather } from "./under-weather";

const MOST_PARTS = 20;

const BatchPart = z.strictObject({
  id: z.string().min(1),
  method: z.enum(["GET", "POST", "PATCH", "PUT", "DELETE"]),
  url: z.string().min(1),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).optional(),
});
const Batch = z.strictObject({ requests: z.array(BatchPart).min(1) });
type Part = z.infer<typeof BatchPart>;

interface PartAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Whether a request is Graph's way to send many at once. */
export function isBatch(request: GraphRequest): boolean {
  return request.method === "POST" && /^\/(\$|%24)batch\/?$/i.test(request.path);
}

/**
 * Carries out the parts of a batch in their order, each for itself: one that fails undoes nothing of another, and
 * answers 424 for those that wait for it. Source: Microsoft Graph docs, "Combine multiple HTTP requests using JSON batching".
 */
export async function runBatch(parts: GraphParts, caller: Caller, request: GraphRequest): Promise<Outcome> {
  const requestId = request.headers.get("client-request-id") ?? "";
  const exposed = { method: request.method, path: "/v1.0/$batch", appId: caller.appId, requestId, mayWait: true };
  return await underWeather(parts.weather, exposed, () => carryOut(parts, caller, { request, requestId }));
}

async function carryOut(parts: GraphParts, caller: Caller, { request, requestId }: { request: GraphRequest; requestId: string }): Promise<Outcome> {
  try {
    const batch = readBatch(request);
    // One commit for all: what a part writes is safe on disk before any part's answer leaves.
    return await parts.store.transaction((store) => answerParts({ ...parts, store }, caller, { request, batch }));
  } catch (error) {
    if (error instanceof GraphFailure) return { reply: errorReply(error, requestId), cutConnection: false };
    throw error;
  }
}

function readBatch(request: GraphRequest): readonly Part[] {
  const parsed = Batch.safeParse(parseJson(request.body));
  if (!parsed.success) throw badBatch("Invalid batch payload format.");
  const { requests } = parsed.data;
  if (requests.length > MOST_PARTS) throw badBatch(`Number of batch request steps exceeds the maximum value of ${String(MOST_PARTS)}.`);
  const ids = new Set(requests.map((part) => part.id));
  if (ids.size !== requests.length) throw badBatch("Request id is duplicated.");
  for (const [index, part] of requests.entries()) {
    const earlier = requests.slice(0, index).map((one) => one.id);
    if (part.dependsOn?.some((id) => !earlier.includes(id)) === true) throw badBatch("A request may depend only on requests before it.");
    if (/^https?:/i.test(part.url)) throw badBatch("The url of a request must be relative.");
  }
  return requests;
}

function parseJson(body: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw badBatch("Invalid batch payload format.");
  }
}

async function answerParts(parts: GraphParts, caller: Caller, { request, batch }: { request: GraphRequest; batch: readonly Part[] }): Promise<Outcome> {
  const answers: PartAnswer[] = [];
  let cutConnection = false;
  for (const part of batch) {
    const waitedFor = answers.filter((one) => part.dependsOn?.includes(one.id) === true);
    if (waitedFor.some((one) => one.status >= 400)) {
      const failure = new GraphFailure({ status: 424, code: "FailedDependency", message: "A request that this one depends on has failed." });
      answers.push({ id: part.id, status: 424, headers: {}, body: errorReply(failure, part.id).body });
      continue;
    }
    const outcome = await answerPart(parts, caller, { request, part });
    cutConnection ||= outcome.cutConnection;
    answers.push(outcome.answer);
  }
  return { reply: { status: 200, body: { responses: answers } }, cutConnection };
}

async function answerPart(
  parts: GraphParts, caller: Caller, { request, part }: { request: GraphRequest; part: Part },
): Promise<{ answer: PartAnswer; cutConnection: boolean }> {
  const url = new URL(`${request.origin}/${part.url.replace(/^\//, "")}`);
  const headers = new Headers(part.headers ?? {});
  headers.set("client-request-id", crypto.randomUUID());
  const needsType = part.body !== undefined && part.body !== null && !headers.has("content-type");
  if (needsType) throw invalidRequest("A request with a body needs a Content-Type header.");
  const { reply, cutConnection } = await runRequest(parts, caller, {
    method: part.method,
    path: url.pathname.replace(/^\/v1\.0(?=\/)/, ""),
    query: url.searchParams,
    headers,
    body: bodyOf(part),
    origin: request.origin,
    inBatch: true,
  });
  const body = reply.bytes === undefined ? reply.body : Buffer.from(reply.bytes).toString("base64");
  const type = reply.bytes === undefined ? "application/json" : "application/octet-stream";
  const answerHeaders = { ...reply.headers, ...(body === undefined ? {} : { "Content-Type": type }) };
  return { answer: { id: part.id, status: reply.status, headers: answerHeaders, ...(body === undefined ? {} : { body }) }, cutConnection };
}

/** JSON goes in as it is; content of a file is base64 text. */
function bodyOf(part: Part): Uint8Array | undefined {
  if (part.body === undefined || part.body === null) return undefined;
  const isJson = Object.entries(part.headers ?? {}).some(([name, value]) => name.toLowerCase() === "content-type" && /\bjson\b/i.test(value));
  if (typeof part.body === "string" && !isJson) return new Uint8Array(Buffer.from(part.body, "base64"));
  return new TextEncoder().encode(JSON.stringify(part.body));
}

function badBatch(message: string): GraphFailure {
  return new GraphFailure({ status: 400, code: "BadRequest", message });
}
