import type { Hono } from "hono";
import { z } from "zod";
import type { Store } from "../store/store";
import { readBody, readId } from "./admin-failure";

const tab = z.strictObject({ entityId: z.string().min(1), name: z.string().min(1), contentUrl: z.url() });

const teamsApp = z.strictObject({
  name: z.string().min(1),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/i, "must be a colour such as #4f52b2"),
  iconUrl: z.url().optional(),
  clientId: z.guid(),
  validOrigins: z.array(z.url().transform((address) => new URL(address).origin)),
  personalTab: tab,
  classTab: tab,
});

/** Adds the addresses that install apps in Teams for everybody, and list them. */
export function addTeamsApps(app: Hono, store: Store): void {
  app.get("/teams-apps", async (context) => {
    const rows = await store.query<{ app_id: string; manifest: object }>("select app_id, manifest from teams_apps order by manifest->>'name', app_id");
    return context.json({ value: rows.map(({ app_id, manifest }) => ({ appId: app_id, ...manifest })) });
  });
  app.put("/teams-apps/:appId", async (context) => {
    const appId = readId(context, "appId");
    const manifest = await readBody(context, teamsApp);
    await store.query(
      "insert into teams_apps (app_id, manifest) values ($1, $2) on conflict (app_id) do update set manifest = excluded.manifest",
      [appId, manifest],
    );
    return context.json({ appId, ...manifest });
  });
}

/** Origins whose pages an installed app may show inside Teams. */
export async function listTeamsAppOrigins(store: Store): Promise<readonly string[]> {
  const rows = await store.query<{ manifest: unknown }>("select manifest from teams_apps");
  return [...new Set(rows.flatMap(({ manifest }) => teamsApp.parse(manifest).validOrigins))];
}
