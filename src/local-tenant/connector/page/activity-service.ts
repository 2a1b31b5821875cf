import type { Hono } from "hono";
import { listTeamsApps, type TeamsApp } from "../../admin/teams-apps";
import type { Store } from "../../store/store";
import { countUnread, type FeedEntry, listFeed, readAll, readOne } from "../activity-feed";
import type { ChatTypes } from "./chat-call";
import { ChatFailure } from "./chat-failure";

/** A notification as the Teams page shows it. */
interface ShownNotification {
  readonly id: string;
  readonly at: string;
  readonly isRead: boolean;
  readonly title: string;
  readonly preview: string;
  readonly topic: string;
  readonly appId: string;
  readonly appName: string;
  readonly iconUrl?: string;
  readonly actor: { readonly kind: "app" | "person"; readonly name: string };
  readonly activityType: string;
  readonly scope: "user" | "chat" | "team";
  /** The chat or the team; absent for a notification to one person. */
  readonly place?: string;
  readonly link?: string;
}

/** Adds a person's feed of notifications to the Teams page's service: each person reads their own and no other. */
export function addActivityFeed(app: Hono<ChatTypes>, store: Store): void {
  app.get("/activity", async (context) => {
    const { id } = context.get("person");
    const entries = await listFeed(store, id, { unreadOnly: context.req.query("unread") === "true" });
    const apps = await listTeamsApps(store);
    return context.json({ unread: await countUnread(store, id), value: entries.map((entry) => showEntry(entry, apps)) });
  });
  app.get("/activity/unread", async (context) => context.json({ unread: await countUnread(store, context.get("person").id) }));
  app.put("/activity/read", async (context) => {
    await readAll(store, context.get("person").id);
    return context.body(null, 204);
  });
  app.put("/activity/:id/read", async (context) => {
    if (!(await readOne(store, context.get("person").id, context.req.param("id")))) throw new ChatFailure(404, "There is no such notification.");
    return context.body(null, 204);
  });
}

function showEntry(entry: FeedEntry, apps: readonly TeamsApp[]): ShownNotification {
  const app = apps.find(({ appId }) => appId === entry.app_id);
  return {
    id: entry.id,
    at: entry.at,
    isRead: entry.is_read,
    title: entry.title,
    preview: entry.preview,
    topic: entry.topic,
    appId: entry.app_id,
    appName: app?.name ?? "A removed app",
    ...(app?.iconUrl === undefined ? {} : { iconUrl: app.iconUrl }),
    actor: { kind: entry.actor_kind, name: entry.actor_name },
    activityType: entry.activity_type,
    scope: entry.scope,
    ...(entry.place_id === null ? {} : { place: entry.place_id }),
    ...(entry.link === null ? {} : { link: entry.link }),
  };
}
