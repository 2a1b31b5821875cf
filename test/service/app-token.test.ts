import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { decodeJwt } from "jose";
import { generate } from "selfsigned";
import { readServiceSettings } from "../../src/config/service-settings";
import { BOT_SCOPE, createAppToken } from "../../src/service/app-token";
import { BATON_APP, type ProvisionedTenant, startProvisionedTenant } from "../support/provisioned-tenant";
import { patienceAtOnce } from "../support/patience";

let world: ProvisionedTenant;
beforeAll(async () => {
  world = await startProvisionedTenant({ provisioned: false });
}, 60_000);
afterAll(() => world.close());

describe("createAppToken", () => {
  it("gets an app-only Graph token by certificate, and keeps it while it lasts", async () => {
    const getToken = createAppToken(world.settings, { patience: patienceAtOnce(), pem: world.certificatePem });
    const token = await getToken();
    expect(decodeJwt(token)).toMatchObject({ aud: "https://graph.microsoft.com", idtyp: "app", roles: expect.arrayContaining(["Sites.Selected"]) });
    expect(decodeJwt(token)["scp"]).toBeUndefined();
    expect(await getToken()).toBe(token);
  });

  it("gets a token for the bot's channel, which is good for nothing else", async () => {
    const token = await createAppToken(world.settings, { patience: patienceAtOnce(), pem: world.certificatePem, scope: BOT_SCOPE })();
    expect(decodeJwt(token)).toMatchObject({ aud: "https://api.botframework.com" });
    expect(decodeJwt(token)["azp"] ?? decodeJwt(token)["appid"]).toBe(BATON_APP);
  });

  it("gets none by another certificate", async () => {
    const other = await generate([{ name: "commonName", value: "other" }], { keySize: 2048, algorithm: "sha256" });
    await expect(createAppToken(world.settings, { patience: patienceAtOnce(), pem: `${other.cert}\n${other.private}` })()).rejects.toMatchObject({ code: "not-allowed" });
  });

  it("refuses a file that lacks the private key or the certificate, before anything is called", () => {
    const [certificate = ""] = world.certificatePem.split("\n-----BEGIN RSA PRIVATE KEY-----");
    const withoutKey = certificate.slice(0, certificate.indexOf("-----END CERTIFICATE-----") + "-----END CERTIFICATE-----".length);
    expect(() => createAppToken(world.settings, { patience: patienceAtOnce(), pem: withoutKey })).toThrow("no private key");
    expect(() => createAppToken({ ...world.settings, clientId: BATON_APP }, { patience: patienceAtOnce(), pem: "nothing" })).toThrow("PEM");
  });

  it("says that nobody answers when the identity provider is away", async () => {
    const away = readServiceSettings({ BATON_LOCAL_TENANT_URL: "http://localhost:4478" });
    await expect(createAppToken(away, { patience: patienceAtOnce(), pem: world.certificatePem })()).rejects.toMatchObject({ code: "unavailable" });
  });

  it("asks Microsoft's own address on Microsoft 365", () => {
    const { local: _local, ...rest } = world.settings;
    const settings = { ...rest, identity: { ...rest.identity, origin: "https://login.microsoftonline.com" } };
    expect(createAppToken(settings, { patience: patienceAtOnce(), pem: world.certificatePem })).toBeInstanceOf(Function);
  });
});
