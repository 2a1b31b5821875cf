import { expect } from "@jest/globals";
import type * as graphClient from "@microsoft/microsoft-graph-client";
import { startEndpoint } from "../notification-endpoint";

type Client = graphClient.Client;

/** What a walk through subscriptions needs. */
export interface SubscriptionWalk {
  readonly siteId: string;
  client(caller: "administrator"): Client;
}

interface Thing {
  readonly id: string;
  readonly value: readonly Thing[];
  readonly [name: string]: unknown;
}

/** Subscribes to a list at both addresses, looks, renews and ends it, through Microsoft's own client. */
export async function walkSubscriptions({ client, siteId }: SubscriptionWalk): Promise<void> {
  const endpoint = await startEndpoint();
  try {
    const admin = client("administrator");
    const list = (await admin.api(`/sites/${siteId}/lists`).post({ displayName: "Watched", list: { template: "genericList" } })) as Thing;
    const resource = `sites/${siteId}/lists/${list.id}`;
    for (const at of ["/subscriptions", `/${resource}/subscriptions`]) await walkAt(admin, at, { resource, notificationUrl: endpoint.url });
  } finally {
    await endpoint.close();
  }
}

async function walkAt(admin: Client, at: string, asked: { readonly resource: string; readonly notificationUrl: string }): Promise<void> {
  const made = (await admin.api(at).post({ ...asked, changeType: "updated", clientState: "walk", expirationDateTime: new Date(Date.now() + 86_400_000).toISOString() })) as Thing;
  expect(made).toMatchObject({ ...asked, changeType: "updated", clientState: "walk" });
  expect(((await admin.api(at).get()) as Thing).value.map(({ id }) => id)).toEqual([made.id]);
  const later = new Date(Date.now() + 2 * 86_400_000).toISOString();
  expect(await admin.api(`${at}/${made.id}`).patch({ expirationDateTime: later })).toMatchObject({ id: made.id, expirationDateTime: later });
  expect(await admin.api(`${at}/${made.id}`).get()).toMatchObject({ id: made.id, expirationDateTime: later });
  await admin.api(`/subscriptions/${made.id}/reauthorize`).post({});
  await admin.api(`${at}/${made.id}`).delete();
  expect(((await admin.api(at).get()) as Thing).value).toEqual([]);
}
