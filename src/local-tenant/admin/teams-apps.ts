import type { Hono } from "hono";
import { z } from "zod";
import type { Store } from "../store/store";
import { AdminFailure, readBody, readId } from "./admin-failure";

const tab = z.strictObject({ entityId: z.string().min(1), name: z.string().min(1), contentUrl: z.url() });

const LOOPBACK_NAME = /^(localhost|127\.0\.0\.1|[a-z0-9-]+\.localhost)$/;

const bot = z.strictObject({
  botId: z.guid().transform((id) => id.toLowerCase()),
  name: z.string().min(1),
  // Signed tokens are sent there: they never leave this computer.
  messagesUrl: z.url().refine((address) => LOOPBACK_NAME.test(new URL(address).hostname), "must be an address of this computer"),
});

/** A kind of notification that an app may send; `{words}` in curly brackets are filled in when it is sent. */
const activityType = z.strictObject({
  type: z.string().min(1).max(32).refine((type) => type !== "systemDefault", "systemDefault is there without being declared"),
  description: z.string().min(1).max(128),
  templateText: z.string().min(1).max(128),
});

const teamsApp = z.strictObject({
  name: z.string().min(1),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/i, "must be a colour such as #4f52b2"),
  iconUrl: z.url().optional(),
  clientId: z.guid(),
  validOrigins: z.array(z.url().transform((address) => new URL(address).origin)),
  personalTab: tab,
  classTab: tab,
  bot: bot.optional(),
  /** The id in the manifest, where the catalogue gave the app another. */
  externalId: z.guid().transform((id) => id.toLowerCase()).optional(),
  version: z.string().min(1).max(64).optional(),
  shortDescription: z.string().max(80).optional(),
  description: z.string().max(4000).optional(),
  activityTypes: z.array(activityType).max(128).optional(),
  /** Permissions that the app asks for the team, chat or person it is installed for. */
  resourceSpecificPermissions: z.array(z.strictObject({ name: z.string().min(1), type: z.enum(["Application", "Delegated"]) })).optional(),
});

/** The bot that people chat with when they have installed its app; `botId` is the client id it asks tokens with. */
export type Bot = z.infer<typeof bot>;

/** A kind of notification that an app declares. */
export type ActivityType = z.infer<typeof activityType>;

/** An app of the catalogue. */
export interface TeamsApp extends z.infer<typeof teamsApp> {
  readonly appId: string;
}

/** Adds the addresses that install apps in Teams for everybody, and list them. */
export function addTeamsApps(app: Hono, store: Store): void {
  app.get("/teams-apps", async (context) => {
    return context.json({ value: await listTeamsApps(store) });
  });
  app.put("/teams-apps/:appId", async (context) => {
    const appId = readId(context, "appId");
    const manifest = await readBody(context, teamsApp);
    await refuseTakenBot(store, appId, manifest.bot?.botId);
    await saveTeamsApp(store, { appId, ...manifest });
    return context.json({ appId, ...manifest });
  });
}

/** What the catalogue keeps of an app. @returns `undefined` when something is missing or wrong. */
export function readTeamsApp(appId: string, manifest: unknown): TeamsApp | undefined {
  const parsed = teamsApp.safeParse(manifest);
  return parsed.success ? { appId, ...parsed.data } : undefined;
}

/** Puts an app into the catalogue, or another version of it in its place. */
export async function saveTeamsApp(store: Store, { appId, ...manifest }: TeamsApp): Promise<void> {
  await store.query("insert into teams_apps (app_id, manifest) values ($1, $2) on conflict (app_id) do update set manifest = excluded.manifest", [appId, manifest]);
}

/** Every app of the catalogue by name. */
export async function listTeamsApps(store: Store): Promise<readonly TeamsApp[]> {
  const rows = await store.query<{ app_id: string; manifest: unknown }>("select app_id, manifest from teams_apps order by manifest->>'name', app_id");
  return rows.map(({ app_id, manifest }) => ({ appId: app_id, ...teamsApp.parse(manifest) }));
}

/** The version that the catalogue has of an app. */
export function versionOf(app: Pick<TeamsApp, "version">): string {
  return app.version ?? "1.0.0";
}

/** Origins whose pages an installed app may show inside Teams. */
export async function listTeamsAppOrigins(store: Store): Promise<readonly string[]> {
  return [...new Set((await listTeamsApps(store)).flatMap(({ validOrigins }) => validOrigins))];
}

async function refuseTakenBot(store: Store, appId: string, botId: string | undefined): Promise<void> {
  const isTaken = (await listTeamsApps(store)).some((app) => botId !== undefined && app.bot?.botId === botId && app.appId !== appId);
  if (isTaken) throw new AdminFailure(409, "bot.botId: it belongs to another app.");
}
