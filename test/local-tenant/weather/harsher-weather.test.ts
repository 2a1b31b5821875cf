import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { createBudget } from "../../../src/local-tenant/weather/budget";
import { unitsOf } from "../../../src/local-tenant/graph/under-budget";
import { type LocalTenant, startLocalTenant, TENANT_ID } from "../../support/local-tenant";

const APP = { appId: "c0ffee00-0000-4000-8000-000000000003", secret: "a secret of this test" };

describe("harsher weather", () => {
  let tenant: LocalTenant;
  let token: string;
  let list: string;

  beforeAll(async () => {
    tenant = await startLocalTenant();
    await tenant.admin("PUT", `applications/${APP.appId}`, { displayName: "A client", secret: APP.secret, applicationRoles: { "https://graph.microsoft.com": ["Sites.FullControl.All"] } });
    token = await tenant.appToken(APP);
    const made = await call("/sites/root/lists", { method: "POST", body: JSON.stringify({ displayName: "Plans", list: { template: "genericList" } }) });
    list = `/sites/root/lists/${String(((await made.json()) as { readonly id: string }).id)}`;
  }, 60_000);
  afterEach(() => tenant.admin("DELETE", "weather"));
  afterAll(() => tenant.close());

  const call = (path: string, init: RequestInit = {}) => fetch(path.startsWith("http") ? path : `${tenant.origin}/v1.0${path}`, { ...init, headers: { authorization: `Bearer ${token}`, "content-type": "application/json" } });
  const codeOf = async (answer: Response) => ((await answer.json()) as { readonly error: { readonly code: string } }).error.code;

  it("lets a token run out before its time", async () => {
    await tenant.admin("PUT", "weather", { rules: [{ kind: "401", times: 1 }] });
    const refused = await call(list);
    expect([refused.status, refused.headers.get("www-authenticate"), await codeOf(refused)]).toEqual([401, "Bearer", "InvalidAuthenticationToken"]);
    expect((await call(list)).status).toBe(200);
  });

  it("loses the place of a follower, and tells where to begin again", async () => {
    const { "@odata.deltaLink": link } = (await (await call(`${list}/items/delta`)).json()) as { readonly "@odata.deltaLink": string };
    await tenant.admin("PUT", "weather", { rules: [{ kind: "410" }] });
    expect((await call(`${list}/items/delta`)).status).toBe(200);
    const refused = await call(link);
    expect([refused.status, await codeOf(refused)]).toEqual([410, "resyncChangesApplyDifferences"]);
    expect((await call(refused.headers.get("location") ?? "")).status).toBe(200);
  });

  it("throttles whoever spends more than SharePoint's budget, and warns before", async () => {
    await tenant.admin("PUT", "weather", { rules: [], budget: { unitsPerMinute: 10 } });
    const answers: Response[] = [];
    for (let number = 0; number < 6; number += 1) answers.push(await call(`${list}/items`));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get("ratelimit-remaining"))).toEqual([null, null, null, "2", "0", "0"]);
    expect(answers[4]?.headers.get("ratelimit-limit")).toBe("10");
    expect(Number(answers[5]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await call("/users")).status).toBe(403);
  });

  it("counts the parts of a batch one by one", async () => {
    await tenant.admin("PUT", "weather", { rules: [], budget: { unitsPerMinute: 3 } });
    const requests = ["1", "2"].map((id) => ({ id, method: "GET", url: `${list}/items` }));
    const answer = (await (await call("/$batch", { method: "POST", body: JSON.stringify({ requests }) })).json()) as { readonly responses: readonly { readonly status: number; readonly headers: Readonly<Record<string, string>> }[] };
    expect(answer.responses.map(({ status }) => status)).toEqual([200, 429]);
    expect(Number(answer.responses[1]?.headers["Retry-After"])).toBeGreaterThan(0);
  });

  it("reaches the token address when it is named, and not otherwise", async () => {
    const ask = () => fetch(`${tenant.origin}/${TENANT_ID}/oauth2/v2.0/token`, { method: "POST", body: new URLSearchParams({ grant_type: "client_credentials", client_id: APP.appId, client_secret: APP.secret, scope: "https://graph.microsoft.com/.default" }) });
    await tenant.admin("PUT", "weather", { rules: [{ kind: "503" }] });
    expect((await ask()).status).toBe(200);
    await tenant.admin("PUT", "weather", { rules: [{ kind: "503", pathIncludes: "/token", retryAfterSeconds: 4 }] });
    const refused = await ask();
    expect([refused.status, refused.headers.get("retry-after"), await refused.json()]).toEqual([503, "4", expect.objectContaining({ error: "temporarily_unavailable" })]);
  });
});

describe("a budget", () => {
  const spendAt = (budget: ReturnType<typeof createBudget>) => budget.spend({ unitsPerMinute: 10, sharingPerFiveMinutes: 2 }, { appId: "app", units: 5, isSharing: true });

  it("is full again after a minute, and for sharing after five", () => {
    let now = 0;
    const budget = createBudget(() => now);
    expect([spendAt(budget), spendAt(budget), spendAt(budget)].map(({ retryAfterSeconds }) => retryAfterSeconds)).toEqual([undefined, undefined, 300]);
    now = 61_000;
    expect(spendAt(budget).retryAfterSeconds).toBe(239);
    now = 300_000;
    expect(spendAt(budget).retryAfterSeconds).toBeUndefined();
  });

  it.each([
    ["GET", "/sites/s/lists/l/items/1", "", 1], ["GET", "/sites/s/lists/l/items", "", 2], ["POST", "/sites/s/lists/l/items", "", 2], ["PATCH", "/sites/s/lists/l/items/1/fields", "", 2],
    ["GET", "/sites/s/lists/l/items/delta", "", 2], ["GET", "/sites/s/lists/l/items/delta", "token=x", 1], ["GET", "/drives/d/items/i/permissions", "", 5], ["POST", "/drives/d/items/i/invite", "", 5],
    ["GET", "/drives/d/items/i", "$expand=permissions", 5], ["GET", "/users", "", 0],
  ])("is charged for %s %s?%s with %#", (method, path, query, units) => {
    expect(unitsOf({ method, path, query: new URLSearchParams(query) })).toBe(units);
  });
});
