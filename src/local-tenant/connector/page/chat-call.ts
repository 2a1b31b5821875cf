import type { Context } from "hono";
import type { z } from "zod";
import type { ReadCaller } from "../../identity/caller";
import type { Clock } from "../../identity/clock";
import { TEAMS_PAGE_CLIENT_ID } from "../../identity/own-applications";
import { findSignInPerson, type SignInPerson } from "../../identity/person";
import type { Store } from "../../store/store";
import type { BotLine } from "../bot-line";
import { type Chat, findChat, findChatPerson } from "../chat";
import { type ChatActivity, findActivity } from "../chat-activity";
import { readJsonBody } from "../json-body";
import { ChatFailure, noSuchChat } from "./chat-failure";

/** What the Teams page's chat service stands on. */
export interface ChatServiceParts {
  readonly store: Store;
  /** The check of Graph tokens, which the Teams page has. */
  readonly readCaller: ReadCaller;
  readonly clock: Clock;
  readonly line: BotLine;
  /** Tells the delivery that there are new events. */
  readonly wake: () => void;
  /** How long a person waits for a bot's answer to a press. */
  readonly answerMilliseconds: number;
}

/** Types of the chat service's requests: each knows who is signed in. */
export interface ChatTypes {
  Variables: { person: SignInPerson };
}
export type ChatContext = Context<ChatTypes>;

/**
 * Finds out who sits before the Teams page.
 *
 * @throws {ChatFailure} when the token is not one that this page has for a person.
 */
export async function readSignedIn({ store, readCaller }: ChatServiceParts, authorization: string | undefined): Promise<SignInPerson> {
  const caller = await readCaller(authorization);
  if ("refused" in caller) throw new ChatFailure(401, caller.refused);
  if (caller.personId === undefined || caller.appId !== TEAMS_PAGE_CLIENT_ID) throw new ChatFailure(403, "Only the Teams page reads chats here.");
  const person = await findSignInPerson(store, caller.personId);
  if (person === undefined) throw new ChatFailure(401, "The account is not in use any more.");
  return person;
}

/** The chat that the address names. @throws {ChatFailure} 404 when it is not the person's. */
export async function requireOwnChat(store: Store, context: ChatContext): Promise<Chat> {
  const chat = await findChat(store, context.req.param("chatId") ?? "");
  if (chat === undefined || (await findChatPerson(store, chat.id, context.get("person").id)) === undefined) throw noSuchChat();
  return chat;
}

/** What was said in a chat under the id in the address. @throws {ChatFailure} 404 when nothing was, or it was taken back. */
export async function requireSaid(store: Store, chat: Chat, context: ChatContext): Promise<ChatActivity> {
  const said = await findActivity(store, chat.id, context.req.param("activityId") ?? "");
  if (said === undefined) throw new ChatFailure(404, "There is no such message.");
  return said;
}

/** Reads the body of a request. @throws {ChatFailure} naming the first field that is wrong, never its value. */
export async function readChatBody<Shape extends z.ZodType>(context: ChatContext, shape: Shape): Promise<z.output<Shape>> {
  const parsed = shape.safeParse(await readJsonBody(context.req));
  if (!parsed.success) throw new ChatFailure(400, `${parsed.error.issues[0]?.path.join(".") || "body"}: it is missing or wrong.`);
  return parsed.data;
}
