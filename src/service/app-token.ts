import { X509Certificate } from "node:crypto";
import { AuthError, ConfidentialClientApplication, ServerError } from "@azure/msal-node";
import { NotAllowedError, UnavailableError } from "../application/errors";
import type { Patience } from "../application/patience";
import type { ServiceSettings } from "../config/service-settings";
import { createTokenNetwork } from "./token-network";

const GRAPH_SCOPE = "https://graph.microsoft.com/.default";
/** What the bot's tokens are for. */
export const BOT_SCOPE = "https://api.botframework.com/.default";

/** A certificate with its private key in one PEM text, and what its tokens are for: Graph unless it says otherwise. */
export interface AppCertificate {
  readonly pem: string;
  readonly patience: Patience;
  readonly scope?: typeof BOT_SCOPE;
}

/**
 * Makes what asks for app-only tokens, by certificate. Tokens come from a cache until shortly before they end.
 * Asking fails with `NotAllowedError` when the certificate is refused, with `UnavailableError` when nobody answers.
 *
 * @throws {Error} the PEM text lacks a certificate or its private key.
 */
export function createAppToken(settings: Pick<ServiceSettings, "tenantId" | "clientId" | "identity" | "local">, { pem, scope, patience }: AppCertificate): () => Promise<string> {
  const thumbprintSha256 = new X509Certificate(pem).fingerprint256.replaceAll(":", "");
  const privateKey = /-----BEGIN ([A-Z ]*)PRIVATE KEY-----[\s\S]+?-----END \1PRIVATE KEY-----/.exec(pem)?.[0];
  if (privateKey === undefined) throw new Error("The certificate file holds no private key");
  const application = new ConfidentialClientApplication({
    auth: { clientId: settings.clientId, clientCertificate: { thumbprintSha256, privateKey }, ...authority(settings) },
    system: { networkClient: createTokenNetwork(patience) },
  });
  return async () => {
    const result = await application.acquireTokenByClientCredential({ scopes: [scope ?? GRAPH_SCOPE] }).catch((error: unknown) => {
      throw translateTokenError(error);
    });
    if (result === null) throw new Error("The identity provider gave no token");
    return result.accessToken;
  };
}

const RETRY_LATER_SECONDS = 10;

/** A refusal is for an administrator to mend; an identity provider that is away comes back by itself. */
function translateTokenError(error: unknown): unknown {
  if (error instanceof ServerError) return new NotAllowedError("get a token by certificate for", { kind: "site", id: "graph.microsoft.com" }, { cause: error });
  if (error instanceof AuthError && error.errorCode === "network_error") return new UnavailableError(RETRY_LATER_SECONDS, { cause: error });
  return error;
}

/** The library insists on an https authority as text, but takes endpoints from metadata and then never calls it. */
function authority({ tenantId, identity, local }: Pick<ServiceSettings, "tenantId" | "identity" | "local">) {
  if (local === undefined) return { authority: `${identity.origin}/${tenantId}` };
  const { host } = new URL(identity.origin);
  const endpoints = `${identity.origin}/${tenantId}`;
  const metadata = {
    issuer: identity.issuer,
    authorization_endpoint: `${endpoints}/oauth2/v2.0/authorize`,
    token_endpoint: `${endpoints}/oauth2/v2.0/token`,
    end_session_endpoint: `${endpoints}/oauth2/v2.0/logout`,
    jwks_uri: identity.keysUrl,
  };
  return { authority: `https://${host}/${tenantId}`, knownAuthorities: [host], authorityMetadata: JSON.stringify(metadata) };
}
