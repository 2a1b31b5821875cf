import type { FaultSwitch } from "../admin/fault";
import type { Caller, ReadCaller } from "../identity/caller";
import type { Store } from "../store/store";
import type { PrivilegeRecord } from "../privileges/privilege-record";
import type { Weather } from "../weather/weather";
import type { GraphExchange, Witness } from "./exchange";
import type { CallNotes } from "./call-notes";
import { type FoundOperation, operationsAt } from "./find-operation";
import { GraphFailure, invalidRequest, notImplemented } from "./graph-failure";
import { atMetadataLevel, metadataLevel } from "./metadata-level";
import type { GraphCall, GraphOperation, GraphReply, Links } from "./operation";
import { errorReply, type Outcome } from "./outcome";
import { type GraphPath, parsePath } from "./path";
import { readQuery } from "./query-names";
import { checkContentType, checkHeaders } from "./request-headers";
import { isOfTeams, missingTeamsPermission } from "./teamwork/teams-failure";
import { underBudget } from "./under-budget";
import { underWeather } from "./under-weather";

/** What the local Graph stands on. */
export interface GraphParts {
  readonly store: Store;
  readonly readCaller: ReadCaller;
  readonly faults: FaultSwitch;
  readonly calls: Pick<CallNotes, "note">;
  /** Fair when absent. */
  readonly weather?: Pick<Weather, "strike" | "spend"> | undefined;
  readonly witness?: Witness | undefined;
  /** Notes which permission let each call in. */
  readonly privileges?: Pick<PrivilegeRecord, "note"> | undefined;
  readonly tenantId: string;
}

/** One request, alone or as a part of a batch; the path is the one under `/v1.0`, still encoded. */
export interface GraphRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: Uint8Array | undefined;
  readonly origin: string;
  /** Whether it is a part of a batch. */
  readonly inBatch?: boolean;
}

/**
 * Carries out one request for a caller who is already known: finds its operation, checks its permission and its
 * query options, runs it in one transaction, notes a write, and asks the fault switch.
 */
export async function runRequest(parts: GraphParts, caller: Caller, request: GraphRequest): Promise<Outcome> {
  const requestId = request.headers.get("client-request-id") ?? crypto.randomUUID();
  const exposed = { method: request.method, path: `/v1.0${request.path}`, appId: caller.appId, requestId, mayWait: request.inBatch !== true, freshStart: freshStartOf(request) };
  const counted = { method: request.method, path: request.path, query: request.query, appId: caller.appId, requestId };
  const outcome = await underBudget(parts.weather, counted, () => underWeather(parts.weather, exposed, () => carryOut(parts, caller, { request, requestId })));
  parts.witness?.(exchangeOf(request, outcome.reply));
  return outcome;
}

function exchangeOf({ method, path, query, headers, body }: GraphRequest, { status, body: answered }: GraphReply): GraphExchange {
  const isText = body !== undefined && /json|text/.test(headers.get("content-type") ?? "");
  return { method, path, query: query.toString(), ...(isText ? { sent: new TextDecoder().decode(body) } : {}), status, ...(answered === undefined ? {} : { answered }) };
}

/** Where a follower of changes in a list or a library would begin again. */
function freshStartOf({ path, query, origin }: GraphRequest): string | undefined {
  const follows = /^\/(?:sites|drives)\/.+\/delta(?:\(.*\))?$/.test(path) && (query.has("token") || path.includes("token="));
  return follows ? `${origin}/v1.0${path.replace(/\(.*\)$/, "")}` : undefined;
}

async function carryOut(parts: GraphParts, caller: Caller, { request, requestId }: { request: GraphRequest; requestId: string }): Promise<Outcome> {
  const reply = await answer(parts, caller, request).catch((error: unknown) => {
    if (error instanceof GraphFailure) return errorReply(error, requestId);
    throw error;
  });
  if (request.method === "GET") return { reply, cutConnection: false };
  const path = `/v1.0${request.path}`;
  if (reply.status >= 400) {
    noteCall(parts, caller, { method: request.method, path, status: reply.status });
    return { reply, cutConnection: false };
  }
  const fault = parts.faults.take(request.method, path);
  if (fault === "none") return { reply, cutConnection: false };
  const timeout = new GraphFailure({ status: 504, code: "GatewayTimeout", message: "The server did not answer in time." });
  return { reply: errorReply(timeout, requestId), cutConnection: fault === "commit-then-reset" };
}

