import { z } from "zod";
import { readJson } from "../../pages/read-json";
import type { SignInSession } from "../../pages/sign-in";

const notification = z.object({
  id: z.string(),
  at: z.string(),
  isRead: z.boolean(),
  title: z.string(),
  preview: z.string(),
  topic: z.string(),
  appId: z.string(),
  appName: z.string(),
  iconUrl: z.string().optional(),
  actor: z.object({ kind: z.enum(["app", "person"]), name: z.string() }),
  scope: z.enum(["user", "chat", "team"]),
  place: z.string().optional(),
  link: z.string().optional(),
});
const feed = z.object({ unread: z.number(), value: z.array(notification) });

/** Something that an app told the person. `place` is the chat or the team that it is about; `link` goes before it. */
export type Notification = z.infer<typeof notification>;

/** The newest notifications, newest first, and how many of all are not read. */
export type Feed = z.infer<typeof feed>;

/** The person's own feed. Everything rejects with `RefusedError` when the tenant refuses. */
export interface ActivityService {
  /** At most the hundred newest. */
  readFeed(): Promise<Feed>;
  countUnread(): Promise<number>;
  markRead(id: string): Promise<void>;
  markAllRead(): Promise<void>;
}

/** Creates the feed of a session; a token that is no longer accepted is renewed once. */
export function createActivityService(session: SignInSession, scopes: readonly string[]): ActivityService {
  async function request(method: "GET" | "PUT", path: string): Promise<Response> {
    const first = await call(method, path, false);
    return first.status === 401 ? call(method, path, true) : first;
  }
  async function call(method: "GET" | "PUT", path: string, fresh: boolean): Promise<Response> {
    const authorization = `Bearer ${await session.acquireToken(scopes, fresh)}`;
    return fetch(`/teams/api/activity${path}`, { method, headers: { authorization } });
  }
  return {
    readFeed: async () => readJson(await request("GET", ""), feed),
    countUnread: async () => (await readJson(await request("GET", "/unread"), z.object({ unread: z.number() }))).unread,
    markRead: async (id) => readJson(await request("PUT", `/${encodeURIComponent(id)}/read`), z.void()),
    markAllRead: async () => readJson(await request("PUT", "/read"), z.void()),
  };
}
