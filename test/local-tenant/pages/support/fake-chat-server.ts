import type { Activity, Chat, PressAnswer } from "../../../../src/local-tenant/teams/chat/chat-shapes";

/** The tenant's chat service held in memory, with what the tests need to see and to change. */
export interface FakeChatServer {
  /** What `fetch` is replaced by. */
  readonly fetch: typeof fetch;
  /** Bodies of the requests that changed something, with their addresses, in order. */
  readonly asked: { readonly path: string; readonly body: unknown }[];
  /** Puts a message into a chat, or a changed one in place of an earlier one. */
  put(chatId: string, activity: Partial<Activity> & { readonly id: string }): void;
  /** What the bot answers to the next presses. A promise is waited for; `undefined` is a bot that does not answer. */
  answerPresses(answer: PressAnswer | undefined | Promise<PressAnswer>): void;
  /** From now on nothing is answered, or everything again. */
  disconnect(isAway: boolean): void;
}

const PEOPLE = [
  { id: "tom", name: "Tom Baker" },
  { id: "tessa", name: "Tessa Lowe" },
];

/** An answer with a body. */
function reply(status: number, body: unknown): Response {
  return { ok: status < 400, status, json: async () => JSON.parse(JSON.stringify(body)) } as Response;
}

/** Creates the service for chats that are given without their messages. */
export function createFakeChatServer(chats: readonly Chat[]): FakeChatServer {
  const activities = new Map<string, Map<string, Activity>>(chats.map(({ id }) => [id, new Map()]));
  const read = new Map<string, number>();
  const asked: { path: string; body: unknown }[] = [];
  let sequence = 0;
  let isAway = false;
  let pressAnswer: PressAnswer | undefined | Promise<PressAnswer>;

  function put(chatId: string, activity: Partial<Activity> & { readonly id: string }): void {
    sequence += 1;
    const known = activities.get(chatId)?.get(activity.id);
    const fresh: Activity = { id: activity.id, sequence, kind: "message", from: { kind: "bot", name: "Example", isMe: false }, at: `2026-11-23T10:${String(sequence).padStart(2, "0")}:00Z`, deleted: false, text: "" };
    activities.get(chatId)?.set(activity.id, { ...fresh, ...known, ...activity, sequence });
  }

  function listChats(): readonly Chat[] {
    return chats.map((chat) => {
      const all = [...(activities.get(chat.id)?.values() ?? [])];
      const newest = all.at(-1);
      const unread = all.filter((one) => !one.from.isMe && one.sequence > (read.get(chat.id) ?? 0)).length;
      return { ...chat, preview: newest?.text ?? chat.preview, lastAt: newest?.at ?? chat.lastAt, unread };
    });
  }

  function readChat(chatId: string, after: number): Response {
    const all = activities.get(chatId);
    if (all === undefined) return reply(404, { error: "There is no such chat." });
    read.set(chatId, sequence);
    return reply(200, { last: sequence, value: [...all.values()].filter((one) => one.sequence > after) });
  }

  async function change(path: string, body: unknown): Promise<Response> {
    asked.push({ path, body });
    const [, chatId = "", , activityId, verb] = path.split("/").slice(1).map(decodeURIComponent);
    if (verb === "press") {
      const answer = await pressAnswer;
      return answer === undefined ? reply(502, { error: "The bot did not answer." }) : reply(200, answer);
    }
    if (verb === "forward") return reply(201, { chatId: `19:${String(activityId)}` });
    put(chatId, { id: `written-${String(sequence + 1)}`, from: { kind: "person", name: "Priya Shah", isMe: true }, text: (body as { text: string }).text });
    return reply(201, { id: "written" });
  }

  async function answer(address: string, body: string | undefined): Promise<Response> {
    if (isAway) throw new TypeError("Failed to fetch");
    const { pathname, searchParams } = new URL(address, "http://localhost:4310");
    const path = pathname.slice("/teams/api".length);
    if (body !== undefined) return change(path, JSON.parse(body));
    if (path === "/chats") return reply(200, { value: listChats() });
    if (path === "/people") return reply(200, { value: PEOPLE.filter(({ name }) => name.toLowerCase().includes((searchParams.get("search") ?? "").toLowerCase())) });
    return readChat(decodeURIComponent(path.split("/")[2] ?? ""), Number(searchParams.get("after") ?? 0));
  }

  return {
    fetch: (address, init) => answer(String(address), init?.body as string | undefined),
    asked,
    put,
    answerPresses: (next) => {
      pressAnswer = next;
    },
    disconnect: (away) => {
      isAway = away;
    },
  };
}
