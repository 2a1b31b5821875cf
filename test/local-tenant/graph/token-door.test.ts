import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { generateKeyPair, SignJWT } from "jose";
import { type LocalTenant, startLocalTenant, TENANT_ID } from "../../support/local-tenant";

const APP = "b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01";
const SENCO = "10000000-0000-4000-8000-000000000001";
const GRAPH = "https://graph.microsoft.com";
const OWN_API = `api://localhost/${APP}`;

describe("tokens at the door of the local Graph", () => {
  let tenant: LocalTenant;
  let good: string;
  const ask = async (token: string | undefined, address = "/users?$top=1") => {
    const answer = await fetch(`${tenant.origin}/v1.0${address}`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });
    const body = (await answer.json()) as { readonly error?: { readonly code: string } };
    return { status: answer.status, code: body.error?.code };
  };

  beforeAll(async () => {
    tenant = await startLocalTenant();
    await tenant.admin("PUT", `people/${SENCO}`, { displayName: "A SENCO", givenName: "A", surname: "SENCO", userPrincipalName: "senco@oakfield.example", primaryRole: "teacher", schoolIds: [] });
    await tenant.admin("PUT", `applications/${APP}`, {
      displayName: "Baton", identifierUri: OWN_API, exposedScopes: ["access_as_user"], spaRedirectUris: [`${tenant.origin}/redirect.html`], brokeredRedirectUris: [], secret: "a-secret",
      delegatedScopes: { [GRAPH]: ["User.Read"], [OWN_API]: ["access_as_user"] }, applicationRoles: { [GRAPH]: ["Sites.Selected", "User.ReadBasic.All"] },
    });
    good = await tenant.appToken({ appId: APP, secret: "a-secret" });
  }, 60_000);
  afterAll(() => tenant.close());

  it("lets in the token that it gave for Graph", async () => {
    expect((await ask(good)).status).toBe(200);
  });

  it("lets a person in as far as their scopes reach, and no further", async () => {
    const token = await tenant.personToken(SENCO, APP, [`${GRAPH}/User.Read`]);
    expect((await ask(token, "/me")).status).toBe(200);
    expect(await ask(token)).toEqual({ status: 403, code: "Authorization_RequestDenied" });
  });

  it("refuses no token, a token for another API, and a token that was changed", async () => {
    const forOurApi = await tenant.personToken(SENCO, APP, [`${OWN_API}/access_as_user`]);
    const [header = "", claims = "", signature = ""] = good.split(".");
    const raised = Buffer.from(JSON.stringify({ ...(JSON.parse(Buffer.from(claims, "base64url").toString()) as object), roles: ["Sites.FullControl.All"] })).toString("base64url");
    for (const token of [undefined, "", "x.y.z", forOurApi, [header, raised, signature].join(".")]) {
      expect(await ask(token)).toEqual({ status: 401, code: "InvalidAuthenticationToken" });
    }
  });

  it("refuses a token that somebody else signed, however right its claims", async () => {
    const { privateKey } = await generateKeyPair("RS256");
    const claims = JSON.parse(Buffer.from(good.split(".")[1] ?? "", "base64url").toString()) as Record<string, unknown>;
    const forged = await new SignJWT({ ...claims, tid: TENANT_ID }).setProtectedHeader({ alg: "RS256", typ: "JWT" }).sign(privateKey);
    expect((await ask(forged)).status).toBe(401);
  });
});
