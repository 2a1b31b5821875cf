import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { eventually } from "../../support/eventually";
import { type LocalTenant, startLocalTenant } from "../../support/local-tenant";
import { type NotificationEndpoint, startEndpoint } from "../graph/notification-endpoint";

describe("a tenant that runs", () => {
  let tenant: LocalTenant;
  let endpoint: NotificationEndpoint;

  beforeAll(async () => {
    [tenant, endpoint] = [await startLocalTenant(), await startEndpoint()];
  }, 60_000);
  afterAll(async () => {
    await tenant.close();
    await endpoint.close();
  });

  it("tells subscribers of what its administrator changes", async () => {
    await tenant.store.query(
      "insert into subscriptions values ('11111111-0000-4000-8000-000000000001', 'app', 'app', 'users', 'users', '', 'updated', $1, null, 'state', 'v1_2', $2)",
      [endpoint.url, new Date(Date.now() + 3_600_000).toISOString()],
    );
    await tenant.store.query("insert into subscription_marks values ('11111111-0000-4000-8000-000000000001', 0)");
    const personId = "57aff000-0000-4000-8000-00000000aaaa";
    await tenant.admin("PUT", `people/${personId}`, { displayName: "Robin Example", givenName: "Robin", surname: "Example", userPrincipalName: "robin@oakfield.example", primaryRole: "teacher", schoolIds: [] });
    await eventually(() => { expect(endpoint.heard).toEqual([expect.objectContaining({ resource: `Users/${personId}`, clientState: "state" })]); });
  });
});
