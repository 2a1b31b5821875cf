import type { Chat } from "../../connector/chat";
import { badTeamsRequest } from "../directory/team";
import { optionsOf, readExpansions } from "../expand";
import { notImplemented } from "../graph-failure";
import { contextOf, type GraphCall, type GraphReply, ok } from "../operation";
import { pageSize } from "../query-options";
import { readSelection } from "../select";
import { filterResources } from "../small-collection";
import { skipTokenAt, startOf } from "../skip-token";
import { chatShape, CHAT, readViewpoints } from "./chat";
import { requireChatOwner } from "./chat-access";
import { messagePreviewShape, readBotNames, readLastMessages } from "./chat-message";
import { chatMemberShape, listChatPeople } from "./chat-people";

type Shape = Readonly<Record<string, unknown>>;

const USUAL_PAGE = 20;
const LARGEST_PAGE = 50;
const FILTERED = { ...CHAT, onRequest: ["lastMessagePreview", "members"] };
const BY_MEMBER = /^\s*members\/any\(\s*(\w+)\s*:\s*\1\/(?:microsoft\.graph\.aadUserConversationMember\/)?(displayName|userId|email)\s+eq\s+'((?:[^']|'')*)'\s*\)\s*$/i;

/** The chats of somebody, the one with the newest message first. */
export async function listChats(call: GraphCall): Promise<GraphReply> {
  const owner = (await requireChatOwner(call)) ?? call.caller.personId ?? "";
  const expanded = readExpansions(call.query.get("$expand"), ["members", "lastMessagePreview"]);
  for (const expansion of expanded) optionsOf(expansion, []);
  const size = pageSize(call.query, USUAL_PAGE);
  if (size > LARGEST_PAGE) throw badTeamsRequest("The limit of '50' for Top query has been exceeded.");
  refuseOtherOrder(call.query.get("$orderby"));
  const wanted = filterChats(call, await describeChats(call, owner));
  const from = startOf(call.query.get("$skiptoken"));
  const selection = readSelection(call.query, CHAT);
  const names = expanded.map(({ name }) => name);
  const value = wanted.slice(from, from + size).map((chat) => ({ ...selection.pick(chat), ...Object.fromEntries(names.map((name) => [name, chat[name]])) }));
  const next = wanted.length > from + size ? { "@odata.nextLink": skipTokenAt(call, from + size) } : {};
  const context = contextOf(call, `chats${names.length === 0 ? selection.inContext : `(${names.map((name) => `${name}()`).join(",")})`}`);
  return ok({ "@odata.context": context, "@odata.count": value.length, ...next, value });
}

function refuseOtherOrder(order: string | null): void {
  if (order === null || /^\s*lastMessagePreview\/createdDateTime\s+desc\s*$/i.test(order)) return;
  throw badTeamsRequest("Chats are ordered by lastMessagePreview/createdDateTime in descending order only.");
}

async function describeChats(call: GraphCall, personId: string): Promise<readonly Shape[]> {
  const chats = await call.store.query<Chat>(
    `select c.* from chats c join chat_people m on m.chat_id = c.id where m.person_id = $1
     order by coalesce((select max(a.created_at) from chat_activities a where a.chat_id = c.id and a.created_at >= m.visible_from), c.updated_at, c.created_at) desc, c.change desc`,
    [personId],
  );
  const ids = chats.map(({ id }) => id);
  const [people, last, viewpoints, bots] = [await listChatPeople(call.store, ids), await readLastMessages(call.store, chats, personId), await readViewpoints(call, ids), await readBotNames(call.store)];
  return chats.map((chat) => {
    const said = last.get(chat.id);
    return {
      ...chatShape(call, chat, viewpoints.get(chat.id)),
      members: people.filter(({ chat_id }) => chat_id === chat.id).map((person) => chatMemberShape(call, person)),
      lastMessagePreview: said === undefined ? null : messagePreviewShape(said, bots),
    };
  });
}

function filterChats(call: GraphCall, chats: readonly Shape[]): readonly Shape[] {
  const text = call.query.get("$filter") ?? "";
  const [, , property, value] = BY_MEMBER.exec(text) ?? [];
  if (property === undefined || value === undefined) {
    if (/\b(any|all)\s*\(/i.test(text)) throw notImplemented("Chats are filtered by one property of one member only.");
    return filterResources(call.query, chats, FILTERED);
  }
  const wanted = value.replaceAll("''", "'").toLowerCase();
  const name = { displayname: "displayName", userid: "userId", email: "email" }[property.toLowerCase()] ?? "";
  return chats.filter((chat) => (chat["members"] as readonly Shape[]).some((member) => String(member[name]).toLowerCase() === wanted));
}
