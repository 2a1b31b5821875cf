import { type Context, Hono } from "hono";
import type { Caller } from "../identity/caller";
import { isBatch, runBatch } from "./batch";
import { GraphFailure } from "./graph-failure";
import type { GraphReply } from "./operation";
import { errorReply, type Outcome } from "./outcome";
import { type GraphParts, type GraphRequest, runRequest } from "./run-operation";

/** What the Node adapter of Hono hands over beside the request; absent when the app is called without a server. */
interface NodeBindings {
  readonly incoming?: { readonly socket: { destroy(): void } };
}

type GraphContext = Context<{ Bindings: NodeBindings }>;

const JSON_TYPE = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

/** The local tenant's Microsoft Graph, to be mounted at `/v1.0`. */
export function createGraph(parts: GraphParts): Hono<{ Bindings: NodeBindings }> {
  const app = new Hono<{ Bindings: NodeBindings }>();
  app.all("*", async (context) => {
    const requestId = crypto.randomUUID();
    const clientRequestId = context.req.header("client-request-id") ?? requestId;
    const url = new URL(context.req.url);
    if (context.req.method === "OPTIONS") return new Response(null, { status: 204, headers: corsHeaders(context, url.origin) });
    const outcome = await outcomeOf(parts, context, clientRequestId);
    if (outcome.cutConnection) context.env.incoming?.socket.destroy();
    return respond(outcome.reply, { "request-id": requestId, "client-request-id": clientRequestId, ...corsHeaders(context, url.origin) });
  });
  return app;
}

async function outcomeOf(parts: GraphParts, context: GraphContext, clientRequestId: string): Promise<Outcome> {
  const caller = await parts.readCaller(context.req.header("authorization"));
  if ("refused" in caller) {
    const failure = new GraphFailure({ status: 401, code: "InvalidAuthenticationToken", message: caller.refused, headers: { "WWW-Authenticate": "Bearer" } });
    return { reply: errorReply(failure, clientRequestId), cutConnection: false };
  }
  return await runFor(parts, caller, await readRequest(context, clientRequestId));
}

async function runFor(parts: GraphParts, caller: Caller, request: GraphRequest): Promise<Outcome> {
  return isBatch(request) ? await runBatch(parts, caller, request) : await runRequest(parts, caller, request);
}

async function readRequest(context: GraphContext, clientRequestId: string): Promise<GraphRequest> {
  const url = new URL(context.req.url);
  const headers = new Headers(context.req.header());
  headers.set("client-request-id", clientRequestId);
  const bytes = new Uint8Array(await context.req.arrayBuffer());
  return {
    method: context.req.method,
    path: url.pathname.replace(/^\/v1\.0(?=\/)/, ""),
    query: url.searchParams,
    headers,
    body: bytes.length === 0 ? undefined : bytes,
    origin: url.origin,
  };
}

function respond(reply: GraphReply, headers: Readonly<Record<string, string>>): Response {
  if (reply.bytes !== undefined) return new Response(new Uint8Array(reply.bytes), { status: reply.status, headers: { ...headers, ...reply.headers } });
  if (reply.body === undefined) return new Response(null, { status: reply.status, headers: { ...headers, ...reply.headers } });
  return new Response(JSON.stringify(numbered(reply.body, headers["request-id"])), { status: reply.status, headers: { "Content-Type": JSON_TYPE, "OData-Version": "4.0", ...headers, ...reply.headers } });
}

/** An error names the number of the answer that carries it, as its header does. */
function numbered(body: object, requestId: string | undefined): object {
  if (!("error" in body) || requestId === undefined) return body;
  const error = body.error as { readonly innerError?: object };
  return { error: { ...error, innerError: { ...error.innerError, "request-id": requestId } } };
}

/** Only pages of the tenant's own origin may read answers in a browser. */
function corsHeaders(context: GraphContext, origin: string): Readonly<Record<string, string>> {
  if (context.req.header("origin") !== origin) return {};
  return {
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Allow-Methods": "GET, POST, PATCH, PUT, DELETE",
    "Access-Control-Allow-Headers": "authorization, content-type, if-match, prefer, client-request-id, sdkversion, consistencylevel",
    "Access-Control-Expose-Headers": "request-id, client-request-id, location, etag, retry-after",
    Vary: "Origin",
  };
}
