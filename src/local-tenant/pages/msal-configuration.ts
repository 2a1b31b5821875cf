import type { Configuration } from "@azure/msal-browser";
import { TENANT_ID } from "./known-applications";

/**
 * Where a sign-in is kept. `sessionStorage` is for a page that sends the browser away to sign in, which the library
 * refuses to do otherwise; such a page must drop what an earlier person left there. All else stays in memory.
 */
export type SignInCache = "memoryStorage" | "sessionStorage";

/**
 * Configures the sign-in library for one application of the local tenant at `origin`.
 *
 * The library refuses an http authority but takes endpoints as they are from `authorityMetadata`, so the authority is
 * written with https and is never contacted.
 */
export function createMsalConfiguration(clientId: string, origin: string, cacheLocation: SignInCache): Configuration {
  const { host } = new URL(origin);
  const authority = `https://${host}/${TENANT_ID}`;
  const endpoints = `${origin}/${TENANT_ID}/oauth2/v2.0`;
  return {
    auth: {
      clientId,
      authority,
      knownAuthorities: [host],
      authorityMetadata: JSON.stringify({
        issuer: `${authority}/v2.0`,
        authorization_endpoint: `${endpoints}/authorize`,
        token_endpoint: `${endpoints}/token`,
        end_session_endpoint: `${endpoints}/logout`,
        jwks_uri: `${origin}/${TENANT_ID}/discovery/v2.0/keys`,
      }),
      redirectUri: `${origin}/redirect.html`,
    },
    cache: { cacheLocation },
  };
}
