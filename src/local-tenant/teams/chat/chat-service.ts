import { z } from "zod";
import { readJson } from "../../pages/read-json";
import type { SignInSession } from "../../pages/sign-in";
import { type Activities, type Chat, type ChatPerson, type PressAnswer, activitiesShape, chatPersonShape, chatShape, pressAnswerShape } from "./chat-shapes";

/** A button of a card that somebody pressed: its verb, and its own values merged with what was typed. */
export interface CardPress {
  readonly verb: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly actionId?: string;
}

/** Which message of which chat. */
export interface ActivityAddress {
  readonly chatId: string;
  readonly activityId: string;
}

/** The chats of the person who is signed in. Everything rejects with `RefusedError` when the tenant refuses. */
export interface ChatService {
  /** The person's chats, newest first. */
  listChats(): Promise<readonly Chat[]>;
  /** What is new in a chat since a sequence; everything when there is none. Marks the chat as read. */
  readActivities(chatId: string, after: number | undefined): Promise<Activities>;
  send(chatId: string, text: string): Promise<void>;
  /** Waits for the bot's answer. */
  press(address: ActivityAddress, press: CardPress): Promise<PressAnswer>;
  /** Copies a message into the person's chat with somebody. @returns the id of that chat. */
  forward(address: ActivityAddress, toPersonId: string): Promise<string>;
  /** At most ten people whose name matches. */
  findPeople(search: string): Promise<readonly ChatPerson[]>;
}

/** Creates the service for a session; a token that is no longer accepted is renewed once. */
export function createChatService(session: SignInSession, scopes: readonly string[]): ChatService {
  async function request(path: string, body?: object): Promise<Response> {
    const first = await call(path, body, false);
    return first.status === 401 ? call(path, body, true) : first;
  }
  async function call(path: string, body: object | undefined, fresh: boolean): Promise<Response> {
    const authorization = `Bearer ${await session.acquireToken(scopes, fresh)}`;
    if (body === undefined) return fetch(`/teams/api${path}`, { headers: { authorization } });
    return fetch(`/teams/api${path}`, { method: "POST", headers: { authorization, "content-type": "application/json" }, body: JSON.stringify(body) });
  }
  return {
    listChats: async () => (await readJson(await request("/chats"), z.object({ value: z.array(chatShape) }))).value,
    readActivities: async (chatId, after) => {
      const query = after === undefined ? "" : `?after=${String(after)}`;
      return readJson(await request(`${pathOfChat(chatId)}/activities${query}`), activitiesShape);
    },
    send: async (chatId, text) => {
      await readJson(await request(`${pathOfChat(chatId)}/messages`, { text }), z.unknown());
    },
    press: async (address, { verb, values, actionId }) => {
      const body = { verb, data: values, ...(actionId === undefined ? {} : { actionId }) };
      return readJson(await request(`${pathOfActivity(address)}/press`, body), pressAnswerShape);
    },
    forward: async (address, toPersonId) => {
      const answer = await request(`${pathOfActivity(address)}/forward`, { toPersonId });
      return (await readJson(answer, z.object({ chatId: z.string() }))).chatId;
    },
    findPeople: async (search) => {
      const answer = await request(`/people?search=${encodeURIComponent(search)}`);
      return (await readJson(answer, z.object({ value: z.array(chatPersonShape) }))).value;
    },
  };
}

function pathOfChat(chatId: string): string {
  return `/chats/${encodeURIComponent(chatId)}`;
}

function pathOfActivity({ chatId, activityId }: ActivityAddress): string {
  return `${pathOfChat(chatId)}/activities/${encodeURIComponent(activityId)}`;
}
