import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { checkAgainstOracle } from "../../support/graph-oracle";
import { type LocalTenant, startLocalTenant } from "../../support/local-tenant";

const APP = { appId: "c0ffee00-0000-4000-8000-000000000001", secret: "a secret of this test" };
const SCHOOL = "aaaaaaaa-0000-4000-8000-0000000000f1";

describe("the weather over the local Graph", () => {
  let tenant: LocalTenant;
  let token: string;

  beforeAll(async () => {
    tenant = await startLocalTenant();
    await tenant.admin("PUT", `schools/${SCHOOL}`, { displayName: "Oakfield" });
    await tenant.admin("PUT", `applications/${APP.appId}`, { displayName: "A client", secret: APP.secret, applicationRoles: { "https://graph.microsoft.com": ["EduRoster.ReadWrite.All", "EduRoster.Read.All"] } });
    token = await tenant.appToken(APP);
  }, 60_000);
  afterEach(() => tenant.admin("DELETE", "weather"));
  afterAll(() => tenant.close());

  const call = (path: string, init: RequestInit = {}) => fetch(`${tenant.origin}/v1.0${path}`, { ...init, headers: { authorization: `Bearer ${token}`, "content-type": "application/json" } });
  const setRule = (rule: object) => tenant.admin("PUT", "weather", { rules: [rule] });
  const batchOf = (...urls: readonly string[]) => ({ method: "POST", body: JSON.stringify({ requests: urls.map((url, index) => ({ id: String(index), method: "GET", url })) }) });

  it.each([
    ["429", 429, "activityLimitReached", "1"],
    ["500", 500, "generalException", null],
    ["502", 502, "BadGateway", null],
    ["503", 503, "serviceNotAvailable", null],
    ["504", 504, "GatewayTimeout", null],
  ])("answers %s in Graph's own words", async (kind, status, code, retryAfter) => {
    await setRule({ kind });
    const answer = await call("/education/schools");
    const body = (await answer.json()) as { readonly error: { readonly code: string } };
    expect([answer.status, body.error.code, answer.headers.get("retry-after")]).toEqual([status, code, retryAfter]);
    expect(checkAgainstOracle({ method: "GET", path: "/education/schools", status, body })).toEqual([]);
  });

  it("cuts the connection", async () => {
    await setRule({ kind: "reset" });
    await expect(call("/education/schools")).rejects.toThrow("fetch failed");
  });

  it("carries a write out and lets nobody hear of it", async () => {
    await setRule({ kind: "commit-then-504", methods: ["PATCH"] });
    expect((await call(`/education/schools/${SCHOOL}`, { method: "PATCH", body: JSON.stringify({ displayName: "Oakfield Primary" }) })).status).toBe(504);
    expect(await (await call(`/education/schools/${SCHOOL}`)).json()).toMatchObject({ displayName: "Oakfield Primary" });
  });

  it("throttles parts of a batch, each with its own time to wait", async () => {
    await setRule({ kind: "429", pathIncludes: "/education/classes", retryAfterSeconds: 7 });
    const answer = await call("/$batch", batchOf("/education/schools", "/education/classes"));
    expect(await answer.json()).toMatchObject({ responses: [{ id: "0", status: 200 }, { id: "1", status: 429, headers: { "Retry-After": "7" } }] });
  });

  it("does not touch the admin interface, which tells what it has done", async () => {
    await setRule({ kind: "500" });
    await call("/education/schools");
    expect(await tenant.admin("GET", "weather/report")).toMatchObject({ rules: [{ rule: { kind: "500" }, met: 1, struck: 1 }] });
  });

  it.each([{ rules: [{ kind: "rain" }] }, { rules: [{ kind: "500", percent: 101 }] }, { rules: [], colour: "grey" }])("refuses %j", async (plan) => {
    await expect(tenant.admin("PUT", "weather", plan)).rejects.toThrow("400");
  });
});