async function answer(parts: GraphParts, caller: Caller, request: GraphRequest): Promise<GraphReply> {
  const path = readPath(request.path);
  const { operation, params } = findOperation(request.method, ofOneself(path, caller));
  const permission = permissionOf(operation, caller);
  const query = queryOf(operation, request.query, path);
  checkHeaders(operation, request.headers);
  checkContentType(operation, request.headers, request.body !== undefined);
  const body = operation.takes === "bytes" ? request.body : parseJson(request.body);
  const links = linksOf(request);
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  const call: GraphCall = { store: parts.store, caller, tenantId: parts.tenantId, params, query, headers: request.headers, body, links, now };
  await operation.before?.(call);
  const reply = await parts.store.transaction(async (store) => {
    return await operation.handle({ ...call, store });
  });
  if (operation.method !== "GET") noteCall(parts, caller, { method: request.method, path: `/v1.0${request.path}`, status: reply.status });
  parts.privileges?.note({ appId: caller.appId, isDelegated: caller.personId !== undefined, permission, operation: `${operation.method} ${operation.path}` });
  return atMetadataLevel(reply, metadataLevel(request.headers));
}

function readPath(path: string): GraphPath {
  try {
    return parsePath(path);
  } catch {
    throw invalidRequest("The address is not properly encoded.");
  }
}

/** What somebody has is found under `me` as under `users/{their id}`, where it is described once. */
function ofOneself(path: GraphPath, caller: Caller): GraphPath {
  const [first, ...rest] = path.segments;
  if (first?.toLowerCase() !== "me") return path;
  if (caller.personId === undefined) throw new GraphFailure({ status: 400, code: "BadRequest", message: "/me request is only valid with delegated authentication flow." });
  const isDescribed = operationsAt(path.segments).length > 0;
  return isDescribed ? path : { ...path, segments: ["users", caller.personId, ...rest] };
}

function findOperation(method: string, path: GraphPath): FoundOperation {
  const found = operationsAt(path.segments);
  const wanted = found.find(({ operation }) => operation.method === method);
  if (wanted !== undefined) return wanted;
  if (found.length > 0 && !KNOWN_METHODS.has(method)) throw methodNotAllowed(found.map(({ operation }) => operation.method));
  throw notImplemented(`${method} of this address is not supported by the local tenant.`);
}

const KNOWN_METHODS = new Set(["GET", "POST", "PATCH", "PUT", "DELETE"]);

function methodNotAllowed(methods: readonly string[]): GraphFailure {
  return new GraphFailure({ status: 405, code: "Request_BadRequest", message: "Specified HTTP method is not allowed for the request target.", headers: { Allow: [...new Set(methods)].join(", ") } });
}

/** The permission that lets the caller in: the least of those that it has. */
function permissionOf(operation: GraphOperation, caller: Caller): string {
  const delegated = caller.personId !== undefined;
  const enough = delegated ? operation.permissions.delegated : operation.permissions.application;
  const held = delegated ? caller.scopes : caller.roles;
  const permission = enough.find((one) => held.includes(one));
  if (permission !== undefined) return permission;
  const [forOneResource] = delegated ? [] : (operation.resourceSpecific ?? []);
  if (forOneResource !== undefined) return forOneResource;
  if (isOfTeams(operation)) throw missingTeamsPermission(operation, caller);
  const sharePoint = /^\/(sites|drives|shares)/.test(operation.path);
  throw new GraphFailure(
    sharePoint
      ? { status: 403, code: "accessDenied", message: "Access denied" }
      : { status: 403, code: "Authorization_RequestDenied", message: "Insufficient privileges to complete the operation." },
  );
}

function queryOf(operation: GraphOperation, sent: URLSearchParams, path: GraphPath): URLSearchParams {
  const query = readQuery(operation, sent);
  for (const text of [...query.values(), ...path.segments]) refuseBrokenText(text);
  if (path.token !== undefined) {
    if (query.has("token")) throw invalidRequest("A token was given twice.");
    query.set("token", path.token);
  }
  return query;
}

/** Characters that no database keeps as text: NUL, and half of a pair. */
const NOT_TEXT = /[\0\p{Surrogate}]/u;

function refuseBrokenText(text: string): void {
  if (NOT_TEXT.test(text)) throw invalidRequest("The request holds characters that are not text.");
}

function parseJson(body: Uint8Array | undefined): unknown {
  if (body === undefined || body.length === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body), (key, value: unknown) => {
      refuseBrokenText(key);
      if (typeof value === "string") refuseBrokenText(value);
      return value;
    });
  } catch {
    throw new GraphFailure({ status: 400, code: "BadRequest", message: "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format." });
  }
}

function linksOf(request: GraphRequest): Links {
  const root = `${request.origin}/v1.0`;
  return { origin: request.origin, root, self: `${root}${request.path}` };
}

function noteCall({ calls }: GraphParts, { appId, personId = "" }: Caller, call: { readonly method: string; readonly path: string; readonly status: number }): void {
  calls.note({ appId, personId, ...call });
}
