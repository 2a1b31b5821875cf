import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { pagesConfig } from "../../src/api/pages-config";
import { readServiceSettings } from "../../src/config/service-settings";
import { contentPolicy } from "../../src/service/content-policy";
import { describePages } from "../../src/service/describe-pages";
import { findOfficeFolder } from "../../src/service/office-library";
import { createStaticPages } from "../../src/service/static-pages";

describe("the pages", () => {
  let folder: string;
  const get = (address: string) =>
    createStaticPages({ publicUrl: "http://localhost:4311", localTenantUrl: "http://localhost:4310", pagesFolder: path.join(folder, "pages"), config: describePages(readServiceSettings({})) }).request(address);
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "baton-pages-"));
    await mkdir(path.join(folder, "pages/assets"), { recursive: true });
    await writeFile(path.join(folder, "pages/taskpane.html"), '<script src="__OFFICE_LIBRARY__"></script>');
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

  it("leave the Office library to Microsoft on Microsoft 365", async () => {
    const pages = createStaticPages({ publicUrl: "https://baton.example", pagesFolder: path.join(folder, "pages"), config: describePages(readServiceSettings({})) });
    const pane = await pages.request("/taskpane.html");
    expect(await pane.text()).toBe('<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>');
    expect(pane.headers.get("content-security-policy")).toContain("script-src 'self' https://appsforoffice.microsoft.com;");
    expect((await pages.request("/vendor/office-js/office.js")).status).toBe(404);
  });
});

describe("the Office library, locally", () => {
  const pages = createStaticPages({
    publicUrl: "http://localhost:4311", localTenantUrl: "http://localhost:4310", pagesFolder: "/nowhere", config: describePages(readServiceSettings({})), officeFolder: findOfficeFolder(import.meta.filename),
  });
  const sha256 = (bytes: ArrayBuffer | Buffer) => createHash("sha256").update(new Uint8Array(bytes)).digest("hex");

  it("is served byte for byte as it was installed", async () => {
    const served = await pages.request("/vendor/office-js/office.js");
    expect([served.status, served.headers.get("content-type")]).toEqual([200, "text/javascript; charset=utf-8"]);
    expect(sha256(await served.arrayBuffer())).toBe(sha256(await readFile("node_modules/@microsoft/office-js/dist/office.js")));
  });

  it("is found in whatever letter case it asks for its own pages, which the tenant may hold in a frame", async () => {
    const question = await pages.request("/vendor/office-js/AgaveErrorUX/index.html");
    expect([question.status, question.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(question.headers.get("content-security-policy")).toContain("frame-ancestors 'self' http://localhost:4310");
  });

  it.each(["/vendor/office-js/..%2fpackage.json", "/vendor/office-js/%2e%2e/package.json", "/vendor/office-js/", "/vendor/office-js/none.js"])("has nothing at %s", async (address) => {
    expect((await pages.request(address)).status).toBe(404);
  });

  it("is only read", async () => {
    expect((await pages.request("/vendor/office-js/office.js", { method: "POST" })).status).toBe(404);
  });
});
