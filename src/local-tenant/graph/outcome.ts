import type { GraphFailure } from "./graph-failure";
import type { GraphReply } from "./operation";

/** An answer, and whether the connection must be cut instead of giving it. */
export interface Outcome {
  readonly reply: GraphReply;
  readonly cutConnection: boolean;
}

/** The error body Graph sends. Source: Microsoft Graph docs, "Microsoft Graph error responses and resource types". */
export function errorReply(failure: GraphFailure, requestId: string): GraphReply {
  const innerError = { date: new Date().toISOString().slice(0, 19), "request-id": requestId, "client-request-id": requestId };
  return { status: failure.status, body: { error: { code: failure.code, message: failure.message, innerError } }, headers: failure.headers };
}
