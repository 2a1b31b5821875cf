import { randomUUID } from "node:crypto";
import type { Bot } from "../admin/teams-apps";
import type { SignInPerson } from "../identity/person";
import { TENANT_ID } from "../identity/tenant-address";
import type { Row, Store } from "../store/store";
import type { Chat } from "./chat";
import type { Activity } from "./chat-activity";

/** Something that happened in a chat and that its bot has not taken yet. */
export interface BotEvent extends Row {
  readonly id: number;
  readonly bot_id: string;
  readonly chat_id: string;
  readonly activity: Activity;
  /** How often it was tried. */
  readonly attempts: number;
  /** Milliseconds since 1970. */
  readonly due_at: number;
}

/** Who did something, where, and whose bot is to hear of it. */
export interface EventPlace {
  readonly chat: Chat;
  readonly bot: Bot;
  readonly person: Pick<SignInPerson, "id" | "displayName">;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Writes an activity as Teams sends it to a bot; `serviceUrl` is added when it is sent, because the tenant may then
 * listen elsewhere. Source: Bot Framework activity schema, and Microsoft Teams docs, "Conversation events in bots".
 */
export function describeEvent({ chat, bot, person, at }: EventPlace, event: Activity): Activity {
  const timestamp = new Date(at).toISOString();
  return {
    id: `f:${randomUUID()}`,
    timestamp,
    localTimestamp: timestamp.replace("Z", "+00:00"),
    channelId: "msteams",
    from: { id: personAddress(person.id), aadObjectId: person.id, name: person.displayName },
    recipient: { id: botAddress(bot.botId), name: bot.name },
    conversation: { id: chat.connector_id ?? chat.id, conversationType: "personal", tenantId: TENANT_ID },
    channelData: { tenant: { id: TENANT_ID } },
    locale: "en-GB",
    ...event,
  };
}

/** Keeps an event for its bot, behind those of the same chat that the bot has not taken yet. */
export async function keepEvent(transaction: Store, place: EventPlace, event: Activity): Promise<void> {
  await transaction.query("insert into bot_events (bot_id, chat_id, activity, due_at) values ($1, $2, $3::jsonb, $4)", [
    place.bot.botId, place.chat.id, JSON.stringify(describeEvent(place, event)), place.at,
  ]);
}

/** How activities name a person. */
export function personAddress(personId: string): string {
  return `29:${personId}`;
}

/** How activities name a bot. */
export function botAddress(botId: string): string {
  return `28:${botId}`;
}
