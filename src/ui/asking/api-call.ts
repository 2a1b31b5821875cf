import { apiFailure } from "../../api/failures";
import type { PageFailure } from "../explain-failure";
import { ApiError } from "./api-error";

/** What speaking to the service needs from outside. */
export interface ApiCallOptions {
  /** Origin of the service. */
  readonly origin: string;
  readonly fetch: typeof fetch;
  /** A token for the service; a new one when `fresh`. Throws when nobody is signed in any more. */
  readonly token: (fresh: boolean) => Promise<string>;
  /** Longest wait for one answer. */
  readonly withinMs: number;
  /** Whether an error of `token` means that a person must sign in again. */
  readonly isSignedOut: (error: unknown) => boolean;
}

/** Reads an answer against the contract. */
export interface AnswerReader<T> {
  safeParse(answer: unknown): { readonly success: true; readonly data: T } | { readonly success: false };
}

/** One question to the service; without `answer` whatever comes back is dropped. */
export interface ApiQuestion<T> {
  readonly method: "GET" | "PUT" | "POST";
  readonly path: string;
  readonly body?: unknown;
  readonly answer?: AnswerReader<T>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A function that asks the service one thing. A token that is refused (401) is renewed once and the question
 * asked again; a refusal of the person (403) is final.
 */
export function createApiCall(options: ApiCallOptions): <T = void>(question: ApiQuestion<T>) => Promise<T> {
  return async <T>(question: ApiQuestion<T>): Promise<T> => {
    const first = await send(options, question, false);
    const response = first.status === 401 ? await send(options, question, true) : first;
    if (!response.ok) throw new ApiError(await failureIn(response));
    if (question.answer === undefined) return undefined as T;
    const read = question.answer.safeParse(await jsonOf(response));
    if (!read.success) throw new ApiError({ code: "not-understood" });
    return read.data;
  };
}

async function send(options: ApiCallOptions, question: ApiQuestion<unknown>, fresh: boolean): Promise<Response> {
  const token = await tokenFor(options, fresh);
  const late = AbortSignal.timeout(options.withinMs);
  const signal = question.signal === undefined ? late : AbortSignal.any([question.signal, late]);
  try {
    return await options.fetch(`${options.origin}${question.path}`, {
      method: question.method,
      headers: { authorization: `Bearer ${token}`, ...(question.body === undefined ? {} : { "content-type": "application/json" }) },
      ...(question.body === undefined ? {} : { body: JSON.stringify(question.body) }),
      cache: "no-store",
      credentials: "omit",
      signal,
    });
  } catch (error) {
    if (question.signal?.aborted === true) throw error;
    throw new ApiError({ code: late.aborted ? "too-slow" : "offline" }, { cause: error });
  }
}

async function tokenFor(options: ApiCallOptions, fresh: boolean): Promise<string> {
  try {
    return await options.token(fresh);
  } catch (error) {
    throw new ApiError({ code: options.isSignedOut(error) ? "not-signed-in" : "offline" }, { cause: error });
  }
}

async function failureIn(response: Response): Promise<PageFailure> {
  const read = apiFailure.safeParse(await jsonOf(response));
  if (read.success) return read.data.error;
  return { code: response.status === 401 ? "not-signed-in" : CODE_OF_STATUS[response.status] ?? "bug" };
}

/** For answers that something between the page and the service has written. */
const CODE_OF_STATUS: Readonly<Record<number, PageFailure["code"]>> = {
  403: "not-allowed", 404: "not-found", 409: "stale", 502: "unavailable", 503: "unavailable", 504: "unavailable",
};

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
