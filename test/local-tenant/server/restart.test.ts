import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openStore } from "../../../src/local-tenant/store/open-store";
import type { Store } from "../../../src/local-tenant/store/store";
import { eventually } from "../../support/eventually";
import { type LocalTenant, startLocalTenant } from "../../support/local-tenant";
import { type NotificationEndpoint, startEndpoint } from "../graph/notification-endpoint";

const APP = { appId: "c0ffee00-0000-4000-8000-000000000002", secret: "a secret of this test" };
const ROLES = ["Sites.FullControl.All", "EduRoster.Read.All", "EduRoster.ReadWrite.All"];
const KILOBYTES_320 = 327_680;

interface Thing {
  readonly id: string;
  readonly value: readonly Thing[];
  readonly [name: string]: unknown;
}

describe("a tenant that is stopped and started again on its folder", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "tenant-restart-"));
  let store: Store;
  let tenant: LocalTenant;
  let endpoint: NotificationEndpoint;
  let token: string;
  let port: number;

  const start = async () => {
    store = await openStore(folder);
    tenant = await startLocalTenant({ store, ...(port === undefined ? {} : { port }) });
    port = Number(new URL(tenant.origin).port);
  };
  const call = async (method: string, address: string, body?: unknown): Promise<Thing> => {
    const url = address.startsWith("http") ? address : `${tenant.origin}/v1.0${address}`;
    const answer = await fetch(url, { method, headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    expect(answer.status).toBeLessThan(300);
    return (answer.status === 204 ? {} : await answer.json()) as Thing;
  };
  const restart = async () => {
    await tenant.close();
    await store.close();
    await start();
  };

  beforeAll(async () => {
    endpoint = await startEndpoint();
    await start();
    await tenant.admin("PUT", `applications/${APP.appId}`, { displayName: "A client", secret: APP.secret, applicationRoles: { "https://graph.microsoft.com": ROLES } });
    await tenant.admin("PUT", "schools/aaaaaaaa-0000-4000-8000-0000000000f2", { displayName: "Oakfield" });
    token = await tenant.appToken(APP);
  }, 60_000);
  afterAll(async () => {
    await tenant.close();
    await store.close();
    await endpoint.close();
    rmSync(folder, { recursive: true });
  });

  it("keeps tokens, rows, places in what has changed, uploads under way and subscriptions", async () => {
    const site = await call("GET", "/sites/root");
    const list = await call("POST", `/sites/${site.id}/lists`, { displayName: "Plans", list: { template: "genericList" } });
    const library = await call("POST", `/sites/${site.id}/lists`, { displayName: "Papers", list: { template: "documentLibrary" } });
    const items = `/sites/${site.id}/lists/${list.id}/items`;
    for (const Title of ["one", "two", "three"]) await call("POST", items, { fields: { Title } });
    const page = await call("GET", `${items}?$top=2`);
    const delta = await call("GET", `${items}/delta?token=latest`);
    const classes = await call("GET", "/education/classes/delta");
    const drive = await call("GET", `/sites/${site.id}/lists/${library.id}/drive`);
    const upload = await call("POST", `/drives/${drive.id}/root:/long.bin:/createUploadSession`, {});
    await fetch(String(upload["uploadUrl"]), { method: "PUT", headers: { "content-range": `bytes 0-${String(KILOBYTES_320 - 1)}/${String(KILOBYTES_320 + 1)}` }, body: new Uint8Array(KILOBYTES_320) });
    const subscription = await call("POST", "/subscriptions", { resource: `sites/${site.id}/lists/${list.id}`, changeType: "updated", notificationUrl: endpoint.url, expirationDateTime: new Date(Date.now() + 86_400_000).toISOString() });

    await restart();

    expect((await call("GET", String(page["@odata.nextLink"]))).value).toHaveLength(1);
    expect((await call("GET", `${items}?$top=10`)).value).toHaveLength(3);
    const added = await call("POST", items, { fields: { Title: "four" } });
    expect((await call("GET", String(delta["@odata.deltaLink"]))).value.map(({ id }) => id)).toEqual([added.id]);
    expect((await call("GET", String(classes["@odata.deltaLink"] ?? classes["@odata.nextLink"]))).value).toEqual([]);
    const last = await fetch(String(upload["uploadUrl"]), { method: "PUT", headers: { "content-range": `bytes ${String(KILOBYTES_320)}-${String(KILOBYTES_320)}/${String(KILOBYTES_320 + 1)}` }, body: new Uint8Array(1) });
    expect([last.status, ((await last.json()) as Thing)["size"]]).toEqual([201, KILOBYTES_320 + 1]);
    expect((await call("GET", "/subscriptions")).value.map(({ id }) => id)).toEqual([subscription.id]);
    await eventually(() => { expect(endpoint.heard[0]).toMatchObject({ subscriptionId: subscription.id }); });
  }, 60_000);
});
