import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { addSchoolApp, APP, APP_URI, SECRET, SENCO, TEACHER } from "../../support/oauth-client";
import { type LocalTenant, startLocalTenant } from "../../support/local-tenant";

const MORNING = Date.parse("2026-11-23T08:30:00Z");
const GRAPH = "https://graph.microsoft.com";
let now = MORNING;
let tenant: LocalTenant;

beforeAll(async () => {
  tenant = await startLocalTenant({ clock: () => now });
  await addSchoolApp(tenant);
}, 60_000);
afterAll(() => tenant.close());

describe("the admin interface's door", () => {
  const write = (headers: Readonly<Record<string, string>>) =>
    fetch(`${tenant.origin}/admin/api/day`, { method: "PUT", headers, body: JSON.stringify({ day: "2027-01-04" }) });

  it.each([
    ["a page of another origin", { origin: "http://localhost:4311", "content-type": "application/json" }],
    ["a sandboxed page", { origin: "null", "content-type": "application/json" }],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }],
    ["text that a page may post unasked", { "content-type": "text/plain" }],
  ])("refuses %s", async (_case, headers) => {
    const answer = await write(headers);

    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ error: expect.any(String) });
    expect(await tenant.admin("GET", "day")).toEqual({ day: "2026-11-23", offsetDays: 0 });
  });

  it("refuses reading to a page of another origin", async () => {
    const answer = await fetch(`${tenant.origin}/admin/api/people`, { headers: { origin: "http://evil.example" } });

    expect(answer.status).toBe(403);
    expect(await answer.text()).not.toContain("Senco");
  });

  it("lets the tenant's own pages in", async () => {
    expect((await write({ origin: tenant.origin, "content-type": "application/json" })).status).toBe(200);
    await tenant.admin("PUT", "day", { day: null });
  });

  it.each([
    ["GET", "nowhere", undefined, 404],
    ["PUT", "day", { day: "tomorrow" }, 400],
    ["GET", "calls?after=x", undefined, 400],
  ] as const)("answers %s %s in one sentence when it cannot follow", async (method, path, body, status) => {
    await expect(tenant.admin(method, path, body)).rejects.toThrow(`: ${status} {"error":"`);
  });
});

