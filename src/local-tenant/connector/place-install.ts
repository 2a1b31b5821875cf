import { randomUUID } from "node:crypto";
import { type TeamsApp, versionOf } from "../admin/teams-apps";
import type { Row, Store } from "../store/store";

/** A team or a chat that an app may be put into. */
export interface InstallingPlace {
  readonly place: "team" | "chat";
  readonly id: string;
}

/** An app in a team or a chat. */
export interface PlaceInstall extends Row {
  readonly id: string;
  readonly app_id: string;
  readonly place: "team" | "chat";
  readonly place_id: string;
  readonly version: string | null;
  readonly installed_at: string;
}

/** Puts an app into a team or a chat. @returns `undefined` when it is there already. */
export async function installInPlace(transaction: Store, app: TeamsApp, { place, id, now }: InstallingPlace & { readonly now: string }): Promise<PlaceInstall | undefined> {
  const [install] = await transaction.query<PlaceInstall>(
    `insert into place_installs (id, app_id, place, place_id, version, installed_at) values ($1, $2, $3, $4, $5, $6) on conflict (app_id, place, place_id) do nothing returning *`,
    [Buffer.from(`${id}##${randomUUID()}`).toString("base64url"), app.appId, place, id, versionOf(app), now],
  );
  return install;
}

/** The apps in a team or a chat, in the order in which they came. */
export async function listPlaceInstalls(store: Store, { place, id }: InstallingPlace): Promise<readonly PlaceInstall[]> {
  return await store.query<PlaceInstall>("select * from place_installs where place = $1 and place_id = $2 order by installed_at, id", [place, id]);
}

/** Whether an app is in a team or a chat. */
export async function isInPlace(store: Store, appId: string, { place, id }: InstallingPlace): Promise<boolean> {
  return (await store.query("select 1 from place_installs where app_id = $1 and place = $2 and place_id = $3", [appId, place, id])).length > 0;
}

/** Takes an app out of a team or a chat. */
export async function removeFromPlace(transaction: Store, installId: string): Promise<void> {
  await transaction.query("delete from place_installs where id = $1", [installId]);
}
