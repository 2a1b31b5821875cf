import { AuthenticationHandler, Client, type GraphRequest, TelemetryHandler } from "@microsoft/microsoft-graph-client";
import { type Patience, patiently } from "../application/patience";
import { type FailureKind, askedToWaitSeconds, failureKind } from "./graph-failure";
import { createOriginTransport, keptLink } from "./origin-transport";

/**
 * The few verbs the product needs from Microsoft Graph. A path is relative to `/v1.0`, or a link that an answer gave.
 * A reading is repeated while there is patience, and so is a throttled write, which was not carried out; any other write
 * may have been, and is for its caller to look up. What fails in the end is read by `failureKind`.
 */
export interface GraphConnection {
  get(path: string): Promise<unknown>;
  post(path: string, body: object): Promise<unknown>;
  /** Without `ifMatch` it is written whatever the revision. */
  patch(path: string, body: object, ifMatch?: string): Promise<unknown>;
  /** Puts a whole file in its place; of a type such as `text/plain`. */
  put(path: string, bytes: Uint8Array, contentType: string): Promise<unknown>;
  /** Without `ifMatch` it is removed whatever the revision. */
  delete(path: string, ifMatch?: string): Promise<void>;
  /** A link from an answer, in the form in which it may be kept and handed to `get` later. */
  keptLink(link: string): string;
  /** How long things done through this connection may take. */
  readonly patience: Patience;
}

/** What a connection needs from outside. */
export interface ConnectionParts {
  /** Origin of Microsoft Graph, or of what stands in for it. */
  readonly origin: string;
  /** An app-only token for Graph, from a cache while it lasts. */
  readonly getToken: () => Promise<string>;
  readonly patience: Patience;
}

/** Failures after which a reading, or anything else that does no harm twice, may simply be sent again. */
export const PASSES_FOR_READING: ReadonlySet<FailureKind> = new Set(["busy", "uncertain"]);
const PASSES_FOR_WRITING: ReadonlySet<FailureKind> = new Set(["busy"]);

/** Speaks to Microsoft Graph with the official client. Its own retrying is left out: it knows no deadline, and repeats writes that may have been carried out. */
export function createGraphConnection({ origin, getToken, patience }: ConnectionParts): GraphConnection {
  const client = createClient({ origin, getToken, patience });
  const requestTo = async (path: string): Promise<GraphRequest> => {
    // Asked here first, because inside the client a refused token would look like a call that got no answer.
    await getToken();
    return client.api(path.startsWith("/") ? path : keptLink(path, origin));
  };
  const reading = (call: () => Promise<unknown>) => patiently(patience, call, waitAfter(PASSES_FOR_READING));
  const writing = (call: () => Promise<unknown>) => patiently(patience, call, waitAfter(PASSES_FOR_WRITING));
  return {
    get: (path) => reading(async () => (await (await requestTo(path)).get()) as unknown),
    post: (path, body) => writing(async () => (await (await requestTo(path)).post(body)) as unknown),
    patch: (path, body, ifMatch) => writing(async () => (await withIfMatch(await requestTo(path), ifMatch).patch(body)) as unknown),
    // Copied, because the client library sends the whole buffer under a view of it.
    put: (path, bytes, contentType) => writing(async () => (await (await requestTo(path)).header("Content-Type", contentType).put(bytes.slice())) as unknown),
    delete: async (path, ifMatch) => {
      await writing(async () => (await withIfMatch(await requestTo(path), ifMatch).delete()) as unknown);
    },
    keptLink: (link) => keptLink(link, origin),
    patience,
  };
}

/** Seconds to wait before a call that failed in one of these ways is sent again; `undefined` after any other failure. */
export function waitAfter(passes: ReadonlySet<FailureKind>): (error: unknown) => number | undefined {
  return (error) => {
    const kind = failureKind(error);
    return kind !== undefined && passes.has(kind) ? (askedToWaitSeconds(error) ?? 0) : undefined;
  };
}

function createClient({ origin, getToken, patience }: ConnectionParts): Client {
  const authentication = new AuthenticationHandler({ getAccessToken: getToken });
  const telemetry = new TelemetryHandler();
  authentication.setNext(telemetry);
  telemetry.setNext(createOriginTransport(origin, patience));
  return Client.initWithMiddleware({ middleware: authentication });
}

function withIfMatch(request: GraphRequest, ifMatch: string | undefined): GraphRequest {
  return ifMatch === undefined ? request : request.header("If-Match", ifMatch);
}
