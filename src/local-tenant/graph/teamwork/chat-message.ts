import { createHash } from "node:crypto";
import { listTeamsApps } from "../../admin/teams-apps";
import { readMessage } from "../../connector/bot-activity";
import type { Chat } from "../../connector/chat";
import type { ChatActivity } from "../../connector/chat-activity";
import type { Store } from "../../store/store";
import { mentionsOf } from "../directory/channel-message";
import { sentMessageOf } from "./message-content";

type Shape = Readonly<Record<string, unknown>>;

/** A message with the name of who said it. */
export interface NamedActivity extends ChatActivity {
  readonly person_name: string | null;
}

/** Names of bots by their ids. */
export type BotNames = ReadonlyMap<string, string>;

/** The names of all bots of the catalogue. */
export async function readBotNames(store: Store): Promise<BotNames> {
  return new Map((await listTeamsApps(store)).flatMap(({ bot }) => (bot === undefined ? [] : [[bot.botId, bot.name] as const])));
}

/** The columns of messages with the names of people who said them. */
export const NAMED_ACTIVITIES = "select a.*, p.display_name as person_name from chat_activities a left join people p on p.id = a.from_id";

/** What Graph shows of a message. Source: Microsoft Graph docs, "chatMessage resource type". */
export function chatMessageShape(said: NamedActivity, bots: BotNames): Shape {
  return {
    id: said.id,
    replyToId: null,
    etag: etagOf(said),
    messageType: "message",
    createdDateTime: said.created_at,
    lastModifiedDateTime: said.modified_at ?? said.created_at,
    lastEditedDateTime: said.edited_at,
    deletedDateTime: said.deleted_at,
    ...headOf(said),
    chatId: said.chat_id,
    webUrl: null,
    channelIdentity: null,
    policyViolation: null,
    eventDetail: null,
    from: fromOf(said, bots),
    ...contentOf(said),
    mentions: mentionedIn(said),
    reactions: said.reactions.map(reactionShape),
  };
}

function headOf(said: NamedActivity): Shape {
  const sent = sentMessageOf(said.activity);
  return { subject: sent?.subject ?? null, summary: sent?.summary ?? null, importance: sent?.importance ?? "normal", locale: sent?.locale ?? "en-gb" };
}

/** The millisecond of the last change; a message that nobody changed has its own id. */
function etagOf({ id, modified_at: modifiedAt }: NamedActivity): string {
  return modifiedAt === null ? id : String(Math.max(Date.parse(modifiedAt), Number(id)));
}

/** What `lastMessagePreview` shows of a message. Source: Microsoft Graph docs, "chatMessageInfo resource type". */
export function messagePreviewShape(said: NamedActivity, bots: BotNames): Shape {
  const { body } = contentOf(said);
  return { id: said.id, createdDateTime: said.created_at, isDeleted: said.deleted_at !== null, messageType: "message", eventDetail: null, body, from: fromOf(said, bots) };
}

function fromOf(said: NamedActivity, bots: BotNames): Shape {
  if (said.from_kind === "bot") return { device: null, user: null, application: { id: said.from_id, displayName: bots.get(said.from_id) ?? null, applicationIdentityType: "bot" } };
  return { application: null, device: null, user: { id: said.from_id, displayName: said.person_name, userIdentityType: "aadUser" } };
}

function contentOf(said: NamedActivity): { readonly body: Shape; readonly attachments: readonly Shape[] } {
  if (said.deleted_at !== null) return { body: { contentType: "html", content: "" }, attachments: [] };
  const sent = sentMessageOf(said.activity);
  if (sent === undefined) return botContentOf(said);
  const attachments = (sent.attachments ?? []).map((one) => ({ id: one.id, contentType: one.contentType, contentUrl: one.contentUrl ?? null, content: one.content ?? null, name: one.name ?? null, thumbnailUrl: one.thumbnailUrl ?? null }));
  return { body: { contentType: sent.body.contentType ?? "text", content: sent.body.content }, attachments };
}

// As in Teams, a message with cards is HTML in which each card has its place.
function botContentOf(said: NamedActivity): { readonly body: Shape; readonly attachments: readonly Shape[] } {
  const { text } = readMessage(said.activity);
  const attachments = cardsOf(said);
  if (attachments.length === 0) return { body: { contentType: "text", content: text }, attachments };
  const words = text.replace(/[&<>]/g, (mark) => `&#${String(mark.codePointAt(0))};`);
  return { body: { contentType: "html", content: words + attachments.map(({ id }) => `<attachment id="${id}"></attachment>`).join("") }, attachments };
}

function cardsOf(said: NamedActivity) {
  const ID_LENGTH = 32;
  return readMessage(said.activity).attachments.map(({ contentType, content }, index) => ({
    id: createHash("sha256").update(`${said.chat_id} ${said.id} ${String(index)}`).digest("hex").slice(0, ID_LENGTH),
    contentType,
    contentUrl: null,
    content: content === undefined ? null : typeof content === "string" ? content : JSON.stringify(content),
    name: null,
    thumbnailUrl: null,
  }));
}

function mentionedIn(said: NamedActivity): readonly Shape[] {
  const sent = said.deleted_at === null ? sentMessageOf(said.activity) : undefined;
  return sent === undefined ? [] : mentionsOf(sent);
}

function reactionShape({ reactionType, personId, at }: ChatActivity["reactions"][number]): Shape {
  return {
    reactionType,
    displayName: null,
    reactionContentUrl: null,
    createdDateTime: at,
    user: { application: null, device: null, user: { id: personId, displayName: null, userIdentityType: "aadUser" } },
  };
}

/** The last message of each of these chats that somebody may see, by the chat's id. */
export async function readLastMessages(store: Store, chats: readonly Chat[], personId: string): Promise<ReadonlyMap<string, NamedActivity>> {
  const rows = await store.query<NamedActivity>(
    `select distinct on (a.chat_id) a.*, p.display_name as person_name from chat_activities a
     join chat_people m on m.chat_id = a.chat_id and m.person_id = $2 and a.created_at >= m.visible_from left join people p on p.id = a.from_id
     where a.chat_id = any($1) order by a.chat_id, a.created desc`,
    [chats.map(({ id }) => id), personId],
  );
  return new Map(rows.map((row) => [row.chat_id, row]));
}
