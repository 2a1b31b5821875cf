import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { pagesConfig } from "../../src/api/pages-config";
import { readServiceSettings } from "../../src/config/service-settings";
import { contentPolicy } from "../../src/service/content-policy";
import { describePages } from "../../src/service/describe-pages";
import { createStaticPages } from "../../src/service/static-pages";

describe("the pages", () => {
  let folder: string;
  const get = (address: string) =>
    createStaticPages({ publicUrl: "http://localhost:4311", localTenantUrl: "http://localhost:4310", pagesFolder: path.join(folder, "pages"), config: describePages(readServiceSettings({})) }).request(address);
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "baton-pages-"));
    await mkdir(path.join(folder, "pages/assets"), { recursive: true });
    await writeFile(path.join(folder, "pages/taskpane.html"), "<p>pane</p>");
    await writeFile(path.join(folder, "pages/assets/tab.0a1b2c3d.js"), "1");
    await writeFile(path.join(folder, "secret.txt"), "secret");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("are not kept, but their scripts, whose names change with them, are", async () => {
    const page = await get("/taskpane.html");
    expect([page.status, page.headers.get("cache-control"), page.headers.get("content-type")]).toEqual([200, "no-store", "text/html; charset=utf-8"]);
    expect((await get("/assets/tab.0a1b2c3d.js")).headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });

  it.each(["/none.html", "/assets", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "/%00", "/%zz"])("has nothing at %s", async (address) => {
    const answer = await get(address);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain("secret");
  });

  it("leads to the tab, and tells pages what they need before anybody signs in", async () => {
    expect((await get("/")).headers.get("location")).toBe("/tab/index.html");
    const config = pagesConfig.parse(await (await get("/config.json")).json());
    expect(config).toMatchObject({
      apiScope: "api://localhost/b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01/access_as_user",
      apiOrigin: "http://localhost:4311",
      hostOrigins: ["http://localhost:4310"],
      msal: { authority: "https://localhost:4310/7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b", knownAuthorities: ["localhost:4310"] },
    });
    expect(JSON.parse(config.msal.authorityMetadata ?? "{}")).toMatchObject({ token_endpoint: "http://localhost:4310/7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b/oauth2/v2.0/token" });
  });

  it("reach and are held by nothing beyond this machine locally", () => {
    const policy = contentPolicy({ publicUrl: "http://localhost:4311", localTenantUrl: "http://localhost:4310" });
    expect(policy.match(/https?:\/\/[^\s;]+/g)?.filter((one) => !one.startsWith("http://localhost:"))).toEqual([]);
    expect(policy).toContain("frame-ancestors 'self' http://localhost:4310");
    expect(policy).toContain("script-src 'self';");
  });

  it("are held by Microsoft's hosts only, and ask Microsoft's sign-in, on Microsoft 365", () => {
    const policy = contentPolicy({ publicUrl: "https://baton.example" });
    expect(policy).toContain("frame-ancestors 'self' https://*.cloud.microsoft https://teams.microsoft.com");
    expect(policy).toContain("connect-src 'self' https://login.microsoftonline.com");
    expect(policy).not.toContain("localhost");
    expect(policy).not.toContain("'unsafe-eval'");
  });
});
