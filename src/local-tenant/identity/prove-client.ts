import { timingSafeEqual, X509Certificate } from "node:crypto";
import { jwtVerify } from "jose";
import type { Application } from "./application";
import type { Clock } from "./clock";
import type { ClientProof } from "./mint-tokens";
import { OAuthRefusal } from "./oauth-refusal";
import { hashText } from "./random-text";

/** What a client sends to prove that it is the application. */
export interface ClientCredentials {
  readonly secret?: string;
  /** A signed assertion, as JWT. */
  readonly assertion?: string;
}

// A client's clock may run ahead or behind by this much.
const CLOCK_TOLERANCE_SECONDS = 300;

/**
 * Checks a client's secret or certificate assertion.
 *
 * @returns `none` when the client sends neither, as a public client does.
 * @throws {OAuthRefusal} when what it sends is wrong.
 */
export async function proveClient(
  application: Application,
  credentials: ClientCredentials,
  expected: { readonly audiences: readonly string[]; readonly clock: Clock },
): Promise<ClientProof> {
  if (credentials.assertion !== undefined) {
    await checkAssertion(application, credentials.assertion, expected);
    return "certificate";
  }
  if (credentials.secret === undefined) return "none";
  if (application.secret === undefined || !isSameText(application.secret, credentials.secret)) {
    throw new OAuthRefusal("invalid_client", `AADSTS7000215: Invalid client secret provided for application '${application.appId}'.`, { status: 401 });
  }
  return "secret";
}

async function checkAssertion(
  application: Application,
  assertion: string,
  { audiences, clock }: { readonly audiences: readonly string[]; readonly clock: Clock },
): Promise<void> {
  if (application.certificatePem === undefined) throw wrongAssertion("no certificate is registered");
  const key = new X509Certificate(application.certificatePem).publicKey;
  try {
    await jwtVerify(assertion, key, {
      algorithms: ["PS256", "RS256"],
      audience: [...audiences],
      issuer: application.appId,
      subject: application.appId,
      requiredClaims: ["exp"],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(clock()),
    });
  } catch (error) {
    throw wrongAssertion(error instanceof Error ? error.message : "it cannot be read");
  }
}

function wrongAssertion(why: string): OAuthRefusal {
  return new OAuthRefusal("invalid_client", `AADSTS700027: The client assertion failed validation: ${why}.`, { status: 401 });
}

// Hashes have one length, so that the comparison takes the same time whatever was sent.
function isSameText(expected: string, given: string): boolean {
  return timingSafeEqual(Buffer.from(hashText(expected)), Buffer.from(hashText(given)));
}
