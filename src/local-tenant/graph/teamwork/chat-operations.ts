import { z } from "zod";
import type { Chat, NewChatPerson } from "../../connector/chat";
import { createGroupChat, ensurePersonChat } from "../../connector/chat";
import { badTeamsRequest } from "../directory/team";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { readExpansions } from "../expand";
import { readSelection } from "../select";
import { chatShape, CHAT, readViewpoints } from "./chat";
import { requireChat } from "./chat-access";
import { listChats } from "./chat-list";
import { newMember, readNewPerson } from "./chat-member-operations";
import { chatMemberShape, listChatPeople } from "./chat-people";
import { openedByInstall } from "./own-apps";
import { TEAMWORK_PERMISSIONS } from "./teamwork-permissions";

/** A chat as its own resource, for those who may see it. */
async function shown(call: GraphCall, chat: Chat): Promise<Readonly<Record<string, unknown>>> {
  const viewpoint = (await readViewpoints(call, [chat.id])).get(chat.id);
  return { "@odata.context": contextOf(call, "chats/$entity"), ...readSelection(call.query, CHAT).pick(chatShape(call, chat, viewpoint)) };
}

async function readChat(call: GraphCall): Promise<GraphReply> {
  const [members] = readExpansions(call.query.get("$expand"), ["members"]);
  const { chat } = await requireChat(call, { needed: MAY.readChat.application });
  const resource = await shown(call, chat);
  if (members === undefined) return ok(resource);
  const people = await listChatPeople(call.store, [chat.id]);
  return ok({ ...resource, "@odata.context": contextOf(call, "chats(members())/$entity"), members: people.map((person) => chatMemberShape(call, person)) });
}

const MOST_PEOPLE = 250;
const newChat = z.strictObject({
  "@odata.type": z.literal("#microsoft.graph.chat").optional(),
  chatType: z.enum(["oneOnOne", "group"]),
  topic: z.string().trim().min(1).max(250).nullish(),
  members: z.array(newMember).min(2).max(MOST_PEOPLE),
});

async function createChat(call: GraphCall): Promise<GraphReply> {
  const { chatType, topic, members } = readBody(call.body, newChat);
  if (chatType === "oneOnOne" && members.length !== 2) throw badTeamsRequest("A one-on-one chat must have exactly two members.");
  if (chatType === "oneOnOne" && (topic ?? null) !== null) throw badTeamsRequest("A topic can be set for a group chat only.");
  const people = await readPeople(call, members);
  const chat = await makeChat(call, chatType, { topic: topic ?? null, people });
  return { status: 201, body: await shown(call, chat) };
}

async function readPeople(call: GraphCall, members: readonly z.output<typeof newMember>[]): Promise<readonly NewChatPerson[]> {
  const people: NewChatPerson[] = [];
  for (const member of members) people.push(await readNewPerson(call, member));
  const ids = new Set(people.map(({ id }) => id));
  if (ids.size !== people.length) throw badTeamsRequest("Duplicate chat members is specified in the request body.");
  const { personId } = call.caller;
  if (personId !== undefined && !ids.has(personId)) throw badTeamsRequest("The creator of the chat must be one of its members.");
  return people;
}

/** There is one chat of two people; of a group there may be any number. */
async function makeChat(call: GraphCall, chatType: "oneOnOne" | "group", { topic, people }: { readonly topic: string | null; readonly people: readonly NewChatPerson[] }): Promise<Chat> {
  const now = new Date().toISOString();
  if (chatType === "group") return await createGroupChat(call.store, { topic, people, now });
  return await ensurePersonChat(call.store, [people[0]?.id ?? "", people[1]?.id ?? ""], now);
}

const chatChange = z.strictObject({ "@odata.type": z.literal("#microsoft.graph.chat").optional(), topic: z.string().trim().min(1).max(250).nullable() });

async function updateChat(call: GraphCall): Promise<GraphReply> {
  const { chat } = await requireChat(call, { needed: MAY.updateChat.application });
  const { topic } = readBody(call.body, chatChange);
  if (chat.kind !== "group") throw badTeamsRequest("A topic can be set for a group chat only.");
  const now = new Date().toISOString();
  await call.store.query("update chats set topic = $2, updated_at = $3, change = nextval('change_number') where id = $1", [chat.id, topic, now]);
  return ok(await shown(call, { ...chat, topic, updated_at: now }));
}

function readBody<Shape extends z.ZodType>(body: unknown, shape: Shape): z.output<Shape> {
  const parsed = shape.safeParse(body);
  if (!parsed.success) throw badTeamsRequest(`Invalid value specified for property '${parsed.error.issues[0]?.path.join(".") ?? ""}' of resource 'Chat'.`);
  return parsed.data;
}

const MAY = TEAMWORK_PERMISSIONS;
const LISTED = ["$expand", "$filter", "$orderby", "$top", "$skiptoken", "$select"];
const API = "https://learn.microsoft.com/graph/api";
const SETTINGS = ["ChatSettings.Read.Chat", "ChatSettings.ReadWrite.Chat", "Chat.Manage.Chat"];

/** Chats of people with each other and with bots. */
export const CHAT_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: "/chats", documentedAs: "List chats", permissions: MAY.listOwnChats, query: LISTED, handle: listChats },
  { method: "GET", path: "/users/{userId}/chats", documentedAs: "List chats", overlay: `${API}/chat-list`, permissions: MAY.listChats, query: LISTED, handle: listChats },
  { method: "POST", path: "/chats", documentedAs: "Create chat", permissions: MAY.createChat, query: [], handle: createChat, differs: "Chats of meetings are not kept, and no messages of the system tell of new members or topics." },
  openedByInstall({ method: "GET", path: "/chats/{chatId}", documentedAs: "Get chat", permissions: MAY.readChat, query: ["$expand", "$select"], handle: readChat }, SETTINGS),
  { method: "GET", path: "/users/{userId}/chats/{chatId}", documentedAs: "Get chat", overlay: `${API}/chat-get`, permissions: MAY.readChat, query: ["$expand", "$select"], handle: readChat },
  openedByInstall({ method: "PATCH", path: "/chats/{chatId}", documentedAs: "Update chat", permissions: MAY.updateChat, query: [], handle: updateChat }, SETTINGS.slice(1)),
];
