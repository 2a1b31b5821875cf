import type { Clock } from "../../identity/clock";
import type { Row, Store } from "../../store/store";
import type { NotificationMishap, Weather } from "../../weather/weather";
import { changesSince, type SeenChange } from "./changes-since";
import { listSubscriptions, type Subscription } from "./subscription";

/** What the gathering stands on. */
export interface GatheringParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly tenantId: string;
  /** Fair when absent. */
  readonly weather?: Pick<Weather, "strikeNotification"> | undefined;
}

interface Told extends Row {
  readonly subscription_id: string;
  readonly mark: number;
  readonly warned_of: string | null;
}

/** This long before a subscription ends its owner is asked to see to it. */
const WARNING_MS = 15 * 60_000;
const FAIR: NotificationMishap = { isLost: false, copies: 1, delayMs: 0, losesSubscription: false };

/**
 * Writes down what each subscriber is to be told, and how far it has been told, in one transaction: whatever stops the
 * tenant, nothing is left out. Subscriptions that have ended are taken away.
 */
export async function gatherChanges(parts: GatheringParts): Promise<void> {
  await parts.store.transaction(async (store) => {
    const marks = await store.query<Told>("select subscription_id, mark, warned_of from subscription_marks");
    const told = new Map(marks.map((one) => [one.subscription_id, one]));
    for (const subscription of await listSubscriptions(store)) {
      const one = told.get(subscription.id);
      if (one === undefined || Date.parse(subscription.expires_at) <= parts.clock()) await forget(store, subscription);
      else {
        await warn({ ...parts, store }, subscription, one);
        await gather({ ...parts, store }, subscription, one);
      }
    }
  });
}

async function forget(store: Store, { id }: Subscription): Promise<void> {
  await store.query("delete from subscriptions where id = $1", [id]);
}

async function warn({ store, clock, tenantId }: GatheringParts, subscription: Subscription, told: Told): Promise<void> {
  const { lifecycle_url: url, expires_at: end } = subscription;
  if (url === null || told.warned_of === end || Date.parse(end) - clock() > WARNING_MS) return;
  await store.query("update subscription_marks set warned_of = $2 where subscription_id = $1", [subscription.id, end]);
  const notification = { ...aboutSubscription(subscription, tenantId), resource: subscription.resource, lifecycleEvent: "reauthorizationRequired" };
  await keep(store, subscription, { url, notification, madeAt: clock(), dueAt: clock() });
}

async function gather({ store, clock, tenantId, weather }: GatheringParts, subscription: Subscription, told: Told): Promise<void> {
  const { mark, changes } = await changesSince(store, subscription, told.mark);
  if (mark === told.mark) return;
  await store.query("update subscription_marks set mark = $2 where subscription_id = $1", [subscription.id, mark]);
  for (const change of changes) {
    const mishap = weather?.strikeNotification({ appId: subscription.app_id, resource: change.resource }) ?? FAIR;
    if (mishap.losesSubscription) {
      await forget(store, subscription);
      return;
    }
    const notification = { ...aboutSubscription(subscription, tenantId), ...inOrder(change) };
    const times = mishap.isLost ? 0 : mishap.copies;
    for (let copy = 0; copy < times; copy += 1) await keep(store, subscription, { url: subscription.notification_url, notification, madeAt: clock(), dueAt: clock() + mishap.delayMs });
  }
}

function inOrder({ changeType, resource, resourceData }: SeenChange): object {
  return { changeType, resource, resourceData };
}

function aboutSubscription({ id, expires_at, client_state }: Subscription, tenantId: string): object {
  return { subscriptionId: id, subscriptionExpirationDateTime: expires_at, clientState: client_state, tenantId };
}

interface Outgoing {
  readonly url: string;
  readonly notification: object;
  readonly madeAt: number;
  readonly dueAt: number;
}

async function keep(store: Store, { id }: Subscription, { url, notification, madeAt, dueAt }: Outgoing): Promise<void> {
  await store.query("insert into pending_notifications (subscription_id, url, notification, made_at, due_at) values ($1, $2, $3::jsonb, $4, $5)", [id, url, JSON.stringify(notification), madeAt, dueAt]);
}
