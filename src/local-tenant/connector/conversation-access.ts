import { type Bot, listTeamsApps, type TeamsApp } from "../admin/teams-apps";
import type { ReadCaller } from "../identity/caller";
import type { Store } from "../store/store";
import { isChatOpen } from "./app-install";
import { type Chat, findChat, findConversation } from "./chat";
import { ConnectorFailure, notFound } from "./connector-failure";
import { regionOf } from "./region";

/** The bot that calls, and the app that it belongs to. */
export interface CallingBot {
  readonly app: TeamsApp;
  readonly bot: Bot;
}

/**
 * Finds out which bot calls.
 *
 * @throws {ConnectorFailure} 401 when the token is not a bot's own token for the connector.
 */
export async function readCallingBot(store: Store, readCaller: ReadCaller, authorization: string | undefined): Promise<CallingBot> {
  const caller = await readCaller(authorization);
  if ("refused" in caller) throw new ConnectorFailure(401, "Unauthorized", caller.refused);
  const app = caller.personId === undefined ? (await listTeamsApps(store)).find(({ bot }) => bot?.botId === caller.appId.toLowerCase()) : undefined;
  if (app?.bot === undefined) throw new ConnectorFailure(401, "Unauthorized", "The token is not that of a bot.");
  return { app, bot: app.bot };
}

/**
 * Finds the chat that a bot names.
 *
 * @throws {ConnectorFailure} 404 when it is unknown in this region, 403 when it is not this bot's or the person has
 * removed the app.
 */
export async function requireConversation(store: Store, { app, bot }: CallingBot, address: { readonly id: string; readonly region: string }): Promise<Chat> {
  const chat = (await findConversation(store, address.id)) ?? (await findChatOfPeople(store, address.id));
  if (chat === undefined || regionOf(chat.person_id) !== address.region) throw notFound("Conversation");
  if (chat.kind !== "bot" || chat.other_id !== bot.botId) throw new ConnectorFailure(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
  if (!(await isChatOpen(store, app.appId, chat))) throw new ConnectorFailure(403, "ForbiddenOperationException", "The bot is not installed in the person's personal scope.");
  return chat;
}

// A bot learns the id of such a chat when somebody presses a card that was passed on; it is still no member of it.
async function findChatOfPeople(store: Store, id: string): Promise<Chat | undefined> {
  const chat = await findChat(store, id);
  return chat?.kind === "bot" ? undefined : chat;
}