describe("the tenant's day", () => {
  it("moves by whole days and goes on at midnight", async () => {
    expect(await tenant.admin("PUT", "day", { day: "2026-12-01" })).toEqual({ day: "2026-12-01", offsetDays: 8 });
    now = MORNING + 24 * 60 * 60 * 1000;

    expect(await tenant.admin("GET", "day")).toEqual({ day: "2026-12-02", offsetDays: 8 });
    expect(await tenant.admin("PUT", "day", { day: null })).toEqual({ day: "2026-11-24", offsetDays: 0 });
    now = MORNING;
  });

  it("does not move tokens", async () => {
    await tenant.admin("PUT", "day", { day: "2030-01-01" });
    const token = await tenant.personToken(SENCO, APP, [`${GRAPH}/User.Read`]);

    expect((await fetch(`${tenant.origin}/v1.0/me`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
    await tenant.admin("PUT", "day", { day: null });
  });
});

describe("registering an application", () => {
  it("never repeats a secret", async () => {
    const answer = await tenant.admin("PUT", `applications/${APP}`, { displayName: "School app", identifierUri: APP_URI, secret: SECRET });

    expect(answer).toMatchObject({ appId: APP, hasSecret: true, hasCertificate: false });
    expect(JSON.stringify(answer)).not.toContain(SECRET);
    await addSchoolApp(tenant);
  });

  it.each([
    ["a broken certificate", { displayName: "x", certificatePem: "nonsense" }, 400],
    ["an identifier of another application", { displayName: "x", identifierUri: APP_URI }, 409],
    ["a redirect address that is none", { displayName: "x", spaRedirectUris: ["here"] }, 400],
  ])("refuses %s", async (_case, body, status) => {
    await expect(tenant.admin("PUT", "applications/50000000-0000-4000-8000-000000000002", body)).rejects.toThrow(`: ${status} `);
  });
});

describe("a site", () => {
  it("is found by Graph under the id that making it gave, once the application is granted it", async () => {
    const made = (await tenant.admin("PUT", "sites/sen-oakfield", { displayName: "SEN Oakfield", ownerIds: [SENCO], memberIds: [SENCO, TEACHER] })) as { id: string; webUrl: string };
    const token = await tenant.appToken({ appId: APP, secret: SECRET });
    const find = () => fetch(`${tenant.origin}/v1.0/sites/localhost:/sites/sen-oakfield`, { headers: { authorization: `Bearer ${token}` } });
    const before = await find();
    await tenant.admin("PUT", `sites/sen-oakfield/grants/${APP}`, { displayName: "School app", roles: ["fullcontrol"] });
    const granted = await find();
    await tenant.admin("DELETE", `sites/sen-oakfield/grants/${APP}`);
    const taken = await find();

    expect(made.id).toMatch(/^localhost,[0-9a-f-]{36},[0-9a-f-]{36}$/);
    expect(made.webUrl).toBe(`${tenant.origin}/sites/sen-oakfield`);
    expect([before.status, granted.status, taken.status]).toEqual([403, 200, 403]);
    expect(await granted.json()).toMatchObject({ id: made.id, webUrl: made.webUrl });
    expect(await tenant.admin("GET", "sites")).toMatchObject({ value: [{ name: "sen-oakfield", ownerIds: [SENCO], memberIds: [TEACHER] }] });
  });

  it("keeps its id when it is made again", async () => {
    const again = await tenant.admin("PUT", "sites/sen-oakfield", { displayName: "SEN at Oakfield", ownerIds: [SENCO] });

    expect(await tenant.admin("GET", "sites")).toEqual({ value: [again] });
  });

  it.each(["Sen Oakfield", "..", "a_b"])("cannot be called %s", async (name) => {
    await expect(tenant.admin("PUT", `sites/${encodeURIComponent(name)}`, { displayName: "x" })).rejects.toThrow(/: 40\d /);
  });
});

describe("an app installed in Teams", () => {
  const app = {
    name: "Baton",
    accentColor: "#4f52b2",
    clientId: APP,
    validOrigins: ["http://localhost:4399/"],
    personalTab: { entityId: "home", name: "My plans", contentUrl: "http://localhost:4399/tab/index.html?tab=personal" },
    classTab: { entityId: "class", name: "Plans", contentUrl: "http://localhost:4399/tab/index.html?tab=class" },
  };

  it("is listed as it was installed, with origins written plainly", async () => {
    await tenant.admin("PUT", `teams-apps/${APP}`, app);

    expect(await tenant.admin("GET", "teams-apps")).toEqual({ value: [{ appId: APP, ...app, validOrigins: ["http://localhost:4399"] }] });
  });

  it("needs a colour and a page", async () => {
    await expect(tenant.admin("PUT", `teams-apps/${APP}`, { ...app, accentColor: "blue" })).rejects.toThrow("accentColor");
    await expect(tenant.admin("PUT", `teams-apps/${APP}`, { ...app, classTab: { ...app.classTab, contentUrl: "/tab" } })).rejects.toThrow("classTab.contentUrl");
  });
});

describe("expiring delta tokens", () => {
  it("makes everybody who follows changes read everything again", async () => {
    const authorization = `Bearer ${await tenant.appToken({ appId: APP, secret: SECRET })}`;
    const follow = (link: string) => fetch(link, { headers: { authorization } });
    const { "@odata.deltaLink": link } = (await (await follow(`${tenant.origin}/v1.0/education/schools/delta`)).json()) as { "@odata.deltaLink": string };
    const before = await follow(link);
    await tenant.admin("POST", "expire-delta-tokens");

    expect([before.status, (await follow(link)).status]).toEqual([200, 410]);
  });
});

describe("counting writes", () => {
  it("lists Graph writes since a call, and only those", async () => {
    await tenant.admin("PUT", `sites/sen-oakfield/grants/${APP}`, { roles: ["fullcontrol"] });
    const site = ((await tenant.admin("GET", "sites")) as { value: { id: string }[] }).value[0]?.id ?? "";
    const authorization = `Bearer ${await tenant.appToken({ appId: APP, secret: SECRET })}`;
    const { last } = (await tenant.admin("GET", "calls")) as { last: number };
    const headers = { authorization, "content-type": "application/json" };
    await fetch(`${tenant.origin}/v1.0/sites/${site}/lists`, { headers });
    await fetch(`${tenant.origin}/v1.0/sites/${site}/lists`, { method: "POST", headers, body: JSON.stringify({ displayName: "Children", list: { template: "genericList" } }) });

    expect(await tenant.admin("GET", `calls?after=${last}`)).toMatchObject({
      writes: 1,
      calls: [{ appId: APP, personId: "", method: "POST", path: expect.stringContaining("/lists"), status: 201 }],
    });
  });
});
