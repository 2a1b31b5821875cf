import { type Context, Hono } from "hono";
import type { Store } from "../../store/store";
import type { Caller } from "../../identity/caller";
import { GraphFailure } from "../graph-failure";
import type { GraphCall, GraphReply } from "../operation";
import { answerMonitor } from "./copy-monitor";
import { answerDownload } from "./download";
import { cancelUpload, receiveFragment, requireUpload, UploadCaller, uploadStatus } from "./receive-fragment";

/** What the addresses without a token stand on. */
export interface DriveDoorsParts {
  readonly store: Store;
  readonly tenantId: string;
}

const JSON_TYPE = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

/**
 * SharePoint's own addresses that Graph sends its callers on to: downloads, uploads of large files, and the progress of
 * copies. Each carries in itself what lets its holder in, and none asks for a token.
 */
export function createDriveDoors(parts: DriveDoorsParts): Hono {
  const app = new Hono();
  app.get("/_api/v2.0/monitor/:id", (context) => answered(context, () => answerMonitor(parts.store, hexOf(context.req.param("id")))));
  for (const site of ["", "/sites/:site"]) addSiteDoors(app, parts, site);
  return app;
}

/** The doors of a site's libraries; the first site of all has no path. */
function addSiteDoors(app: Hono, parts: DriveDoorsParts, site: string): void {
  const upload = `${site}/_api/v2.0/drives/:driveId/items/:itemId/uploadSession`;
  app.get(`${site}/_layouts/15/download.aspx`, (context) => answered(context, () => answerDownload(parts.store, context.req.raw)));
  app.get(upload, (context) => withUpload(parts, context, (_call, session) => Promise.resolve({ status: 200, body: uploadStatus(session) })));
  app.delete(upload, (context) => withUpload(parts, context, (call, session) => cancelUpload(call.store, session)));
  app.put(upload, async (context) => {
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    return await withUpload(parts, context, (call, session) => receiveFragment(call, session, bytes));
  });
}

/** The digits of an id that an address carries; whatever else stands there finds nothing. */
function hexOf(text: string | undefined): string {
  return /^[\da-f-]{32,64}$/.test(text ?? "") ? (text ?? "") : "";
}

type UploadWork = (call: GraphCall, session: Awaited<ReturnType<typeof requireUpload>>) => Promise<GraphReply>;

async function withUpload(parts: DriveDoorsParts, context: Context, work: UploadWork): Promise<Response> {
  return await answered(context, async () => {
    const now = `${new Date().toISOString().slice(0, 19)}Z`;
    const reply = await parts.store.transaction(async (store) => {
      const session = await requireUpload(store, hexOf(context.req.query("tempauth")), now);
      return await work(callOf(parts, context, { store, now, caller: callerOf(session.caller) }), session);
    });
    return respond(reply);
  });
}

function callerOf(kept: unknown): Caller {
  const { personId, ...caller } = UploadCaller.parse(kept);
  return personId === undefined ? caller : { ...caller, personId };
}

function callOf({ tenantId }: DriveDoorsParts, context: Context, { store, now, caller }: Pick<GraphCall, "store" | "now" | "caller">): GraphCall {
  const { origin } = new URL(context.req.url);
  const root = `${origin}/v1.0`;
  return { store, caller, tenantId, params: {}, query: new URLSearchParams(), headers: new Headers(context.req.header()), body: undefined, links: { origin, root, self: root }, now };
}

async function answered(context: Context, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const failure = error instanceof GraphFailure ? error : undefined;
    if (failure === undefined) throw error;
    const requestId = context.req.header("client-request-id") ?? crypto.randomUUID();
    const innerError = { date: new Date().toISOString().slice(0, 19), "request-id": requestId, "client-request-id": requestId };
    return respond({ status: failure.status, body: { error: { code: failure.code, message: failure.message, innerError } }, headers: failure.headers });
  }
}

function respond(reply: GraphReply): Response {
  const body = reply.body === undefined ? null : JSON.stringify(reply.body);
  return new Response(body, { status: reply.status, headers: { ...(body === null ? {} : { "Content-Type": JSON_TYPE }), ...reply.headers } });
}
