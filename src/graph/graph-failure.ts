import { z } from "zod";
import { type AnyAppError, InvalidError, NotAllowedError, NotFoundError, StaleError, type Subject, UnavailableError } from "../application/errors";

/**
 * What a failed Graph call means. `uncertain`: it may or may not have been carried out; `busy`: it was not,
 * and may be tried again.
 */
export type FailureKind = "refused" | "missing" | "gone" | "stale" | "conflict" | "invalid" | "busy" | "uncertain";

const failure = z.object({ statusCode: z.number() });

const KINDS: Readonly<Record<number, FailureKind>> = {
  400: "invalid", 401: "refused", 403: "refused", 404: "missing", 409: "conflict", 410: "gone", 412: "stale", 422: "invalid", 423: "conflict", 429: "busy",
  // The client library gives -1 when no answer came, and the status of an answer that broke off in the middle.
  [-1]: "uncertain", 200: "uncertain", 201: "uncertain", 204: "uncertain",
};

/** Reads what a failed Graph call means; `undefined` when the error did not come from a call. */
export function failureKind(error: unknown): FailureKind | undefined {
  const read = failure.safeParse(error);
  if (!read.success) return undefined;
  return KINDS[read.data.statusCode] ?? (read.data.statusCode >= 500 ? "uncertain" : undefined);
}

/**
 * Turns a failed Graph call into the failure the rest of the product knows. Nothing outside `src/graph` sees a status code.
 *
 * @throws the error itself when it is not one Graph documents: that is a bug, not a failure to handle.
 */
export function translateGraphError(error: unknown, subject: Subject): AnyAppError {
  const options = { cause: error };
  switch (failureKind(error)) {
    case "refused":
      return new NotAllowedError("reach", subject, options);
    case "missing":
    case "gone":
      return new NotFoundError(subject, options);
    case "stale":
    case "conflict":
      return new StaleError(subject, options);
    case "invalid":
      return new InvalidError(subject, ["Microsoft 365 refused it"], options);
    case "busy":
    case "uncertain":
      return away(error, options);
    case undefined:
      throw error;
  }
}

function away(error: unknown, options: ErrorOptions): UnavailableError {
  return new UnavailableError(askedToWaitSeconds(error) ?? RETRY_LATER_SECONDS, options);
}

/** Awaits a call, so that whatever fails says which `subject` it failed on. */
export async function naming<T>(subject: Subject, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw translateGraphError(error, subject);
  }
}

/** What `call` answers, or `undefined` when Graph has no such thing. */
export async function unlessMissing<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (failureKind(error) === "missing") return undefined;
    throw error;
  }
}

/** When Graph names no time: it has been asked often by then. */
export const RETRY_LATER_SECONDS = 10;

/** Seconds Graph asked us to wait; `undefined` when it named none or gave a date instead. */
export function askedToWaitSeconds(error: unknown): number | undefined {
  const headers = error instanceof Object && "headers" in error ? error.headers : undefined;
  const seconds = headers instanceof Headers ? Number(headers.get("Retry-After")) : 0;
  return seconds > 0 ? seconds : undefined;
}
