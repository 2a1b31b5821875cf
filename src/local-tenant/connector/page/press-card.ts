import { z } from "zod";
import { listTeamsApps } from "../../admin/teams-apps";
import type { SignInPerson } from "../../identity/person";
import { findCard } from "../bot-activity";
import { describeEvent } from "../bot-event";
import type { Chat } from "../chat";
import type { ChatActivity } from "../chat-activity";
import type { ChatServiceParts } from "./chat-call";
import { ChatFailure } from "./chat-failure";

/** Which button of a card was pressed; `data` is the card's own data with what was typed into it. */
export const cardPress = z.strictObject({ verb: z.string(), data: z.record(z.string(), z.unknown()), actionId: z.string().optional() });

const invokeAnswer = z.looseObject({ statusCode: z.number().int(), type: z.string(), value: z.unknown() });

/** What a bot answers to a press: usually another card, for the presser only. */
export type InvokeAnswer = z.output<typeof invokeAnswer>;

/** A press, by whom and on what. */
export interface Press {
  readonly chat: Chat;
  readonly said: ChatActivity;
  readonly person: SignInPerson;
  readonly press: z.output<typeof cardPress>;
}

/**
 * Sends a press to the card's bot, once, and waits for the answer. Nothing is kept.
 * Source: Microsoft Teams docs, "Universal Actions for Adaptive Cards".
 *
 * @throws {ChatFailure} 502 when the bot does not answer in time, or not as it must.
 */
export async function pressCard(parts: ChatServiceParts, { chat, said, person, press }: Press): Promise<InvokeAnswer> {
  const bot = (await listTeamsApps(parts.store)).find((app) => app.bot !== undefined && app.bot.botId === said.bot_id)?.bot;
  if (bot === undefined || findCard(said.activity) === undefined) throw new ChatFailure(400, "The message has no card that can be pressed.");
  const action = { type: "Action.Execute", ...(press.actionId === undefined ? {} : { id: press.actionId }), verb: press.verb, data: press.data };
  const invoke = { type: "invoke", name: "adaptiveCard/action", value: { action, trigger: "manual" }, replyToId: said.id };
  const activity = describeEvent({ chat, bot, person, at: parts.clock() }, invoke);
  try {
    const answer = await parts.line.post({ bot, activity, personId: person.id, signal: AbortSignal.timeout(parts.answerMilliseconds) });
    if (!answer.ok) throw new Error(`status ${String(answer.status)}`);
    return invokeAnswer.parse(await answer.json());
  } catch {
    throw new ChatFailure(502, "The app did not answer.");
  }
}
