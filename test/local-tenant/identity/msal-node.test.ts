import { createHash, X509Certificate } from "node:crypto";
import { ConfidentialClientApplication } from "@azure/msal-node";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { generate } from "selfsigned";
import { addSchoolApp, APP, APP_URI, claimsOf, SECRET, SENCO } from "../../support/oauth-client";
import { type LocalTenant, startLocalTenant, TENANT_ID } from "../../support/local-tenant";

const GRAPH_DEFAULT = "https://graph.microsoft.com/.default";
let tenant: LocalTenant;
let certificate: { readonly cert: string; readonly private: string };
let otherCertificate: typeof certificate;

beforeAll(async () => {
  tenant = await startLocalTenant();
  [certificate, otherCertificate] = await Promise.all([generate([{ name: "commonName", value: "school-app" }]), generate([{ name: "commonName", value: "school-app" }])]);
  await addSchoolApp(tenant, { certificatePem: certificate.cert });
}, 60_000);
afterAll(() => tenant.close());

type Proof = { readonly clientSecret: string } | { readonly clientCertificate: { readonly thumbprintSha256: string; readonly privateKey: string } };

/** Microsoft's client library, configured as the product configures it. */
function client(proof: Proof): ConfidentialClientApplication {
  const { host } = new URL(tenant.origin);
  const endpoints = `${tenant.origin}/${TENANT_ID}/oauth2/v2.0`;
  const authority = `https://${host}/${TENANT_ID}`;
  const authorityMetadata = JSON.stringify({
    issuer: `${authority}/v2.0`,
    authorization_endpoint: `${endpoints}/authorize`,
    token_endpoint: `${endpoints}/token`,
    end_session_endpoint: `${endpoints}/logout`,
    jwks_uri: `${tenant.origin}/${TENANT_ID}/discovery/v2.0/keys`,
  });
  return new ConfidentialClientApplication({ auth: { clientId: APP, authority, knownAuthorities: [host], authorityMetadata, ...proof } });
}

function proofBy({ cert, private: privateKey }: typeof certificate, named = cert): Proof {
  const thumbprintSha256 = createHash("sha256").update(new X509Certificate(named).raw).digest("hex");
  return { clientCertificate: { thumbprintSha256, privateKey } };
}

describe("an application with Microsoft's client library", () => {
  it.each([
    ["secret", () => ({ clientSecret: SECRET }), "1"],
    ["certificate", () => proofBy(certificate), "2"],
  ])("gets a token as itself by its %s, and finds it in its cache again", async (_case, proof, azpacr) => {
    const application = client(proof());
    const first = await application.acquireTokenByClientCredential({ scopes: [GRAPH_DEFAULT] });
    const second = await application.acquireTokenByClientCredential({ scopes: [GRAPH_DEFAULT] });

    expect(claimsOf(first?.accessToken)).toMatchObject({ aud: "https://graph.microsoft.com", idtyp: "app", roles: ["Sites.Selected", "EduRoster.Read.All"], azp: APP, azpacr });
    expect(claimsOf(first?.accessToken)).not.toHaveProperty("scp");
    expect(second?.fromCache).toBe(true);
  });

  it.each([
    ["a wrong secret", () => ({ clientSecret: "guessed" }), "AADSTS7000215"],
    ["a certificate that is not registered", () => proofBy(otherCertificate), "AADSTS700027"],
    ["another key under the registered certificate's name", () => proofBy(otherCertificate, certificate.cert), "AADSTS700027"],
  ])("is refused with %s", async (_case, proof, code) => {
    await expect(client(proof()).acquireTokenByClientCredential({ scopes: [GRAPH_DEFAULT] })).rejects.toThrow(code);
  });

  it.each([
    ["single permissions", ["https://graph.microsoft.com/Sites.Selected"], "AADSTS1002012"],
    ["an unknown resource", ["api://elsewhere/.default"], "AADSTS500011"],
  ])("cannot ask for %s as itself", async (_case, scopes, code) => {
    await expect(client({ clientSecret: SECRET }).acquireTokenByClientCredential({ scopes })).rejects.toThrow(code);
  });

  it("acts on behalf of the person who called its API", async () => {
    const application = client(proofBy(certificate));
    const oboAssertion = await tenant.personToken(SENCO, APP, [`${APP_URI}/access_as_user`]);
    const scopes = ["https://graph.microsoft.com/Calendars.ReadWrite"];
    const first = await application.acquireTokenOnBehalfOf({ oboAssertion, scopes });
    const second = await application.acquireTokenOnBehalfOf({ oboAssertion, scopes });

    expect(claimsOf(first?.accessToken)).toMatchObject({ aud: "https://graph.microsoft.com", oid: SENCO, scp: "Calendars.ReadWrite", idtyp: "user", azp: APP });
    expect(first?.account?.username).toBe("sam@oakfield.example");
    expect(second?.fromCache).toBe(true);
  });

  it("cannot act on behalf of a forged token, of a token for Graph, or of another application", async () => {
    const application = client({ clientSecret: SECRET });
    const scopes = ["https://graph.microsoft.com/User.Read"];
    const real = await tenant.personToken(SENCO, APP, [`${APP_URI}/access_as_user`]);
    const forged = real.replace(/[^.]+$/, (signature) => [...signature].reverse().join(""));
    const forGraph = await tenant.personToken(SENCO, APP, ["User.Read"]);
    const ofApplication = await tenant.appToken({ appId: APP, secret: SECRET, resource: APP_URI });

    await expect(application.acquireTokenOnBehalfOf({ oboAssertion: forged, scopes })).rejects.toThrow("AADSTS50013");
    await expect(application.acquireTokenOnBehalfOf({ oboAssertion: forGraph, scopes })).rejects.toThrow("AADSTS50013");
    await expect(application.acquireTokenOnBehalfOf({ oboAssertion: ofApplication, scopes })).rejects.toThrow("AADSTS7000114");
  });

  it("cannot widen on behalf of somebody what nobody consented to", async () => {
    const oboAssertion = await tenant.personToken(SENCO, APP, [`${APP_URI}/access_as_user`]);

    await expect(client({ clientSecret: SECRET }).acquireTokenOnBehalfOf({ oboAssertion, scopes: ["https://graph.microsoft.com/Mail.Send"] })).rejects.toThrow("AADSTS65001");
  });
});
