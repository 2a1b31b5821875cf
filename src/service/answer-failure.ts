import type { ApiFailure } from "../api/failures";
import { type AnyAppError, AppError } from "../application/errors";
import { Refusal } from "./refusal";

/** A failure as the API answers it. */
export interface FailureAnswer {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 500 | 503;
  readonly body: ApiFailure;
  /** Seconds for `Retry-After`, when waiting may help. */
  readonly retryAfterSeconds?: number;
}

type Failure = Pick<FailureAnswer, "status"> & {
  readonly code: ApiFailure["error"]["code"];
  readonly problems?: readonly string[];
  readonly retryAfterSeconds?: number;
};

/** Puts any failure into the API's words: which kind it is and which fields are meant, never what was in them. */
export function answerFailure(error: unknown, requestId: string): FailureAnswer {
  const { status, code, problems, retryAfterSeconds } = read(error);
  return {
    status,
    body: {
      error: {
        code,
        requestId,
        ...(problems === undefined ? {} : { problems: [...problems] }),
        ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      },
    },
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}

function read(error: unknown): Failure {
  if (error instanceof Refusal) return { status: error.status, code: error.code, ...error.more };
  if (error instanceof AppError) return readExpected(error as AnyAppError);
  return { status: 500, code: "bug" };
}

function readExpected(error: AnyAppError): Failure {
  switch (error.code) {
    case "not-found":
      return { status: 404, code: error.code };
    case "not-allowed":
      return { status: 403, code: error.code };
    case "stale":
      return { status: 409, code: error.code };
    case "invalid":
      return { status: 400, code: error.code, problems: error.problems };
    case "misshapen":
      return { status: 503, code: error.code, problems: error.problems.map((problem) => `${error.subject.id}: ${problem}`) };
    case "unavailable":
    case "not-ready":
      return { status: 503, code: error.code, retryAfterSeconds: error.retryAfterSeconds };
    default:
      return error satisfies never;
  }
}

/** Where a bug came from: its kind and the places in our code, without the message, which may quote what somebody wrote. */
export function describeBug(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [error.name, ...places.slice(0, 8).map((line) => line.trim())].join(" ");
}
