import { z } from "zod";

/** A chat as the list shows it. `lastAt` is null until somebody has written. */
export const chatShape = z.object({
  id: z.string(),
  kind: z.enum(["bot", "person", "group"]),
  name: z.string(),
  iconUrl: z.string().optional(),
  appId: z.string().optional(),
  lastAt: z.string().nullable(),
  preview: z.string(),
  unread: z.number(),
});
export type Chat = z.infer<typeof chatShape>;

/** The JSON of a card, as it came. Whether it can be shown is found out when it is drawn. */
const cardJson = z.record(z.string(), z.unknown());
export type CardJson = z.infer<typeof cardJson>;

/** One message. A change to it gives it a new, higher sequence; its id stays. */
const activityShape = z.object({
  id: z.string(),
  sequence: z.number(),
  kind: z.literal("message"),
  from: z.object({ kind: z.enum(["bot", "person"]), name: z.string(), isMe: z.boolean() }),
  at: z.string(),
  editedAt: z.string().nullish(),
  deleted: z.boolean(),
  text: z.string(),
  card: cardJson.nullish(),
  suggestions: z.array(z.string()).nullish(),
  botId: z.string().nullish(),
});
export type Activity = z.infer<typeof activityShape>;

/** Some activities of a chat, and the sequence to go on from. */
export const activitiesShape = z.object({ last: z.number(), value: z.array(activityShape) });
export type Activities = z.infer<typeof activitiesShape>;

/** What a bot answers when a button of its card is pressed. */
export const pressAnswerShape = z.object({ statusCode: z.number(), type: z.string().catch(""), value: z.unknown() });
export type PressAnswer = z.infer<typeof pressAnswerShape>;

/** Somebody to whom a message can be forwarded. */
export const chatPersonShape = z.object({ id: z.string(), name: z.string() });
export type ChatPerson = z.infer<typeof chatPersonShape>;

/** Reads a card out of a bot's answer; `undefined` when there is no object. */
export function readCard(value: unknown): CardJson | undefined {
  return cardJson.safeParse(value).data;
}
