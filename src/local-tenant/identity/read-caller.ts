import { errors, jwtVerify } from "jose";
import { z } from "zod";
import type { Caller, ReadCaller, TokenRefusal } from "./caller";
import type { Clock } from "./clock";
import type { SigningKey } from "./signing-key";
import { GRAPH_RESOURCE, TENANT_ID } from "./tenant-address";

const common = { azp: z.string().min(1), tid: z.literal(TENANT_ID) };
const callerClaims = z.discriminatedUnion("idtyp", [
  z.object({ ...common, idtyp: z.literal("user"), oid: z.string().min(1), scp: z.string() }),
  z.object({ ...common, idtyp: z.literal("app"), roles: z.array(z.string()).default([]) }),
]);

/** What access tokens are checked against. */
export interface TokenCheck {
  readonly key: SigningKey;
  readonly issuer: string;
  readonly clock: Clock;
  /** The resource that tokens must be for; Graph unless another is named. */
  readonly audience?: string;
}

/** Makes a resource's check of access tokens: signature, issuer, audience, tenant and lifetime, with no tolerance. */
export function createReadCaller(parts: TokenCheck): ReadCaller {
  const audience = parts.audience ?? GRAPH_RESOURCE;
  const proved = new Map<string, ProvedToken>();
  return async (authorization) => {
    const token = /^Bearer +(\S+)$/i.exec(authorization?.trim() ?? "")?.[1];
    if (token === undefined) return refuse("Access token is empty.");
    const known = proved.get(token);
    if (known !== undefined && isWithin(known, parts.clock())) return known.caller;
    try {
      const expected = { algorithms: ["RS256"], issuer: parts.issuer, audience, requiredClaims: ["exp", "nbf"], currentDate: new Date(parts.clock()) };
      const { payload } = await jwtVerify(token, parts.key.publicKey, expected);
      const caller = readClaims(payload);
      if (proved.size >= MOST_PROVED) proved.clear();
      if (!("refused" in caller)) proved.set(token, { caller, from: Number(payload.nbf), until: Number(payload.exp) });
      return caller;
    } catch (error) {
      return refuse(explain(error));
    }
  };
}

/** Tokens whose signature has been checked are remembered, letter by letter; their lifetime is looked at each time. */
interface ProvedToken {
  readonly caller: Caller;
  /** Seconds since 1970, as tokens count. */
  readonly from: number;
  readonly until: number;
}

const MOST_PROVED = 1000;

function isWithin({ from, until }: ProvedToken, now: number): boolean {
  const seconds = Math.floor(now / 1000);
  return from <= seconds && seconds < until;
}

function readClaims(payload: unknown): Caller | TokenRefusal {
  const parsed = callerClaims.safeParse(payload);
  if (!parsed.success) return refuse("Access token validation failure. Required claims are missing or wrong.");
  const claims = parsed.data;
  if (claims.idtyp === "app") return { appId: claims.azp, scopes: [], roles: claims.roles };
  return { appId: claims.azp, personId: claims.oid, scopes: claims.scp.split(" ").filter((scope) => scope !== ""), roles: [] };
}

function explain(error: unknown): string {
  if (error instanceof errors.JWTExpired) return "Lifetime validation failed, the token is expired.";
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === "aud") return "Access token validation failure. Invalid audience.";
    if (error.claim === "iss") return "Access token validation failure. Invalid issuer.";
    return "Access token validation failure.";
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return "Signature is invalid.";
  if (error instanceof errors.JOSEError) return "JWT is not well formed, or its algorithm is not allowed.";
  throw error;
}

function refuse(refused: string): TokenRefusal {
  return { refused };
}
