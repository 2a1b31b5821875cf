import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import { type Clock, secondsOf } from "./clock";
import type { SignInPerson } from "./person";
import { hashText } from "./random-text";
import type { SigningKey } from "./signing-key";
import { TENANT_ID } from "./tenant-address";

/** How a client proved itself: as a public client, by a secret, or by a certificate. */
export type ClientProof = "none" | "secret" | "certificate";

/** What goes into an access token that acts for a person. */
export interface DelegatedToken {
  readonly person: SignInPerson;
  readonly appId: string;
  readonly proof: ClientProof;
  readonly audience: string;
  readonly scopes: readonly string[];
}

/** What goes into an access token of an application that acts as itself. */
export interface ApplicationToken {
  readonly appId: string;
  readonly proof: ClientProof;
  readonly audience: string;
  readonly roles: readonly string[];
}

/** Makes the tenant's signed tokens. */
export interface TokenMint {
  readonly accessTokenSeconds: number;
  delegated(token: DelegatedToken): Promise<string>;
  application(token: ApplicationToken): Promise<string>;
  identity(token: { readonly person: SignInPerson; readonly appId: string; readonly nonce?: string }): Promise<string>;
}

const PROOF_NUMBERS = { none: "0", secret: "1", certificate: "2" } as const;

/** Makes tokens as Entra's v2.0 address does. Source: Microsoft identity platform, access token claims reference. */
export function createTokenMint(parts: { readonly key: SigningKey; readonly issuer: string; readonly accessTokenSeconds: number; readonly clock: Clock }): TokenMint {
  const { key, issuer, accessTokenSeconds, clock } = parts;
  const sign = (audience: string, claims: Readonly<Record<string, unknown>>): Promise<string> => {
    const now = secondsOf(clock);
    const common = { iss: issuer, aud: audience, iat: now, nbf: now, exp: now + accessTokenSeconds, tid: TENANT_ID, ver: "2.0", uti: randomUUID() };
    return new SignJWT({ ...common, ...claims }).setProtectedHeader({ alg: "RS256", kid: key.keyId, typ: "JWT" }).sign(key.privateKey);
  };
  return {
    accessTokenSeconds,
    delegated: ({ person, appId, proof, audience, scopes }) =>
      sign(audience, { ...claimsAbout(person, appId), azp: appId, azpacr: PROOF_NUMBERS[proof], scp: scopes.join(" "), idtyp: "user" }),
    application: ({ appId, proof, audience, roles }) =>
      sign(audience, { azp: appId, azpacr: PROOF_NUMBERS[proof], oid: appId, sub: appId, idtyp: "app", ...(roles.length > 0 ? { roles } : {}) }),
    identity: ({ person, appId, nonce }) =>
      sign(appId, { ...claimsAbout(person, appId), login_hint: person.userPrincipalName, ...(nonce === undefined ? {} : { nonce }) }),
  };
}

// As in Entra, `sub` is another one in each application; `oid` is the person's id everywhere.
function claimsAbout(person: SignInPerson, appId: string): Readonly<Record<string, unknown>> {
  return { oid: person.id, sub: hashText(`${person.id} ${appId}`), name: person.displayName, preferred_username: person.userPrincipalName };
}
