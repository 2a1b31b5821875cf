import { type Chat, type ChatPerson, findChat, findChatPerson } from "../../connector/chat";
import { holds } from "../directory/directory-permissions";
import { teamsNotFound } from "../directory/team";
import { requirePerson } from "../directory/person";
import type { GraphCall } from "../operation";
import { isAppInChat, listOwnApps } from "./own-apps";
import { teamsForbidden } from "./teams-failure";

/** A chat that the caller may reach. */
export interface OpenChat {
  readonly chat: Chat;
  /** The signed-in person's place in it; absent for an application that calls as itself. */
  readonly self?: ChatPerson;
}

/**
 * The chat that the call names: people reach the chats they are in, applications the chats where their app is, or every
 * chat with a permission for all. An address under a person is of that person's chats.
 *
 * @param options.anyApp the operation's own permissions say which applications come in, wherever their apps are.
 * @param options.needed permissions of which an application has one; those that end in `.All` are for every chat.
 * @throws {GraphFailure} 404 when there is none, 403 when the caller is not in it.
 */
export async function requireChat(call: GraphCall, { anyApp = false, needed = [] }: { readonly anyApp?: boolean; readonly needed?: readonly string[] }): Promise<OpenChat> {
  const chat = await requireNamed(call);
  const { personId } = call.caller;
  if (personId !== undefined) {
    const self = await findChatPerson(call.store, chat.id, personId);
    if (self === undefined) throw teamsForbidden("The caller is not a member of this chat.");
    return { chat, self };
  }
  if (anyApp || holds(call, needed.filter((name) => name.endsWith(".All"))) || (await isCallersAppIn(call, chat))) return { chat };
  throw teamsForbidden("The caller's app is not installed in this chat.");
}

async function requireNamed(call: GraphCall): Promise<Chat> {
  const chat = await findChat(call.store, call.params["chatId"] ?? "");
  const owner = await requireChatOwner(call);
  const isTheirs = chat !== undefined && (owner === undefined || (await findChatPerson(call.store, chat.id, owner)) !== undefined);
  if (!isTheirs) throw teamsNotFound("NotFound");
  return chat;
}

/** The person under whom the address names chats; `undefined` when it names none. @throws {GraphFailure} 404, 403 */
export async function requireChatOwner(call: GraphCall): Promise<string | undefined> {
  const { userId } = call.params;
  if (userId === undefined) return undefined;
  const { id } = await requirePerson(call, userId);
  if (call.caller.personId !== undefined && call.caller.personId !== id) throw teamsForbidden("The chats of somebody else are not for the signed-in person.");
  return id;
}

async function isCallersAppIn(call: GraphCall, chat: Chat): Promise<boolean> {
  for (const app of await listOwnApps(call)) if (await isAppInChat(call, app, chat)) return true;
  return false;
}
