import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { addSchoolApp, APP, APP_URI, askToken, authorizeAddress, choosePerson, claimsOf, cookieOf, getCode, openAddress, redeem, REDIRECT, SENCO, sentBack, TEACHER } from "../../support/oauth-client";
import { type LocalTenant, startLocalTenant, TENANT_ID } from "../../support/local-tenant";

const MINUTE = 60_000;
let now = Date.parse("2026-11-23T09:00:00Z");
let tenant: LocalTenant;

beforeAll(async () => {
  tenant = await startLocalTenant({ clock: () => now });
  await addSchoolApp(tenant);
}, 60_000);
afterAll(() => tenant.close());

describe("a code", () => {
  it("gives tokens for the API that Microsoft's checks accept", async () => {
    const { status, body } = await redeem(tenant, await getCode(tenant, SENCO, { nonce: "n-1" }));
    const keys = createRemoteJWKSet(new URL(`${tenant.origin}/${TENANT_ID}/discovery/v2.0/keys`));
    const issuer = `https://localhost:${new URL(tenant.origin).port}/${TENANT_ID}/v2.0`;
    const { payload } = await jwtVerify(String(body["access_token"]), keys, { issuer, audience: APP, algorithms: ["RS256"], currentDate: new Date(now) });

    expect(status).toBe(200);
    expect(payload).toMatchObject({ oid: SENCO, tid: TENANT_ID, ver: "2.0", scp: "access_as_user", azp: APP, idtyp: "user", name: "Sam Senco", preferred_username: "sam@oakfield.example" });
    expect(claimsOf(body["id_token"])).toMatchObject({ aud: APP, nonce: "n-1", oid: SENCO, login_hint: "sam@oakfield.example" });
    expect(body).toMatchObject({ token_type: "Bearer", expires_in: 3600, scope: `openid profile ${APP_URI}/access_as_user` });
  });

  it("gives Graph tokens without roles of the application", async () => {
    const { body } = await redeem(tenant, await getCode(tenant, SENCO, { scope: "openid User.Read" }));

    expect(claimsOf(body["access_token"])).toMatchObject({ aud: "https://graph.microsoft.com", scp: "User.Read" });
    expect(claimsOf(body["access_token"])).not.toHaveProperty("roles");
    expect(body["refresh_token"]).toBeUndefined();
  });

  it("gives everything that was consented to for .default", async () => {
    const { body } = await redeem(tenant, await getCode(tenant, SENCO, { scope: "https://graph.microsoft.com/.default" }));

    expect(claimsOf(body["access_token"])).toMatchObject({ scp: "User.Read Calendars.ReadWrite" });
  });

  it("works once", async () => {
    const code = await getCode(tenant, SENCO);

    expect((await redeem(tenant, code)).status).toBe(200);
    expect((await redeem(tenant, code)).body).toMatchObject({ error: "invalid_grant", error_codes: [70008] });
  });

  it("works for a minute", async () => {
    const code = await getCode(tenant, SENCO);
    now += MINUTE;

    expect((await redeem(tenant, code)).body).toMatchObject({ error: "invalid_grant", error_codes: [70008] });
  });

  it.each([
    ["another verifier", { code_verifier: "guessed" }, 501481],
    ["another redirect address", { redirect_uri: "http://localhost:4399/" }, 70008],
    ["a wrong secret", { client_secret: "guessed" }, 7000215],
    ["no verifier", { code_verifier: "" }, 900144],
    ["an unknown grant type", { grant_type: "password" }, 70003],
    ["an unknown application", { client_id: "50000000-0000-4000-8000-00000000dead" }, 700016],
  ])("is refused with %s", async (_case, overrides, code) => {
    const { status, body } = await redeem(tenant, await getCode(tenant, SENCO), overrides);

    expect([400, 401]).toContain(status);
    expect(body).toMatchObject({ error_codes: [code] });
    expect(body).not.toHaveProperty("access_token");
  });

  it.each([
    ["no origin", null, 9002327],
    ["an origin that is not registered", "http://evil.example", 9002326],
  ])("is refused to a request with %s", async (_case, origin, code) => {
    const form = { grant_type: "authorization_code", code: await getCode(tenant, SENCO), redirect_uri: REDIRECT, code_verifier: "x".repeat(43) };
    const { body, headers } = await askToken(tenant, form, origin);

    expect(body).toMatchObject({ error: "invalid_request", error_codes: [code] });
    expect(headers.get("access-control-allow-origin")).toBeNull();
  });

  it("lets only pages of registered origins read the answer", async () => {
    const { headers } = await redeem(tenant, await getCode(tenant, SENCO));

    expect(headers.get("access-control-allow-origin")).toBe("http://localhost:4399");
    expect(headers.get("vary")).toContain("Origin");
    expect(headers.get("cache-control")).toBe("no-store");
  });
});

describe("a refresh token", () => {
  const refresh = (token: unknown, scope = `openid offline_access ${APP_URI}/access_as_user`) =>
    askToken(tenant, { grant_type: "refresh_token", refresh_token: String(token), scope });

  it("is replaced each time and serves another resource too", async () => {
    const first = (await redeem(tenant, await getCode(tenant, SENCO))).body["refresh_token"];
    const second = await refresh(first, "User.Read");

    expect(claimsOf(second.body["access_token"])).toMatchObject({ aud: "https://graph.microsoft.com", oid: SENCO });
    expect((await refresh(first)).body).toMatchObject({ error: "invalid_grant", error_codes: [700082] });
    expect((await refresh(second.body["refresh_token"])).status).toBe(200);
  });

  it("ends a day after the sign-in, however often it was replaced", async () => {
    const { body } = await redeem(tenant, await getCode(tenant, SENCO));
    now += 23 * 60 * MINUTE;
    const later = await refresh(body["refresh_token"]);
    now += 61 * MINUTE;

    expect(later.status).toBe(200);
    expect((await refresh(later.body["refresh_token"])).body).toMatchObject({ error_codes: [700082] });
  });

  it("stops with the account", async () => {
    const person = { displayName: "Lee Leaver", userPrincipalName: "lee@oakfield.example" };
    const id = "20000000-0000-4000-8000-000000000009";
    await tenant.admin("PUT", `people/${id}`, person);
    const { body } = await redeem(tenant, await getCode(tenant, id));
    await tenant.admin("PUT", `people/${id}`, { ...person, accountEnabled: false });

    expect((await refresh(body["refresh_token"])).body).toMatchObject({ error: "invalid_grant", error_codes: [50057] });
  });

  it("is kept only as a hash", async () => {
    const { body } = await redeem(tenant, await getCode(tenant, SENCO));
    const kept = await tenant.store.query("select * from refresh_tokens");

    expect(JSON.stringify(kept)).not.toContain(body["refresh_token"]);
  });
});

describe("the sign-in session", () => {
  it("ends after a day", async () => {
    const cookie = cookieOf(await choosePerson(authorizeAddress(tenant), TEACHER));
    now += 24 * 60 * MINUTE;

    expect(sentBack(await openAddress(authorizeAddress(tenant, { prompt: "none" }), cookie)).get("error")).toBe("login_required");
  });
});
