import { type JWTVerifyGetKey, errors, jwtVerify } from "jose";
import { z } from "zod";
import type { PersonId } from "../domain/ids";
import { Refusal } from "./refusal";

/** What a token for our API must say. */
export interface TokenRules {
  readonly issuer: string;
  /** Client id of our app registration. */
  readonly audience: string;
  readonly tenantId: string;
  /** Keys that the identity provider signs with. */
  readonly keys: JWTVerifyGetKey;
}

/** The person who signed in to make a request. */
export interface SignedInPerson {
  readonly id: PersonId;
  /** As the identity provider writes it; empty when it does not. */
  readonly name: string;
}

/** Reads the `Authorization` header of a request. */
export type ReadPerson = (authorization: string | undefined) => Promise<SignedInPerson>;

/** How far the clocks of the identity provider and of this machine may differ. */
const CLOCK_TOLERANCE_SECONDS = 60;
const RETRY_AFTER_SECONDS = 5;
const SCOPE = "access_as_user";

const claims = z.object({
  tid: z.string(),
  oid: z.string().min(1),
  name: z.string().default(""),
  scp: z.string().optional(),
  idtyp: z.string().optional(),
});

/**
 * Makes the one check of who is asking: a token signed for our API, in our tenant, for a person.
 *
 * The reader throws `Refusal` 401 for a token that proves nobody, 403 for one of an application or without our scope,
 * and 503 while the identity provider's keys cannot be read.
 *
 * Source: Microsoft identity platform, "Secure applications and APIs by validating claims".
 */
export function createReadPerson(rules: TokenRules): ReadPerson {
  return async (authorization) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? "")?.[1];
    if (token === undefined) throw new Refusal(401, "not-signed-in");
    const read = claims.safeParse(await verifiedClaims(token, rules));
    if (!read.success || read.data.tid !== rules.tenantId) throw new Refusal(401, "not-signed-in");
    const { oid, name, scp = "", idtyp = "user" } = read.data;
    if (idtyp !== "user" || !scp.split(" ").includes(SCOPE)) throw new Refusal(403, "not-allowed");
    return { id: oid as PersonId, name };
  };
}

async function verifiedClaims(token: string, { keys, issuer, audience }: TokenRules): Promise<unknown> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ["RS256"],
      issuer,
      audience,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      requiredClaims: ["exp", "nbf"],
    });
    return payload;
  } catch (error) {
    throw isAboutTheToken(error) ? new Refusal(401, "not-signed-in") : new Refusal(503, "unavailable", { retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
}

/** Everything else means that the keys could not be had. */
function isAboutTheToken(error: unknown): boolean {
  return error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && !(error instanceof errors.JWKSInvalid) && error.code !== "ERR_JOSE_GENERIC";
}
