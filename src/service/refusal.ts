import type { ApiFailure } from "../api/failures";

/** A request that is turned away before any use case is asked. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 413 | 503,
    readonly code: ApiFailure["error"]["code"],
    readonly more: { readonly problems?: readonly string[]; readonly retryAfterSeconds?: number } = {},
  ) {
    super(code);
  }
}
