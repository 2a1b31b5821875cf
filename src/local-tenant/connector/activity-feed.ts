import type { Row, Store } from "../store/store";

/** Where a notification belongs, and where it leads when it names no address. */
export type FeedPlace = { readonly scope: "user" } | { readonly scope: "chat" | "team"; readonly id: string };

/** Something to tell a person in their feed. */
export interface Notice {
  readonly appId: string;
  readonly activityType: string;
  readonly place: FeedPlace;
  /** The declared words with everything filled in. */
  readonly title: string;
  readonly preview: string;
  /** What it is about, in words. */
  readonly topic: string;
  readonly link: string | null;
  readonly actor: { readonly kind: "app" | "person"; readonly id: string; readonly name: string };
  /** A later notice of the same chain takes the place of this one. */
  readonly chainId: string | null;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** A notification in somebody's feed. */
export interface FeedEntry extends Row {
  readonly id: string;
  readonly person_id: string;
  readonly app_id: string;
  readonly activity_type: string;
  readonly scope: "user" | "chat" | "team";
  readonly place_id: string | null;
  readonly title: string;
  readonly preview: string;
  readonly topic: string;
  readonly link: string | null;
  readonly actor_kind: "app" | "person";
  readonly actor_id: string;
  readonly actor_name: string;
  readonly at: string;
  readonly is_read: boolean;
}

/** Most notifications that a feed shows at once. */
const LONGEST_FEED = 100;

/** Puts a notification into the feeds of people. */
export async function notify(transaction: Store, personIds: readonly string[], notice: Notice): Promise<void> {
  const { appId, activityType, place, title, preview, topic, link, actor, chainId, at } = notice;
  if (chainId !== null) await transaction.query("delete from activity_feed where person_id = any($1) and app_id = $2 and chain_id = $3", [personIds, appId, chainId]);
  const placeId = place.scope === "user" ? null : place.id;
  for (const personId of personIds) {
    await transaction.query(
      `insert into activity_feed (person_id, app_id, activity_type, scope, place_id, title, preview, topic, link, actor_kind, actor_id, actor_name, chain_id, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [personId, appId, activityType, place.scope, placeId, title, preview, topic, link, actor.kind, actor.id, actor.name, chainId, at],
    );
  }
}

/** A person's notifications, the newest first. */
export async function listFeed(store: Store, personId: string, { unreadOnly }: { readonly unreadOnly: boolean }): Promise<readonly FeedEntry[]> {
  return await store.query<FeedEntry>(
    `select f.*, f.id::text as id from activity_feed f where person_id = $1 and not (is_read and $2) order by f.id desc limit ${String(LONGEST_FEED)}`,
    [personId, unreadOnly],
  );
}

/** How many notifications a person has not read. */
export async function countUnread(store: Store, personId: string): Promise<number> {
  const [row] = await store.query<{ unread: number }>("select count(*)::int as unread from activity_feed where person_id = $1 and not is_read", [personId]);
  return row?.unread ?? 0;
}

/** Marks one notification of a person as read. @returns whether it is theirs. */
export async function readOne(store: Store, personId: string, id: string): Promise<boolean> {
  const rows = await store.query("update activity_feed set is_read = true, change = nextval('change_number') where person_id = $1 and id::text = $2 returning id", [personId, id]);
  return rows.length > 0;
}

/** Marks every notification of a person as read. */
export async function readAll(store: Store, personId: string): Promise<void> {
  await store.query("update activity_feed set is_read = true, change = nextval('change_number') where person_id = $1 and not is_read", [personId]);
}
