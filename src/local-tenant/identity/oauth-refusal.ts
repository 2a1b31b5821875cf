import { randomUUID } from "node:crypto";

/** OAuth's short names for why a sign-in or token request is refused. */
export type OAuthError =
  | "access_denied"
  | "interaction_required"
  | "invalid_client"
  | "invalid_grant"
  | "invalid_request"
  | "invalid_resource"
  | "invalid_scope"
  | "login_required"
  | "unauthorized_client"
  | "unsupported_grant_type"
  | "unsupported_response_type";

/** A request that the identity provider refuses, in the words that Microsoft's client libraries understand. */
export class OAuthRefusal extends Error {
  override readonly name = "OAuthRefusal";
  constructor(
    readonly error: OAuthError,
    /** Begins with `AADSTS` and a number. */
    readonly description: string,
    readonly options: { readonly status?: 400 | 401; readonly suberror?: string } = {},
  ) {
    super(description);
  }
}

/** The JSON body of a refused token request. Source: Microsoft identity platform, authentication and authorization error codes. */
export function refusalBody(refusal: OAuthRefusal, now: Date): Readonly<Record<string, unknown>> {
  const code = /AADSTS(\d+)/.exec(refusal.description)?.[1];
  return {
    error: refusal.error,
    error_description: refusal.description,
    error_codes: code === undefined ? [] : [Number(code)],
    timestamp: now.toISOString(),
    trace_id: randomUUID(),
    correlation_id: randomUUID(),
    ...(refusal.options.suberror === undefined ? {} : { suberror: refusal.options.suberror }),
  };
}
