import type { PagesConfig } from "../api/pages-config";
import type { ServiceSettings } from "../config/service-settings";

/** What the pages are told at `/config.json`: addresses and ids, nothing about people. */
export function describePages(settings: ServiceSettings): PagesConfig {
  const { tenantId, clientId, identity, local } = settings;
  return {
    tenantId,
    clientId,
    apiScope: `${settings.identifierUri}/access_as_user`,
    apiOrigin: settings.publicUrl,
    hostOrigins: local === undefined ? [] : [local.tenantUrl],
    msal: {
      authority: identity.issuer.replace(/\/v2\.0$/, ""),
      ...(local === undefined ? {} : localProvider(settings)),
    },
  };
}

/** The sign-in library refuses an http authority but takes these addresses as they are, and asks nobody for them. */
function localProvider({ tenantId, identity }: ServiceSettings): Partial<PagesConfig["msal"]> {
  const base = `${identity.origin}/${tenantId}`;
  return {
    knownAuthorities: [new URL(identity.origin).host],
    authorityMetadata: JSON.stringify({
      issuer: identity.issuer,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      jwks_uri: identity.keysUrl,
    }),
  };
}
