import { AuthenticationHandler, Client, type GraphRequest, RetryHandler, RetryHandlerOptions, TelemetryHandler } from "@microsoft/microsoft-graph-client";
import { createOriginTransport, keptLink } from "./origin-transport";
import { createReadAgain } from "./read-again";

/**
 * The few verbs the product needs from Microsoft Graph. A path is relative to `/v1.0`, or a link that an answer gave.
 * What fails is read by `failureKind`.
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
}

/** What a connection needs from outside. */
export interface ConnectionParts {
  /** Origin of Microsoft Graph, or of what stands in for it. */
  readonly origin: string;
  /** An app-only token for Graph, from a cache while it lasts. */
  readonly getToken: () => Promise<string>;
}

const FIRST_RETRY_SECONDS = 1;
const MOST_RETRIES = 3;
/** A longer wait is the caller's to plan: the call fails and says how long. */
const LONGEST_WAIT_SECONDS = 20;

/**
 * Whether the same call may simply be sent again. Throttled calls were not carried out; a reading may be repeated;
 * a write that was answered by a gateway may have been carried out and is looked up instead.
 */
export function mayRetry(method: string | undefined, response: Pick<Response, "status" | "headers">): boolean {
  if (Number(response.headers.get("Retry-After")) > LONGEST_WAIT_SECONDS) return false;
  return response.status === 429 || method === undefined || method === "GET";
}

/** Speaks to Microsoft Graph with the official client, its retrying narrowed to what cannot do harm. */
export function createGraphConnection({ origin, getToken }: ConnectionParts): GraphConnection {
  const client = createClient(origin, getToken);
  const requestTo = async (path: string): Promise<GraphRequest> => {
    // Asked here first, because inside the client a refused token would look like a call that got no answer.
    await getToken();
    return client.api(path.startsWith("/") ? path : keptLink(path, origin));
  };
  return {
    get: async (path) => (await (await requestTo(path)).get()) as unknown,
    post: async (path, body) => (await (await requestTo(path)).post(body)) as unknown,
    patch: async (path, body, ifMatch) => (await withIfMatch(await requestTo(path), ifMatch).patch(body)) as unknown,
    // Copied, because the client library sends the whole buffer under a view of it.
    put: async (path, bytes, contentType) => (await (await requestTo(path)).header("Content-Type", contentType).put(bytes.slice())) as unknown,
    delete: async (path, ifMatch) => {
      await withIfMatch(await requestTo(path), ifMatch).delete();
    },
    keptLink: (link) => keptLink(link, origin),
  };
}

function createClient(origin: string, getToken: () => Promise<string>): Client {
  const authentication = new AuthenticationHandler({ getAccessToken: getToken });
  const shouldRetry = (...[, , , options, response]: Parameters<RetryHandlerOptions["shouldRetry"]>) => mayRetry(options?.method, response);
  const retry = new RetryHandler(new RetryHandlerOptions(FIRST_RETRY_SECONDS, MOST_RETRIES, shouldRetry));
  const telemetry = new TelemetryHandler();
  authentication.setNext(retry);
  retry.setNext(telemetry);
  telemetry.setNext(createReadAgain(createOriginTransport(origin)));
  return Client.initWithMiddleware({ middleware: authentication });
}

function withIfMatch(request: GraphRequest, ifMatch: string | undefined): GraphRequest {
  return ifMatch === undefined ? request : request.header("If-Match", ifMatch);
}
