import { randomBytes } from "node:crypto";
import type { Row, Store } from "../store/store";

/** A chat of two. */
export interface Chat extends Row {
  /** The id that Graph and the Teams page use. */
  readonly id: string;
  readonly kind: "bot" | "person";
  /** What the connector calls a chat with a bot; `null` in a chat of two people, where no bot is a member. */
  readonly connector_id: string | null;
  readonly person_id: string;
  /** The bot's id, or the other person's. */
  readonly other_id: string;
  readonly created_at: string;
}

const CONNECTOR_ID_BYTES = 48;

/** Finds a person's chat with a bot, or makes it: there is never a second one, also after the app was removed. */
export async function ensureBotChat(transaction: Store, { personId, botId, now }: { readonly personId: string; readonly botId: string; readonly now: string }): Promise<Chat> {
  const id = `19:${personId}_${botId}@unq.gbl.spaces`;
  return await ensureChat(transaction, { id, kind: "bot", connector_id: `a:${randomBytes(CONNECTOR_ID_BYTES).toString("base64url")}`, person_id: personId, other_id: botId, created_at: now });
}

/** Finds the chat of two people, or makes it; it does not matter who is named first. */
export async function ensurePersonChat(transaction: Store, people: readonly [string, string], now: string): Promise<Chat> {
  const [one = "", other = ""] = [...people].sort();
  return await ensureChat(transaction, { id: `19:${one}_${other}@unq.gbl.spaces`, kind: "person", connector_id: null, person_id: one, other_id: other, created_at: now });
}

async function ensureChat(transaction: Store, chat: Chat): Promise<Chat> {
  await transaction.query(
    "insert into chats (id, kind, connector_id, person_id, other_id, created_at) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing",
    [chat.id, chat.kind, chat.connector_id, chat.person_id, chat.other_id, chat.created_at],
  );
  return (await findChat(transaction, chat.id)) ?? chat;
}

/** The chat with this id; `undefined` when there is none. */
export async function findChat(store: Store, id: string): Promise<Chat | undefined> {
  return (await store.query<Chat>("select * from chats where id = $1", [id]))[0];
}

/** The chat that the connector calls by this id. */
export async function findConversation(store: Store, connectorId: string): Promise<Chat | undefined> {
  return (await store.query<Chat>("select * from chats where connector_id = $1", [connectorId]))[0];
}
