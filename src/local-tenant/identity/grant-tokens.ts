import { jwtVerify } from "jose";
import { z } from "zod";
import type { Application } from "./application";
import { secondsOf } from "./clock";
import type { IdentityParts } from "./identity-parts";
import type { ClientProof } from "./mint-tokens";
import { OAuthRefusal } from "./oauth-refusal";
import { findSignInPerson, type SignInPerson } from "./person";
import { hashText } from "./random-text";
import { issueRefreshToken, REFRESH_SECONDS, takeRefreshToken } from "./refresh-tokens";
import { grantApplicationRoles, grantDelegated, readRequestedScopes, writeGrantedScope } from "./requested-scopes";
import { TENANT_ID } from "./tenant-address";
import type { TokenRequestOf } from "./token-request";

/** The application that asks, and how it proved itself. */
export interface ProvenClient {
  readonly application: Application;
  readonly proof: ClientProof;
}

/** The JSON body of a granted token request. */
export type TokenAnswer = Readonly<Record<string, string | number>>;

/** Exchanges the code that a sign-in gave. @throws {OAuthRefusal} when it is used, old, or not this client's. */
export async function grantByCode(parts: IdentityParts, client: ProvenClient, request: TokenRequestOf<"authorization_code">): Promise<TokenAnswer> {
  const grant = parts.codes.take(request.code);
  if (grant === undefined || grant.appId !== client.application.appId || grant.redirectUri !== request.redirect_uri) {
    throw new OAuthRefusal("invalid_grant", "AADSTS70008: The provided authorization code or refresh token has expired, was used before, or was issued for another request.");
  }
  if (hashText(request.code_verifier) !== grant.codeChallenge) {
    throw new OAuthRefusal("invalid_grant", "AADSTS501481: The Code_Verifier does not match the code_challenge supplied in the authorization request.");
  }
  return await answerForPerson(parts, client, {
    person: await findPerson(parts, grant.personId),
    scope: request.scope ?? grant.scope,
    refreshUntil: secondsOf(parts.clock) + REFRESH_SECONDS,
    ...(grant.nonce === undefined ? {} : { nonce: grant.nonce }),
  });
}

/** Renews tokens without asking the person; the refresh token is used up and another is given. */
export async function grantByRefreshToken(parts: IdentityParts, client: ProvenClient, request: TokenRequestOf<"refresh_token">): Promise<TokenAnswer> {
  const { store, clock } = parts;
  const grant = await takeRefreshToken(store, { token: request.refresh_token, appId: client.application.appId, clock });
  if (grant === undefined) throw new OAuthRefusal("invalid_grant", "AADSTS700082: The refresh token has expired, was used before, or was revoked.");
  return await answerForPerson(parts, client, {
    person: await findPerson(parts, grant.personId),
    scope: `${request.scope} offline_access`,
    refreshUntil: grant.expiresAt,
  });
}

/** Gives an application a token to act as itself. @throws {OAuthRefusal} when it did not prove itself. */
export async function grantByClientCredentials(parts: IdentityParts, { application, proof }: ProvenClient, request: TokenRequestOf<"client_credentials">): Promise<TokenAnswer> {
  refuseUnproven(proof);
  const requested = await readRequestedScopes(parts.store, request.scope);
  const roles = grantApplicationRoles(application, requested);
  const { accessTokenSeconds } = parts.mint;
  const token = await parts.mint.application({ appId: application.appId, proof, audience: requested.audience, roles });
  return { token_type: "Bearer", expires_in: accessTokenSeconds, ext_expires_in: accessTokenSeconds, access_token: token };
}

const assertionClaims = z.object({ oid: z.string(), idtyp: z.literal("user"), scp: z.string().min(1) });

/** Lets a service act for the person who called it. @throws {OAuthRefusal} when the person's token is not for this service. */
export async function grantOnBehalfOf(
  parts: IdentityParts,
  client: ProvenClient,
  request: TokenRequestOf<"urn:ietf:params:oauth:grant-type:jwt-bearer">,
): Promise<TokenAnswer> {
  refuseUnproven(client.proof);
  const personId = await readAssertedPerson(parts, client.application, request.assertion);
  const wantsRefresh = request.scope.split(" ").includes("offline_access");
  return await answerForPerson(parts, client, {
    person: await findPerson(parts, personId),
    scope: request.scope,
    ...(wantsRefresh ? { refreshUntil: secondsOf(parts.clock) + REFRESH_SECONDS } : {}),
  });
}

async function readAssertedPerson({ key, issuer, clock }: IdentityParts, application: Application, assertion: string): Promise<string> {
  try {
    const expected = { algorithms: ["RS256"], issuer, audience: application.appId, requiredClaims: ["exp"], currentDate: new Date(clock()) };
    const { payload } = await jwtVerify(assertion, key.publicKey, expected);
    if (payload["tid"] !== TENANT_ID) throw new Error("The assertion is of another tenant.");
    return assertionClaims.parse(payload).oid;
  } catch (error) {
    if (error instanceof z.ZodError) throw new OAuthRefusal("invalid_grant", "AADSTS7000114: Application tokens are not allowed to make on-behalf-of calls.");
    throw new OAuthRefusal("invalid_grant", "AADSTS50013: Assertion failed validation: its signature, issuer, audience, tenant or lifetime is wrong.");
  }
}

interface PersonGrant {
  readonly person: SignInPerson;
  readonly scope: string;
  readonly nonce?: string;
  /** Seconds since 1970; absent when no refresh token is wanted. */
  readonly refreshUntil?: number;
}

async function answerForPerson(parts: IdentityParts, { application, proof }: ProvenClient, grant: PersonGrant): Promise<TokenAnswer> {
  const { mint, store } = parts;
  const { appId } = application;
  const { person, nonce, refreshUntil } = grant;
  const requested = await readRequestedScopes(store, grant.scope);
  const scopes = grantDelegated(application, requested);
  const wantsRefresh = refreshUntil !== undefined && requested.openId.includes("offline_access");
  return {
    token_type: "Bearer",
    scope: writeGrantedScope(requested, scopes),
    expires_in: mint.accessTokenSeconds,
    ext_expires_in: mint.accessTokenSeconds,
    access_token: await mint.delegated({ person, appId, proof, audience: requested.audience, scopes }),
    client_info: writeClientInfo(person.id),
    ...(requested.openId.includes("openid") ? { id_token: await mint.identity({ person, appId, ...(nonce === undefined ? {} : { nonce }) }) } : {}),
    ...(wantsRefresh
      ? {
          refresh_token: await issueRefreshToken(store, { personId: person.id, appId, expiresAt: refreshUntil }),
          refresh_token_expires_in: refreshUntil - secondsOf(parts.clock),
        }
      : {}),
  };
}

/** Names the person and the tenant as client libraries expect it beside a code or a token. */
export function writeClientInfo(personId: string): string {
  return Buffer.from(JSON.stringify({ uid: personId, utid: TENANT_ID })).toString("base64url");
}

async function findPerson({ store }: IdentityParts, personId: string): Promise<SignInPerson> {
  const person = await findSignInPerson(store, personId);
  if (person === undefined) throw new OAuthRefusal("invalid_grant", "AADSTS50057: The user account is disabled or was removed.");
  return person;
}

function refuseUnproven(proof: ClientProof): void {
  if (proof === "none") {
    throw new OAuthRefusal("invalid_client", "AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'.", { status: 401 });
  }
}
