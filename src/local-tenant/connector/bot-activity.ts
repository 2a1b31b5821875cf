import { z } from "zod";
import type { Bot } from "../admin/teams-apps";
import type { Activity } from "./chat-activity";
import { badSyntax, ConnectorFailure, unsupported } from "./connector-failure";
import { botAddress } from "./bot-event";

/** The content type of a card. */
export const CARD_TYPE = "application/vnd.microsoft.card.adaptive";

/** Largest message that Teams takes, cards included. Source: Microsoft Teams docs, "Limits and specifications". */
const MOST_CARD_BYTES = 28 * 1024;

const shape = z.looseObject({
  type: z.string().default("message"),
  text: z.string().nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string().min(1) })).nullish(),
  from: z.looseObject({ id: z.string() }).nullish(),
  replyToId: z.string().nullish(),
});

/** What a bot wants to say: a message with every field that the bot gave, or only that it is typing. */
export type BotActivity = { readonly kind: "message"; readonly message: Activity } | { readonly kind: "typing" };

/**
 * Reads an activity that a bot sends.
 *
 * @throws {ConnectorFailure} when Teams would not take it.
 */
export function readBotActivity(body: unknown, bot: Bot): BotActivity {
  const parsed = shape.safeParse(body);
  if (!parsed.success) throw badSyntax(`The activity is not well formed: ${parsed.error.issues[0]?.path.join(".") || "body"}.`);
  const activity = parsed.data;
  refuseOtherBot(activity.from?.id, bot);
  if (activity.type === "typing") return { kind: "typing" };
  if (activity.type !== "message") throw unsupported(`An activity of type ${activity.type}`);
  refuseUnfitMessage(readMessage(activity));
  return { kind: "message", message: activity };
}

/** A bot may name itself with or without the number that stands for bots, or not at all. @throws {ConnectorFailure} when it names another. */
export function refuseOtherBot(address: string | undefined, { botId }: Bot): void {
  const named = address?.toLowerCase();
  if (named === undefined || named === botId || named === botAddress(botId)) return;
  throw new ConnectorFailure(403, "Forbidden", "A bot speaks only as itself.");
}

function refuseUnfitMessage({ text, attachments }: MessageContent): void {
  if (text === "" && attachments.length === 0) throw badSyntax("Activity must include non empty 'text' field or at least 1 attachment");
  if (Buffer.byteLength(JSON.stringify(attachments)) > MOST_CARD_BYTES) throw new ConnectorFailure(413, "MessageSizeTooBig", "Message size too large.");
}

const held = z.looseObject({
  text: z.string().nullish().catch(undefined),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).nullish().catch(undefined),
});

/** What is in a message: its words, and its attachments in their order. */
export interface MessageContent {
  readonly text: string;
  readonly attachments: readonly { readonly contentType: string; readonly content?: unknown }[];
}

/** Reads a kept message. */
export function readMessage(activity: Activity): MessageContent {
  const { text, attachments } = held.parse(activity);
  return { text: text ?? "", attachments: attachments ?? [] };
}

/** The first card of a message; `undefined` when it has none. */
export function findCard(activity: Activity): Activity | undefined {
  const content = readMessage(activity).attachments.find(({ contentType }) => contentType === CARD_TYPE)?.content;
  return z.record(z.string(), z.unknown()).safeParse(content).data;
}
