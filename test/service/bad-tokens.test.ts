import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type JWTPayload, SignJWT, UnsecuredJWT, base64url, exportJWK, exportSPKI, generateKeyPair } from "jose";
import { API_PATHS } from "../../src/api/paths";
import { MS_HALE, aPlanVersion } from "../support/builders";
import { oakfield } from "../support/fakes/services";
import { ISSUER, type Keys, type SignedApi, TENANT, claimsOf, makeKeys, serveSigned, signToken } from "../support/signed-api";

const HOUR = 3600;
const now = () => Math.floor(Date.now() / 1000);

/** Claims that differ from good ones in one thing. */
const WRONG_CLAIMS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "for Graph": { aud: "https://graph.microsoft.com" },
  "for our address instead of our id": { aud: "api://b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01" },
  "for another application": { aud: "00000000-1111-4222-8333-444444444444" },
  "for two audiences, neither ours": { aud: ["a", "b"] },
  "for nobody": { aud: undefined },
  "for the empty audience": { aud: "" },
  "for an audience that only begins alike": { aud: "b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01x" },
  "of the bot connector": { iss: "https://api.botframework.com" },
  "of another issuer": { iss: "https://login.example/v2.0" },
  "of the issuer of another tenant": { iss: ISSUER.replace(TENANT, "00000000-0000-4000-8000-000000000000") },
  "of an issuer that ends in a stroke": { iss: `${ISSUER}/` },
  "of the first version's issuer": { iss: ISSUER.replace("/v2.0", "/") },
  "of no issuer": { iss: undefined },
  "of another tenant": { tid: "00000000-0000-4000-8000-000000000000" },
  "of no tenant": { tid: undefined },
  "of tenants in a list": { tid: [TENANT] },
  "of the common tenant": { tid: "common" },
  "without a person": { oid: undefined },
  "of the empty person": { oid: "" },
  "of a person who is a number": { oid: 7 },
  "of persons in a list": { oid: [MS_HALE] },
  "that ended in 1970": { exp: 1 },
  "that ended an hour ago": { exp: now() - HOUR },
  "that never ends": { exp: undefined },
  "that ends at a word": { exp: "tomorrow" },
  "that has not begun": { nbf: now() + HOUR },
  "with scopes in a list": { scp: ["access_as_user"] },
  "that begins at a word": { nbf: "now" },
};

/** Claims of a good token that does not say that a person may use the API. */
const WRONG_GRANTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "with another scope": { scp: "openid User.Read" },
  "with a scope that only begins alike": { scp: "access_as_user_too" },
  "with a scope that only ends alike": { scp: "not_access_as_user" },
  "with the scope in capitals": { scp: "ACCESS_AS_USER" },
  "with the empty scope": { scp: "" },
  "without a scope": { scp: undefined },
  "with the scope as a role": { scp: undefined, roles: ["access_as_user"] },
  "of an application": { scp: undefined, idtyp: "app" },
  "of an application that claims the scope": { idtyp: "app" },
};

