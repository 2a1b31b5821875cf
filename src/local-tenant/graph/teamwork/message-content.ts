import { z } from "zod";
import type { Activity } from "../../connector/chat-activity";
import { badTeamsRequest } from "../directory/team";

/** Longest message, cards included. Source: Microsoft Teams docs, "Limits and specifications". */
const MOST_BYTES = 28 * 1024;

const attachment = z.strictObject({
  id: z.string().min(1),
  contentType: z.union([z.templateLiteral(["application/vnd.microsoft.card.", z.string()]), z.literal("reference")]),
  contentUrl: z.string().nullish(),
  content: z.string().nullish(),
  name: z.string().nullish(),
  thumbnailUrl: z.string().nullish(),
  teamsAppId: z.string().nullish(),
});
const mention = z.strictObject({
  id: z.number().int(),
  mentionText: z.string(),
  mentioned: z.strictObject({ user: z.strictObject({ "@odata.type": z.string().optional(), id: z.string(), displayName: z.string().nullish(), userIdentityType: z.string().nullish() }) }),
});
const sent = z.strictObject({
  "@odata.type": z.literal("#microsoft.graph.chatMessage").optional(),
  body: z.strictObject({ content: z.string(), contentType: z.enum(["text", "html"]).nullish() }),
  subject: z.string().max(1024).nullish(),
  summary: z.string().nullish(),
  importance: z.enum(["normal", "high", "urgent"]).nullish(),
  locale: z.string().nullish(),
  messageType: z.literal("message").nullish(),
  attachments: z.array(attachment).nullish(),
  mentions: z.array(mention).nullish(),
});

/** A message as somebody sent it through Graph. */
export type SentMessage = z.output<typeof sent>;

/**
 * Reads a message that somebody sends.
 *
 * @throws {GraphFailure} 400 naming what Teams would not take.
 */
export function readSentMessage(body: unknown): SentMessage {
  const parsed = sent.safeParse(body);
  if (!parsed.success) throw badTeamsRequest(`Invalid value specified for property '${parsed.error.issues[0]?.path.join(".") ?? ""}' of resource 'ChatMessage'.`);
  const message = parsed.data;
  if (message.body.content.trim() === "") throw badTeamsRequest("Missing body content");
  if (Buffer.byteLength(JSON.stringify(message)) > MOST_BYTES) throw badTeamsRequest("The message is larger than Teams takes.");
  refuseLoose(message);
  return message;
}

/** Each card has its place in the words, and each mention its mark. */
function refuseLoose({ body, attachments, mentions }: SentMessage): void {
  const places = [...(attachments ?? []).map(({ id }) => `<attachment id="${id}">`), ...(mentions ?? []).map(({ id }) => `<at id="${String(id)}">`)];
  if (places.length > 0 && body.contentType !== "html") throw badTeamsRequest("A message with attachments or mentions needs a body of type html.");
  const lost = places.find((place) => !body.content.includes(place));
  if (lost !== undefined) throw badTeamsRequest(`The body has no place for ${lost}.`);
}

/** The message as the connector keeps it: its words for those who read plain text, its cards, and the whole of it. */
export function activityOf(message: SentMessage): Activity {
  const cards = (message.attachments ?? []).filter(({ contentType }) => contentType !== "reference");
  return {
    type: "message",
    text: plainWords(message),
    textFormat: "plain",
    ...(cards.length === 0 ? {} : { attachments: cards.map(({ contentType, content }) => ({ contentType, content: readJson(content ?? null) })) }),
    sentThroughGraph: message,
  };
}

const kept = z.looseObject({ sentThroughGraph: sent }).transform(({ sentThroughGraph }) => sentThroughGraph);

/** The message that an activity keeps; `undefined` for one that did not come through Graph. */
export function sentMessageOf(activity: Activity): SentMessage | undefined {
  return kept.safeParse(activity).data;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", "#39": "'" };

/** The words of a message without their marks. */
export function plainWords({ body }: SentMessage): string {
  if (body.contentType !== "html") return body.content;
  const words = body.content.replaceAll(/<attachment[^>]*><\/attachment>/gi, "").replaceAll(/<br\s*\/?>|<\/(?:p|div|li)>/gi, "\n").replaceAll(/<[^>]*>/g, "");
  return words.replaceAll(/&(#?\w+);/g, (all, name: string) => ENTITIES[name] ?? all).trim();
}

function readJson(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    throw badTeamsRequest("The content of a card must be JSON.");
  }
}
