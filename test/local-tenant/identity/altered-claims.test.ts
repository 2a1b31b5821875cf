import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type JWTPayload, SignJWT, decodeJwt, generateKeyPair } from "jose";
import { type SigningKey, loadSigningKey } from "../../../src/local-tenant/identity/signing-key";
import { type LocalTenant, TENANT_ID, startLocalTenant } from "../../support/local-tenant";

const APP = "b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01";
const PERSON = "10000000-0000-4000-8000-000000000001";
const GRAPH = "https://graph.microsoft.com";
const OWN_API = `api://localhost/${APP}`;
const SECRET = "a-secret";
const ELSEWHERE = "11111111-2222-4333-8444-555555555555";

/** One claim altered, everything else as the tenant itself wrote it and signed with the tenant's own key. */
const ALTERED: readonly [string, JWTPayload][] = [
  ["another audience", { aud: "https://management.azure.com" }],
  ["another issuer", { iss: `https://login.microsoftonline.com/${ELSEWHERE}/v2.0` }],
  ["another tenant", { tid: ELSEWHERE }],
  ["a time that is over", { exp: 1_700_000_000 }],
  ["a time to come", { nbf: 4_000_000_000 }],
];

describe("tokens whose signature is right and whose claims are not", () => {
  let tenant: LocalTenant;
  let key: SigningKey;
  let forGraph: JWTPayload;
  let forOurApi: JWTPayload;

  beforeAll(async () => {
    tenant = await startLocalTenant();
    await tenant.admin("PUT", `people/${PERSON}`, { displayName: "A Person", givenName: "A", surname: "Person", userPrincipalName: "person@oakfield.example", primaryRole: "teacher", schoolIds: [] });
    await tenant.admin("PUT", `applications/${APP}`, {
      displayName: "An app", identifierUri: OWN_API, exposedScopes: ["access_as_user"], spaRedirectUris: [`${tenant.origin}/redirect.html`], brokeredRedirectUris: [], secret: SECRET,
      delegatedScopes: { [GRAPH]: ["User.Read"], [OWN_API]: ["access_as_user"] }, applicationRoles: {},
    });
    key = await loadSigningKey(tenant.store);
    forGraph = decodeJwt(await tenant.personToken(PERSON, APP, [`${GRAPH}/User.Read`]));
    forOurApi = decodeJwt(await tenant.personToken(PERSON, APP, [`${OWN_API}/access_as_user`]));
  }, 60_000);
  afterAll(() => tenant.close());

  const sign = (claims: JWTPayload, privateKey = key.privateKey) => new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: key.keyId, typ: "JWT" }).sign(privateKey);
  const askGraph = async (token: string) => (await fetch(`${tenant.origin}/v1.0/me`, { headers: { authorization: `Bearer ${token}` } })).status;
  const actOnBehalf = async (assertion: string) => {
    const answer = await fetch(`${tenant.origin}/${TENANT_ID}/oauth2/v2.0/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", requested_token_use: "on_behalf_of", client_id: APP, client_secret: SECRET, assertion, scope: `${GRAPH}/User.Read`,
      }),
    });
    return { status: answer.status, error: ((await answer.json()) as { readonly error?: string }).error };
  };

  it("are let in when nothing is altered, so that a refusal means something", async () => {
    expect(await askGraph(await sign(forGraph))).toBe(200);
    expect((await actOnBehalf(await sign(forOurApi))).status).toBe(200);
  });

  it.each(ALTERED)("are refused by Graph and by the identity provider: %s", async (_case, claims) => {
    expect(await askGraph(await sign({ ...forGraph, ...claims }))).toBe(401);
    expect(await actOnBehalf(await sign({ ...forOurApi, ...claims }))).toEqual({ status: 400, error: "invalid_grant" });
  });

  it("are refused with another key under the same name", async () => {
    const { privateKey } = await generateKeyPair("RS256");
    expect(await askGraph(await sign(forGraph, privateKey))).toBe(401);
    expect(await actOnBehalf(await sign(forOurApi, privateKey))).toEqual({ status: 400, error: "invalid_grant" });
  });

  it("are refused for a permission they do not hold", async () => {
    const token = await sign({ ...forGraph, scp: "User.Read" });
    const people = await fetch(`${tenant.origin}/v1.0/users`, { headers: { authorization: `Bearer ${token}` } });
    expect(people.status).toBe(403);
  });
});
