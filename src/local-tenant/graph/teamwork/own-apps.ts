import { listTeamsApps, type TeamsApp } from "../../admin/teams-apps";
import { findInstall, isChatOpen } from "../../connector/app-install";
import { type Chat, findChat } from "../../connector/chat";
import { isInPlace } from "../../connector/place-install";
import { requirePerson } from "../directory/person";
import type { GraphCall, GraphOperation } from "../operation";
import { missingTeamsPermission } from "./teams-failure";
import { holds } from "../directory/directory-permissions";

/** Apps of the catalogue that belong to the calling application: as a rule one. */
export async function listOwnApps(call: GraphCall): Promise<readonly TeamsApp[]> {
  return (await listTeamsApps(call.store)).filter((app) => isOwnApp(call, app));
}

/** Whether an app of the catalogue belongs to the calling application. */
export function isOwnApp(call: GraphCall, app: Pick<TeamsApp, "clientId">): boolean {
  return app.clientId.toLowerCase() === call.caller.appId.toLowerCase();
}

/** Whether an app takes part in a chat: its bot with somebody who has it, or the app in a chat among people. */
export async function isAppInChat(call: GraphCall, app: TeamsApp, chat: Chat): Promise<boolean> {
  if (chat.kind === "bot") return app.bot?.botId === chat.other_id && (await isChatOpen(call.store, app.appId, chat));
  return await isInPlace(call.store, app.appId, { place: "chat", id: chat.id });
}

/**
 * Opens an operation to applications whose app asks for one of these permissions in its manifest and is installed where
 * the call goes. Source: Microsoft Teams docs, "Resource-specific consent".
 */
export function openedByInstall(operation: GraphOperation, names: readonly string[]): GraphOperation {
  const opened = { ...operation, resourceSpecific: names };
  return {
    ...opened,
    handle: async (call) => {
      if (call.caller.personId === undefined && !holds(call, operation.permissions.application)) await requireConsent(call, opened);
      return await operation.handle(call);
    },
  };
}

async function requireConsent(call: GraphCall, operation: GraphOperation): Promise<void> {
  const consented: string[] = [];
  for (const app of await listOwnApps(call)) {
    const asked = (app.resourceSpecificPermissions ?? []).filter(({ type }) => type === "Application").map(({ name }) => name);
    if (asked.length > 0 && (await isWhereCalled(call, app))) consented.push(...asked);
  }
  if (!consented.some((name) => operation.resourceSpecific?.includes(name))) throw missingTeamsPermission(operation, call.caller, consented);
}

async function isWhereCalled(call: GraphCall, app: TeamsApp): Promise<boolean> {
  const { chatId, teamId, userId } = call.params;
  if (chatId !== undefined) {
    const chat = await findChat(call.store, chatId);
    return chat !== undefined && (await isAppInChat(call, app, chat));
  }
  if (teamId !== undefined) return await isInPlace(call.store, app.appId, { place: "team", id: teamId.toLowerCase() });
  if (userId === undefined) return false;
  const person = await requirePerson(call, userId).catch(() => undefined);
  return person !== undefined && (await findInstall(call.store, app.appId, person.id)) !== undefined;
}
