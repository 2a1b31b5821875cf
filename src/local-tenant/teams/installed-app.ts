import { z } from "zod";
import { readJson } from "../pages/read-json";

const tab = z.object({ entityId: z.string(), name: z.string(), contentUrl: z.url() });

const installedApp = z.object({
  appId: z.string(),
  name: z.string(),
  accentColor: z.string(),
  iconUrl: z.string().optional(),
  clientId: z.string(),
  validOrigins: z.array(z.string()),
  personalTab: tab,
  classTab: tab,
});

/** An app that is installed for everybody: what the page needs of its manifest. */
export type InstalledApp = z.infer<typeof installedApp>;

/** One page of an app that Teams shows in a frame. */
export type AppTab = InstalledApp["personalTab"];

/** Reads the apps that are installed in this tenant, in the order in which the rail shows them. */
export async function readInstalledApps(): Promise<readonly InstalledApp[]> {
  const answer = await readJson(await fetch("/admin/api/teams-apps"), z.object({ value: z.array(installedApp) }));
  return answer.value;
}

/** Whether the manifest of `app` lets `address` be shown in a frame as part of it. */
export function mayShowAddress(app: InstalledApp, address: string): boolean {
  return URL.canParse(address) && app.validOrigins.includes(new URL(address).origin);
}
