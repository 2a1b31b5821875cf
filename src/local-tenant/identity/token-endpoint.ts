import type { Context } from "hono";
import { findApplication, listRedirectUris } from "./application";
import { grantByClientCredentials, grantByCode, grantByRefreshToken, grantOnBehalfOf, type ProvenClient, type TokenAnswer } from "./grant-tokens";
import type { IdentityParts } from "./identity-parts";
import { OAuthRefusal, refusalBody } from "./oauth-refusal";
import { proveClient } from "./prove-client";
import { TENANT_NAMES } from "./tenant-address";
import { readTokenRequest, type TokenRequest } from "./token-request";

/** Answers the token address: `POST /{tenant}/oauth2/v2.0/token`. */
export async function answerTokenRequest(parts: IdentityParts, context: Context): Promise<Response> {
  await allowRegisteredOrigin(parts, context);
  context.header("Cache-Control", "no-store");
  try {
    const request = readTokenRequest(await context.req.parseBody());
    const client = await findClient(parts, request);
    checkCrossOrigin(request, client, context.req.header("origin"));
    return context.json(await grant(parts, client, request));
  } catch (error) {
    if (!(error instanceof OAuthRefusal)) throw error;
    return context.json(refusalBody(error, new Date(parts.clock())), error.options.status ?? 400);
  }
}

/** Answers a browser that asks whether it may post to the token address. */
export async function answerTokenPreflight(parts: IdentityParts, context: Context): Promise<Response> {
  await allowRegisteredOrigin(parts, context);
  context.header("Access-Control-Allow-Methods", "POST");
  context.header("Access-Control-Allow-Headers", context.req.header("access-control-request-headers") ?? "content-type");
  return context.body(null, 204);
}

function grant(parts: IdentityParts, client: ProvenClient, request: TokenRequest): Promise<TokenAnswer> {
  switch (request.grant_type) {
    case "authorization_code":
      return grantByCode(parts, client, request);
    case "refresh_token":
      return grantByRefreshToken(parts, client, request);
    case "client_credentials":
      return grantByClientCredentials(parts, client, request);
    case "urn:ietf:params:oauth:grant-type:jwt-bearer":
      return grantOnBehalfOf(parts, client, request);
  }
}

async function findClient(parts: IdentityParts, request: TokenRequest): Promise<ProvenClient> {
  const application = await findApplication(parts.store, request.client_id);
  if (application === undefined) {
    throw new OAuthRefusal("unauthorized_client", `AADSTS700016: Application with identifier '${request.client_id}' was not found in the directory.`);
  }
  const credentials = {
    ...(request.client_secret === undefined ? {} : { secret: request.client_secret }),
    ...(request.client_assertion === undefined ? {} : { assertion: request.client_assertion }),
  };
  const tokenAddresses = TENANT_NAMES.map((name) => `${parts.origin}/${name}/oauth2/v2.0/token`);
  const audiences = [...tokenAddresses, ...tokenAddresses.map((address) => address.replace(/^http:/, "https:")), parts.issuer];
  return { application, proof: await proveClient(application, credentials, { audiences, clock: parts.clock }) };
}

// Every redirect address here is a page's: its codes and refresh tokens are redeemed from its own origin only.
function checkCrossOrigin(request: TokenRequest, { application }: ProvenClient, origin: string | undefined): void {
  if (request.grant_type !== "authorization_code" && request.grant_type !== "refresh_token") return;
  if (origin === undefined) {
    throw new OAuthRefusal("invalid_request", "AADSTS9002327: Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.");
  }
  const origins = originsOf([...application.spaRedirectUris, ...application.brokeredRedirectUris]);
  if (!origins.has(origin)) {
    throw new OAuthRefusal("invalid_request", "AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type and its own origins.");
  }
}

async function allowRegisteredOrigin({ store }: IdentityParts, context: Context): Promise<void> {
  const origin = context.req.header("origin");
  context.header("Vary", "Origin");
  if (origin !== undefined && originsOf(await listRedirectUris(store)).has(origin)) context.header("Access-Control-Allow-Origin", origin);
}

function originsOf(uris: readonly string[]): ReadonlySet<string> {
  return new Set(uris.map((uri) => new URL(uri).origin));
}
