import type { PageFailure } from "../explain-failure";

/** The service refused, or could not be reached. It carries a code and a number for support, never text about a child. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    readonly failure: PageFailure,
    options?: ErrorOptions,
  ) {
    super(`the service did not do it: ${failure.code}`, options);
  }
}

/** The failure inside whatever was thrown; a bug of our own is told as one. */
export function failureOf(error: unknown): PageFailure {
  return error instanceof ApiError ? error.failure : { code: "bug" };
}

/** Whether the work was called off by the page itself, so that nobody needs to hear of it. */
export function wasCalledOff(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