describe("a token that is malformed or stolen", () => {
  let keys: Keys;
  let api: SignedApi;
  const tried = new Set<string>();

  beforeAll(async () => {
    keys = await makeKeys();
    api = await serveSigned(await oakfield({ Plans: [aPlanVersion()] }), keys);
  });
  afterAll(() => api.close());

  const good = () => claimsOf(MS_HALE);
  async function call(authorization: string | undefined, address: string = API_PATHS.me) {
    const answer = await fetch(`http://localhost:${String(api.listening.port)}${address}`, { headers: authorization === undefined ? {} : { authorization } });
    return { status: answer.status, text: await answer.text() };
  }
  async function statusOf(which: string, authorization: string | undefined): Promise<number> {
    tried.add(which);
    const { status, text } = await call(authorization);
    expect(text).not.toMatch(/Jo|Hale|Oakfield|school/i);
    return status;
  }
  const signed = (header: Record<string, unknown>, claims: JWTPayload = good(), key: Parameters<SignJWT["sign"]>[0] = keys.key) =>
    new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "one", ...header }).sign(key);

  it("lets a good one in", async () => {
    expect((await call(`Bearer ${await signToken(good(), keys.key)}`)).status).toBe(200);
    expect((await call(`bearer ${await signToken(good(), keys.key)}`)).status).toBe(200);
  });

  it("lets one in that has just ended, within what clocks may differ", async () => {
    expect((await call(`Bearer ${await signToken({ ...good(), exp: now() - 10 }, keys.key)}`)).status).toBe(200);
  });

  it.each(Object.keys(WRONG_CLAIMS))("%s is refused", async (which) => {
    expect(await statusOf(which, `Bearer ${await signToken({ ...good(), ...WRONG_CLAIMS[which] }, keys.key)}`)).toBe(401);
  });

  it.each(Object.keys(WRONG_GRANTS))("%s is known, and may nothing", async (which) => {
    expect(await statusOf(which, `Bearer ${await signToken({ ...good(), ...WRONG_GRANTS[which] }, keys.key)}`)).toBe(403);
  });

  it("signed with anything but the provider's key is refused", async () => {
    const spki = await exportSPKI(keys.publicKey);
    const bytes = (text: string) => new TextEncoder().encode(text);
    const strangersJwk = await exportJWK((await generateKeyPair("RS256", { extractable: true })).publicKey);
    const { privateKey: curve } = await generateKeyPair("ES256");
    const outcomes: readonly (readonly [string, string])[] = [
      ["another key", await signToken(good(), keys.strangersKey)],
      ["a secret by guess", await signed({ alg: "HS256" }, good(), bytes("a secret of at least 32 characters"))],
      ["the public key as a secret", await signed({ alg: "HS256" }, good(), bytes(spki))],
      ["the public key as a longer secret", await signed({ alg: "HS512" }, good(), bytes(spki + spki))],
      ["another kind of key", await signed({ alg: "ES256" }, good(), curve)],
      ["no key that is known", await signed({ kid: "two" }, good(), keys.strangersKey)],
      ["a key named by a path", await signed({ kid: "../../one" }, good(), keys.strangersKey)],
      ["a key named by an order to the database", await signed({ kid: "one' or '1'='1" }, good(), keys.strangersKey)],
      ["a key that it carries itself", await signed({ jwk: strangersJwk }, good(), keys.strangersKey)],
      ["a key that it says where to find", await signed({ jku: "http://localhost:4310/keys" }, good(), keys.strangersKey)],
      ["a certificate that it says where to find", await signed({ x5u: "http://localhost:4310/cert" }, good(), keys.strangersKey)],
      ["a header that must be understood and is not", await new SignJWT(good()).setProtectedHeader({ alg: "RS256", kid: "one", crit: ["x-ours"], "x-ours": 1 }).sign(keys.key, { crit: { "x-ours": true } })],
      ["nothing", new UnsecuredJWT(good()).encode()],
      ["nothing, in capitals", `${base64url.encode(JSON.stringify({ alg: "NONE" }))}.${base64url.encode(JSON.stringify(good()))}.`],
      ["nothing, but an empty signature", `${base64url.encode(JSON.stringify({ alg: "RS256", kid: "one" }))}.${base64url.encode(JSON.stringify(good()))}.`],
    ];
    const statuses = await Promise.all(outcomes.map(async ([which, token]) => [which, await statusOf(which, `Bearer ${token}`)]));
    expect(statuses).toEqual(outcomes.map(([which]) => [which, 401]));
  });

  it("that was altered, cut or put together from two is refused", async () => {
    const token = await signToken(good(), keys.key);
    const [header = "", claims = "", signature = ""] = token.split(".");
    const other = (await signToken(claimsOf("person-head"), keys.key)).split(".");
    const changed = base64url.encode(JSON.stringify({ ...good(), oid: "person-head" }));
    const mended = (text: string, at: number) => `${text.slice(0, at)}${text[at] === "A" ? "B" : "A"}${text.slice(at + 1)}`;
    const outcomes: readonly (readonly [string, string | undefined])[] = [
      ["somebody else's claims", `Bearer ${header}.${other[1] ?? ""}.${signature}`],
      ["claims written anew", `Bearer ${header}.${changed}.${signature}`],
      ["another signature", `Bearer ${header}.${claims}.${other[2] ?? ""}`],
      ["a letter of the signature", `Bearer ${header}.${claims}.${mended(signature, 10)}`],
      ["a letter of the claims", `Bearer ${header}.${mended(claims, 10)}.${signature}`],
      ["a letter of the header", `Bearer ${mended(header, 10)}.${claims}.${signature}`],
      ["the end of the signature", `Bearer ${token.slice(0, -4)}`],
      ["a fourth part", `Bearer ${token}.x`],
      ["two parts", `Bearer ${header}.${claims}`],
      ["one part", `Bearer ${header}`],
      ["a word", "Bearer x"],
      ["no token", "Bearer "],
      ["two tokens", `Bearer ${token} ${token}`],
      ["another scheme", `Basic ${token}`],
      ["no scheme", token],
      ["nothing at all", undefined],
      ["a token of ten thousand letters", `Bearer ${"a".repeat(10_000)}`],
      ["claims that are a list", `Bearer ${header}.${base64url.encode("[]")}.${signature}`],
      ["claims that are no JSON", `Bearer ${header}.${base64url.encode("{")}.${signature}`],
    ];
    const statuses = await Promise.all(outcomes.map(async ([which, authorization]) => [which, await statusOf(which, authorization)]));
    expect(statuses).toEqual(outcomes.map(([which]) => [which, 401]));
  });

  it("is never read from the address", async () => {
    const token = await signToken(good(), keys.key);
    expect((await call(undefined, `${API_PATHS.me}?access_token=${token}`)).status).toBe(401);
  });

  it("has been tried in sixty ways and more", () => {
    expect(tried.size).toBeGreaterThanOrEqual(60);
  });
});
