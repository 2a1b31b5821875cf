import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { request as ask } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { loadCertificates, type ServerCertificate } from "../../../src/local-tenant/https/certificates";
import { startTenant, type RunningTenant } from "../../../src/local-tenant/server";
import { openStoreInMemory } from "../../../src/local-tenant/store/open-store";
import type { Store } from "../../../src/local-tenant/store/store";
import { emptyDatabase } from "../../support/empty-database";
import { TENANT_ID } from "../../support/local-tenant";

const APP = "c0ffee00-0000-4000-8000-000000000004";
const YEARS_MS = 2 * 365 * 86_400_000;

/** Microsoft's own client, as it comes, in a program that trusts the tenant's authority. */
const CLIENT = `
import { Client } from "@microsoft/microsoft-graph-client";
const form = new URLSearchParams({ grant_type: "client_credentials", client_id: process.env.APP, client_secret: "secret", scope: "https://graph.microsoft.com/.default" });
const { access_token } = await (await fetch(process.env.ORIGIN + "/${TENANT_ID}/oauth2/v2.0/token", { method: "POST", body: form })).json();
const client = Client.init({ baseUrl: process.env.ORIGIN, customHosts: new Set(["localhost"]), authProvider: (done) => done(null, access_token) });
const first = await client.api("/users?$top=1").get();
const second = await client.api(first["@odata.nextLink"]).get();
console.log(JSON.stringify([first["@odata.nextLink"], first.value.length + second.value.length]));
`;

describe("a tenant that speaks https", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "tenant-https-"));
  let certificate: ServerCertificate;
  let store: Store;
  let tenant: RunningTenant;

  beforeAll(async () => {
    certificate = await loadCertificates(folder, Date.now());
    store = await openStoreInMemory(emptyDatabase());
    tenant = await startTenant({ store, port: 0, https: certificate, log: () => undefined });
    for (const name of ["one", "two"]) await store.query("insert into people (id, user_principal_name, display_name) values ($1, $2, $1)", [`${name}-0000-4000-8000-000000000001`, `${name}@oakfield.example`]);
    const registration = { displayName: "A client", secret: "secret", applicationRoles: { "https://graph.microsoft.com": ["User.Read.All"] } };
    await asking(`/admin/api/applications/${APP}`, { method: "PUT", body: JSON.stringify(registration) });
  }, 60_000);
  afterAll(async () => {
    await tenant.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  /** Asks as a client that trusts the tenant's authority and no other. */
  function asking(address: string, { method = "GET", body = "", host = "localhost" }: { readonly method?: string; readonly body?: string; readonly host?: string } = {}): Promise<string> {
    const { port } = new URL(tenant.origin);
    return new Promise((resolve, reject) => {
      const options = { host, port, path: address, method, ca: readFileSync(certificate.authorityFile), headers: { "content-type": "application/json" } };
      const request = ask(options, (answer) => {
        const pieces: Buffer[] = [];
        answer.on("data", (piece: Buffer) => pieces.push(piece));
        answer.on("end", () => { resolve(Buffer.concat(pieces).toString("utf8")); });
      });
      request.on("error", reject);
      request.end(body);
    });
  }

  it.each(["localhost", "127.0.0.1"])("is trusted under the name %s by whoever trusts its authority", async (host) => {
    expect(JSON.parse(await asking("/admin/api/health", { host }))).toMatchObject({ tenantId: TENANT_ID, ready: true });
  });

  it("is trusted by nobody else", async () => {
    await expect(fetch(`${tenant.origin}/admin/api/health`)).rejects.toThrow("fetch failed");
  });

  it("serves Microsoft's own client, with links that lead back to the address that it used", async () => {
    const env = { ...process.env, NODE_OPTIONS: "", NODE_EXTRA_CA_CERTS: certificate.authorityFile, ORIGIN: tenant.origin, APP };
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", CLIENT], { env });
    const [link, people] = JSON.parse(stdout) as readonly [string, number];
    expect([link.startsWith(`${tenant.origin}/v1.0/users?`), people]).toEqual([true, 2]);
  }, 30_000);

  it("keeps its certificates, its keys for itself alone, and makes new ones before they end", async () => {
    expect(await loadCertificates(folder, Date.now())).toEqual(certificate);
    expect(statSync(path.join(folder, "https", "server-key.pem")).mode & 0o777).toBe(0o600);
    const later = await loadCertificates(folder, Date.now() + YEARS_MS);
    expect(later.certificate).not.toBe(certificate.certificate);
    expect(later.authorityFile).toBe(certificate.authorityFile);
  });
});
