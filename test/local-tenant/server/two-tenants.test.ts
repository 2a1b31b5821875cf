import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type LocalTenant, startLocalTenant } from "../../support/local-tenant";

const APP = { appId: "c0ffee00-0000-4000-8000-000000000005", secret: "a secret of this test" };

describe("two tenants beside each other", () => {
  const tenants: LocalTenant[] = [];

  beforeAll(async () => {
    for (const name of ["Oakfield", "Riverside"]) {
      const tenant = await startLocalTenant();
      tenants.push(tenant);
      await tenant.admin("PUT", `applications/${APP.appId}`, { displayName: "A client", secret: APP.secret, applicationRoles: { "https://graph.microsoft.com": ["EduRoster.Read.All"] } });
      await tenant.admin("PUT", "schools/aaaaaaaa-0000-4000-8000-0000000000f3", { displayName: name });
    }
  }, 60_000);
  afterAll(async () => {
    for (const tenant of tenants) await tenant.close();
  });

  it("hold each its own, and take no token of the other's", async () => {
    const seen: unknown[] = [];
    for (const giver of tenants) {
      const token = await giver.appToken(APP);
      for (const asked of tenants) {
        const answer = await fetch(`${asked.origin}/v1.0/education/schools`, { headers: { authorization: `Bearer ${token}` } });
        const body = (await answer.json()) as { readonly value?: readonly { readonly displayName: string }[] };
        seen.push(body.value?.map(({ displayName }) => displayName) ?? answer.status);
      }
    }
    expect(seen).toEqual([["Oakfield"], 401, 401, ["Riverside"]]);
  });
});
