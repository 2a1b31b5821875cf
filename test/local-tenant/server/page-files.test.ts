import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { PortTakenError, startTenant } from "../../../src/local-tenant/server";
import { APP } from "../../support/oauth-client";
import { type LocalTenant, startLocalTenant } from "../../support/local-tenant";

let tenant: LocalTenant;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "tenant-pages-"));
  const pagesFolder = path.join(folder, "pages");
  mkdirSync(path.join(pagesFolder, "assets"), { recursive: true });
  for (const page of ["teams", "word", "admin", "sharepoint", "redirect"]) writeFileSync(path.join(pagesFolder, `${page}.html`), `page ${page}`);
  writeFileSync(path.join(pagesFolder, "assets", "teams.0123abcd.js"), "script");
  writeFileSync(path.join(folder, "secret.txt"), "secret");
  tenant = await startLocalTenant({ pagesFolder, addinOrigin: "http://localhost:4398" });
}, 60_000);
afterAll(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true });
});

const open = (address: string): Promise<Response> => fetch(tenant.origin + address);

/** Asks with an address and a Host exactly as written, which fetch would tidy. */
function askRaw(address: string, host = "localhost"): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port: new URL(tenant.origin).port, path: address, headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

describe("the tenant's pages", () => {
  it.each([
    ["/teams", "page teams"],
    ["/word", "page word"],
    ["/admin", "page admin"],
    ["/sites", "page sharepoint"],
    ["/sites/sen-oakfield/Plans/any%20folder", "page sharepoint"],
    ["/redirect.html", "page redirect"],
  ])("%s is served afresh each time", async (address, text) => {
    const answer = await open(address);

    expect(await answer.text()).toBe(text);
    expect(answer.headers.get("content-type")).toContain("text/html");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("cross-origin-opener-policy")).toBeNull();
  });

  it("may frame the add-in and installed apps, and may not be framed", async () => {
    const tab = { entityId: "e", name: "n", contentUrl: "http://localhost:4397/tab" };
    await tenant.admin("PUT", `teams-apps/${APP}`, { name: "a", accentColor: "#000000", clientId: APP, validOrigins: ["http://localhost:4397"], personalTab: tab, classTab: tab });
    const policy = (await open("/teams")).headers.get("content-security-policy");

    expect(policy).toContain("frame-src 'self' http://localhost:4398 http://localhost:4397;");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect((await open("/redirect.html")).headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
  });

  it("have scripts that a browser may keep, because their names change", async () => {
    const answer = await open("/pages/assets/teams.0123abcd.js");

    expect(answer.headers.get("content-type")).toContain("text/javascript");
    expect(answer.headers.get("cache-control")).toContain("immutable");
  });

  it.each(["/pages/../secret.txt", "/pages/%2e%2e/secret.txt", "/pages/..%2fsecret.txt", "/pages/%2e%2e%2fsecret.txt", "/pages//etc/passwd", "/pages/%00", "/pages/%", "/pages/", "/pages/assets"])(
    "do not give files outside their folder: %s",
    async (address) => {
      expect(await askRaw(address)).toBe(404);
    },
  );

  it("have an index", async () => {
    expect(await (await open("/")).text()).toContain(`href="/teams"`);
  });
});

describe("the tenant's server", () => {
  it("answers to this computer's names only", async () => {
    expect(await askRaw("/admin/api/people", "evil.example")).toBe(421);
    expect(await askRaw("/admin/api/people", "localhost.evil.example")).toBe(421);
    expect(await askRaw("/admin/api/people", "127.0.0.1")).toBe(200);
  });

  it("says when its port is taken", async () => {
    const port = Number(new URL(tenant.origin).port);

    await expect(startTenant({ store: tenant.store, port, log: () => undefined })).rejects.toThrow(PortTakenError);
  });
});
