import type { Configuration } from "@azure/msal-browser";
import { TENANT_ID } from "./known-applications";

/**
 * Configures the sign-in library for one application of the local tenant at `origin`.
 *
 * The library refuses an http authority but takes endpoints as they are from `authorityMetadata`, so the authority is
 * written with https and is never contacted. Tokens stay in memory: on a shared computer the next person who opens the
 * page must not find those of the last one.
 */
export function createMsalConfiguration(clientId: string, origin: string): Configuration {
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
    cache: { cacheLocation: "memoryStorage" },
  };
}
