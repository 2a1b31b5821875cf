import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { generateKeyPair, type CryptoKey, SignJWT, UnsecuredJWT } from "jose";
import type { ReadCaller } from "../../../src/local-tenant/identity/caller";
import { createReadCaller } from "../../../src/local-tenant/identity/read-caller";
import { loadSigningKey, type SigningKey } from "../../../src/local-tenant/identity/signing-key";
import { openStoreInMemory } from "../../../src/local-tenant/store/open-store";
import type { Store } from "../../../src/local-tenant/store/store";
import { TENANT_ID } from "../../support/local-tenant";
import { emptyDatabase } from "../../support/empty-database";

const ISSUER = `https://localhost:4310/${TENANT_ID}/v2.0`;
const NOW = Date.parse("2026-11-23T09:00:00Z");
const SECONDS = NOW / 1000;
const PERSON = {
  iss: ISSUER, aud: "https://graph.microsoft.com", tid: TENANT_ID, azp: "app-1", oid: "person-1", scp: "User.Read Sites.ReadWrite.All", idtyp: "user",
  nbf: SECONDS - 10, exp: SECONDS + 10,
};

let store: Store;
let key: SigningKey;
let strangersKey: CryptoKey;
let readCaller: ReadCaller;

beforeAll(async () => {
  store = await openStoreInMemory(emptyDatabase());
  key = await loadSigningKey(store);
  strangersKey = (await generateKeyPair("RS256")).privateKey;
  readCaller = createReadCaller({ key, issuer: ISSUER, clock: () => NOW });
}, 60_000);
afterAll(() => store.close());

const sign = (claims: Readonly<Record<string, unknown>>, by: CryptoKey = key.privateKey): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: key.keyId }).sign(by);
const without = (name: keyof typeof PERSON): Readonly<Record<string, unknown>> => Object.fromEntries(Object.entries(PERSON).filter(([claim]) => claim !== name));

describe("reading who calls Graph", () => {
  it("reads a person with the delegated permissions", async () => {
    expect(await readCaller(`Bearer ${await sign(PERSON)}`)).toEqual({ appId: "app-1", personId: "person-1", scopes: ["User.Read", "Sites.ReadWrite.All"], roles: [] });
  });

  it("reads an application with its roles, and never as a person", async () => {
    const { scp, ...rest } = PERSON;
    expect(scp).not.toBe("");
    expect(await readCaller(`Bearer ${await sign({ ...rest, idtyp: "app", roles: ["Sites.Selected"] })}`)).toEqual({ appId: "app-1", scopes: [], roles: ["Sites.Selected"] });
  });

  it.each([
    ["for another audience", { ...PERSON, aud: "50000000-0000-4000-8000-000000000001" }, "Invalid audience"],
    ["of another issuer", { ...PERSON, iss: ISSUER.replace("4310", "4311") }, "Invalid issuer"],
    ["of another tenant", { ...PERSON, tid: "11111111-1111-4111-8111-111111111111" }, "Required claims"],
    ["that has expired", { ...PERSON, exp: SECONDS }, "expired"],
    ["that is not valid yet", { ...PERSON, nbf: SECONDS + 1 }, "validation failure"],
    ["without an end", without("exp"), "validation failure"],
    ["of nobody", without("oid"), "Required claims"],
    ["of no application", without("azp"), "Required claims"],
    ["of no kind", without("idtyp"), "Required claims"],
  ])("refuses a token %s", async (_case, claims, reason) => {
    expect(await readCaller(`Bearer ${await sign(claims)}`)).toEqual({ refused: expect.stringContaining(reason) });
  });

  it("refuses a token signed by another key", async () => {
    expect(await readCaller(`Bearer ${await sign(PERSON, strangersKey)}`)).toEqual({ refused: "Signature is invalid." });
  });

  it("refuses a token whose claims were changed afterwards", async () => {
    const [header, , signature] = (await sign(PERSON)).split(".");
    const changed = Buffer.from(JSON.stringify({ ...PERSON, oid: "person-2" })).toString("base64url");

    expect(await readCaller(`Bearer ${header}.${changed}.${signature}`)).toEqual({ refused: "Signature is invalid." });
  });

  it("refuses a token that is unsigned, or signed with the public key as if it were a secret", async () => {
    const unsigned = new UnsecuredJWT(PERSON).encode();
    const byPublicKey = await new SignJWT(PERSON).setProtectedHeader({ alg: "HS256", kid: key.keyId }).sign(Buffer.from(JSON.stringify(key.publicJwk)));

    expect(await readCaller(`Bearer ${unsigned}`)).toHaveProperty("refused");
    expect(await readCaller(`Bearer ${byPublicKey}`)).toHaveProperty("refused");
  });

  it.each([undefined, "", "Bearer", "Bearer ", "Basic dXNlcjpw", "Bearer nonsense", "Bearer a.b.c"])("refuses %j", async (authorization) => {
    expect(await readCaller(authorization)).toEqual({ refused: expect.any(String) });
  });
});
