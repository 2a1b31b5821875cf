import { type JWTPayload, SignJWT, createLocalJWKSet, exportJWK, generateKeyPair } from "jose";
import type { Services } from "../../src/application/services";
import { createService } from "../../src/service/create-service";
import { type Listening, listen } from "../../src/service/listen";
import { createReadiness } from "../../src/service/readiness";
import { createReadPerson } from "../../src/service/verify-token";

export const TENANT = "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b";
export const CLIENT = "b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01";
export const TENANT_ORIGIN = "http://localhost:4310";
export const ISSUER = `https://localhost:4310/${TENANT}/v2.0`;

export type Key = Awaited<ReturnType<typeof generateKeyPair>>["privateKey"];

/** Keys that the identity provider signs with, and one of somebody else's. */
export interface Keys {
  readonly key: Key;
  readonly publicKey: Key;
  readonly strangersKey: Key;
  readonly found: ReturnType<typeof createLocalJWKSet>;
}

export async function makeKeys(): Promise<Keys> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const { privateKey: strangersKey } = await generateKeyPair("RS256");
  return { key: privateKey, publicKey, strangersKey, found: createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: "one", alg: "RS256" }] }) };
}

const now = () => Math.floor(Date.now() / 1000);

/** What the token of a signed-in person says. */
export function claimsOf(personId: string): JWTPayload {
  return { iss: ISSUER, aud: CLIENT, nbf: now() - 5, exp: now() + 600, tid: TENANT, oid: personId, name: "Somebody", scp: "openid access_as_user", idtyp: "user" };
}

export function signToken(claims: JWTPayload, key: Key): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "one" }).sign(key);
}

/** An answer of the API: its status and every byte of its body. */
export interface Answered {
  readonly status: number;
  readonly text: string;
}

/** The whole service over HTTP with these services behind it, and a way to ask it with a real token. */
export interface SignedApi {
  readonly listening: Listening;
  /** `question` such as `GET /api/me`. */
  ask(personId: string, question: string, body?: unknown): Promise<Answered>;
  close(): Promise<void>;
}

export async function serveSigned(services: Services, keys: Keys): Promise<SignedApi> {
  const readiness = createReadiness(services.schools.map(({ id }) => id));
  for (const { id } of services.schools) for (const part of ["lists", "roster"] as const) readiness.hasRead(id, part);
  const app = createService({
    api: {
      services, readiness, otherOrigin: TENANT_ORIGIN, refreshClock: () => Promise.resolve(), mintRequestId: () => "request-1", log: () => undefined,
      readPerson: createReadPerson({ issuer: ISSUER, audience: CLIENT, tenantId: TENANT, keys: keys.found }),
    },
    bot: { bot: { answer: () => Promise.resolve({ status: 200 }) }, refreshClock: () => Promise.resolve() },
    pages: { publicUrl: "http://localhost:4311", localTenantUrl: TENANT_ORIGIN, pagesFolder: "/nowhere", config: {} as never },
  });
  const listening = await listen(app.fetch, { port: 0, host: "127.0.0.1" });
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (personId: string) => tokens.get(personId) ?? tokens.set(personId, signToken(claimsOf(personId), keys.key)).get(personId);
  return {
    listening,
    close: () => listening.close(),
    async ask(personId, question, body) {
      const [method = "GET", address = "/"] = question.split(" ");
      const answer = await fetch(`http://localhost:${String(listening.port)}${address}`, {
        method,
        headers: { authorization: `Bearer ${(await tokenOf(personId)) ?? ""}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, text: await answer.text() };
    },
  };
}
