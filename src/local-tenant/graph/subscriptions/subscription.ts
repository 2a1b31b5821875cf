import type { Row, Store } from "../../store/store";
import type { GraphCall } from "../operation";
import { subscriptionNotFound } from "./subscription-failure";
import type { WatchedKind } from "./watched-resource";

/** A subscription as the tenant keeps it. */
export interface Subscription extends Row {
  readonly id: string;
  readonly app_id: string;
  /** The person for whom it was made, or the application when it calls as itself. */
  readonly creator_id: string;
  /** As the caller spelt it. */
  readonly resource: string;
  readonly kind: WatchedKind;
  readonly watched_id: string;
  readonly change_type: string;
  readonly notification_url: string;
  readonly lifecycle_url: string | null;
  readonly client_state: string | null;
  readonly tls_version: string;
  /** ISO 8601 in UTC. */
  readonly expires_at: string;
}

/** Every subscription of every application. */
export async function listSubscriptions(store: Store): Promise<readonly Subscription[]> {
  return await store.query<Subscription>("select * from subscriptions order by id");
}

/** The caller's own: an application sees all that it made, a person those that the application made for them. */
export async function listOwnSubscriptions(call: GraphCall): Promise<readonly Subscription[]> {
  const { appId, personId } = call.caller;
  const all = await listSubscriptions(call.store);
  return all.filter((one) => one.app_id === appId && (personId === undefined || one.creator_id === personId) && Date.parse(one.expires_at) > Date.parse(call.now));
}

/** @throws {GraphFailure} 404 when the caller has no such subscription. */
export async function requireSubscription(call: GraphCall): Promise<Subscription> {
  const id = call.params["subscriptionId"]?.toLowerCase();
  const found = (await listOwnSubscriptions(call)).find((one) => one.id === id);
  if (found === undefined) throw subscriptionNotFound();
  return found;
}

/** Source: Microsoft Graph docs, "subscription resource type". */
export function subscriptionShape(subscription: Subscription): Readonly<Record<string, unknown>> {
  return {
    id: subscription.id,
    resource: subscription.resource,
    applicationId: subscription.app_id,
    changeType: subscription.change_type,
    clientState: subscription.client_state,
    notificationUrl: subscription.notification_url,
    notificationQueryOptions: null,
    lifecycleNotificationUrl: subscription.lifecycle_url,
    expirationDateTime: subscription.expires_at,
    creatorId: subscription.creator_id,
    includeResourceData: null,
    latestSupportedTlsVersion: subscription.tls_version,
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  };
}
