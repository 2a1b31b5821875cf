import { randomBytes, randomUUID } from "node:crypto";
import type { Row, Store } from "../store/store";

/** A chat: of a person with a bot, of two people, or of a group. */
export interface Chat extends Row {
  /** The id that Graph and the Teams page use. */
  readonly id: string;
  readonly kind: "bot" | "person" | "group";
  /** What the connector calls a chat with a bot; `null` among people, where no bot is a member. */
  readonly connector_id: string | null;
  /** The person of a bot's chat, one of two people, or who began a group; who is in a chat now is kept apart. */
  readonly person_id: string;
  /** The bot's id, or the other person's; empty in a group. */
  readonly other_id: string;
  readonly created_at: string;
  /** What a group calls itself. */
  readonly topic: string | null;
  /** When the topic or the members last changed; `null` when they never did. */
  readonly updated_at: string | null;
}

/** Somebody in a chat. */
export interface ChatPerson extends Row {
  readonly chat_id: string;
  readonly person_id: string;
  readonly role: "owner" | "guest";
  /** What was said before this moment is not for them. */
  readonly visible_from: string;
}

/** A chat sees all that was ever said in it from this moment on. */
export const ALL_HISTORY = "0001-01-01T00:00:00Z";

const CONNECTOR_ID_BYTES = 48;

/** Finds a person's chat with a bot, or makes it: there is never a second one, also after the app was removed. */
export async function ensureBotChat(transaction: Store, { personId, botId, now }: { readonly personId: string; readonly botId: string; readonly now: string }): Promise<Chat> {
  const id = `19:${personId}_${botId}@unq.gbl.spaces`;
  const connectorId = `a:${randomBytes(CONNECTOR_ID_BYTES).toString("base64url")}`;
  return await ensureChat(transaction, { id, kind: "bot", connector_id: connectorId, person_id: personId, other_id: botId, created_at: now }, [personId]);
}

/** Finds the chat of two people, or makes it; it does not matter who is named first. */
export async function ensurePersonChat(transaction: Store, people: readonly [string, string], now: string): Promise<Chat> {
  const [one = "", other = ""] = [...people].sort();
  return await ensureChat(transaction, { id: `19:${one}_${other}@unq.gbl.spaces`, kind: "person", connector_id: null, person_id: one, other_id: other, created_at: now }, [one, other]);
}

/** Makes a chat of a group; there may be any number with the same people. */
export async function createGroupChat(transaction: Store, group: { readonly topic: string | null; readonly people: readonly NewChatPerson[]; readonly now: string }): Promise<Chat> {
  const id = `19:${randomUUID().replaceAll("-", "")}@thread.v2`;
  const begun = { id, kind: "group", connector_id: null, person_id: group.people[0]?.id ?? "", other_id: "", created_at: group.now } as const;
  const chat = await ensureChat(transaction, begun, []);
  for (const person of group.people) await addChatPerson(transaction, id, person);
  if (group.topic !== null) await transaction.query("update chats set topic = $2 where id = $1", [id, group.topic]);
  return { ...chat, topic: group.topic };
}

/** Somebody who comes into a chat; without a moment they see all that was said. */
export interface NewChatPerson {
  readonly id: string;
  readonly role: "owner" | "guest";
  readonly visibleFrom?: string;
}

/** Takes somebody into a chat. @returns whether they were not in it already. */
export async function addChatPerson(transaction: Store, chatId: string, { id, role, visibleFrom }: NewChatPerson): Promise<boolean> {
  const added = await transaction.query("insert into chat_people (chat_id, person_id, role, visible_from) values ($1, $2, $3, $4) on conflict do nothing returning chat_id", [
    chatId, id, role, visibleFrom ?? ALL_HISTORY,
  ]);
  return added.length > 0;
}

/** Somebody's place in a chat; `undefined` when they are not in it. */
export async function findChatPerson(store: Store, chatId: string, personId: string): Promise<ChatPerson | undefined> {
  return (await store.query<ChatPerson>("select * from chat_people where chat_id = $1 and person_id = $2", [chatId, personId]))[0];
}

type BegunChat = Pick<Chat, "id" | "kind" | "connector_id" | "person_id" | "other_id" | "created_at">;

async function ensureChat(transaction: Store, chat: BegunChat, personIds: readonly string[]): Promise<Chat> {
  const made = await transaction.query(
    "insert into chats (id, kind, connector_id, person_id, other_id, created_at) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing returning id",
    [chat.id, chat.kind, chat.connector_id, chat.person_id, chat.other_id, chat.created_at],
  );
  if (made.length > 0) for (const id of personIds) await addChatPerson(transaction, chat.id, { id, role: "owner" });
  return (await findChat(transaction, chat.id)) ?? { ...chat, topic: null, updated_at: null };
}

/** The chat with this id; `undefined` when there is none. */
export async function findChat(store: Store, id: string): Promise<Chat | undefined> {
  return (await store.query<Chat>("select * from chats where id = $1", [id]))[0];
}

/** The chat that the connector calls by this id. */
export async function findConversation(store: Store, connectorId: string): Promise<Chat | undefined> {
  return (await store.query<Chat>("select * from chats where connector_id = $1", [connectorId]))[0];
}
