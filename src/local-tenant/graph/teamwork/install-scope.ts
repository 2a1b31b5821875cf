import type { TeamsApp } from "../../admin/teams-apps";
import { findInstall, installApp, removeApp } from "../../connector/app-install";
import type { Chat } from "../../connector/chat";
import { installInPlace, type InstallingPlace, listPlaceInstalls, removeFromPlace } from "../../connector/place-install";
import { requirePerson } from "../directory/person";
import { requireTeam } from "../directory/team";
import type { GraphCall } from "../operation";
import { requireChat } from "./chat-access";
import { teamsForbidden } from "./teams-failure";

/** An app where it was installed. */
export interface FoundInstall {
  readonly id: string;
  readonly appId: string;
  readonly version: string | null;
}

/** Where an app is installed by one call: for a person, in a team or in a chat. */
export interface InstallTarget {
  /** The collection of apps as `@odata.context` names it. */
  readonly context: string;
  /** The person, in whose personal scope it is. */
  readonly person?: { readonly id: string; readonly displayName: string };
  readonly chat?: Chat;
  list(apps: readonly TeamsApp[]): Promise<readonly FoundInstall[]>;
  /** @returns `undefined` when the app is there already. */
  add(app: TeamsApp): Promise<FoundInstall | undefined>;
  remove(install: FoundInstall, app: TeamsApp): Promise<void>;
  upgrade(install: FoundInstall, version: string): Promise<void>;
}

/** The person whom the call names; somebody who is signed in reaches only themselves. @throws {GraphFailure} 404, 403 */
export async function personTarget(call: GraphCall): Promise<InstallTarget> {
  const { id, display_name: displayName } = await requirePerson(call, call.params["userId"] ?? "");
  if (call.caller.personId !== undefined && call.caller.personId !== id) throw teamsForbidden("The apps of somebody else are not for the signed-in person.");
  const person = { id, displayName };
  const find = async (app: TeamsApp) => {
    const found = await findInstall(call.store, app.appId, id);
    return found === undefined ? [] : [{ id: found.id, appId: app.appId, version: found.version }];
  };
  return {
    context: `users('${id}')/teamwork/installedApps`,
    person,
    list: async (apps) => (await Promise.all(apps.map(find))).flat(),
    async add(app) {
      const made = await installApp(call.store, { app, person }, Date.now);
      return made === undefined ? undefined : { id: made.id, appId: app.appId, version: made.version };
    },
    async remove(_install, app) {
      await removeApp(call.store, { app, person }, Date.now);
    },
    async upgrade({ id: installId }, version) {
      await call.store.query("update app_installs set version = $2 where id = $1", [installId, version]);
    },
  };
}

/** The team that the call names. @throws {GraphFailure} 404, 403 */
export async function teamTarget(call: GraphCall): Promise<InstallTarget> {
  const team = await requireTeam(call);
  return placeTarget(call, { place: "team", id: team.id }, `teams('${team.id}')/installedApps`);
}

/** The chat that the call names. @throws {GraphFailure} 404, 403 */
export async function chatTarget(call: GraphCall): Promise<InstallTarget> {
  const { chat } = await requireChat(call, { anyApp: true });
  return { ...placeTarget(call, { place: "chat", id: chat.id }, `chats('${encodeURIComponent(chat.id)}')/installedApps`), chat };
}

function placeTarget(call: GraphCall, place: InstallingPlace, context: string): InstallTarget {
  const { store } = call;
  return {
    context,
    async list(apps) {
      const installs = await listPlaceInstalls(store, place);
      return installs.filter(({ app_id }) => apps.some(({ appId }) => appId === app_id)).map(({ id, app_id, version }) => ({ id, appId: app_id, version }));
    },
    async add(app) {
      const made = await installInPlace(store, app, { ...place, now: call.now });
      return made === undefined ? undefined : { id: made.id, appId: app.appId, version: made.version };
    },
    remove: ({ id }) => removeFromPlace(store, id),
    async upgrade({ id }, version) {
      await store.query("update place_installs set version = $2 where id = $1", [id, version]);
    },
  };
}
