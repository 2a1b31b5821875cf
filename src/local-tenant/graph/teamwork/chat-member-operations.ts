import { z } from "zod";
import { addChatPerson, findChatPerson, type NewChatPerson } from "../../connector/chat";
import { requirePerson } from "../directory/person";
import { readReference } from "../directory/reference";
import { badTeamsRequest, teamsNotFound } from "../directory/team";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { answerCollection, SMALL_COLLECTION_OPTIONS } from "../small-collection";
import { type OpenChat, requireChat } from "./chat-access";
import { CHAT_MEMBER, chatMemberId, chatMemberShape, listChatPeople, type NamedChatPerson } from "./chat-people";
import { openedByInstall } from "./own-apps";
import { teamsConflict, teamsForbidden } from "./teams-failure";
import { TEAMWORK_PERMISSIONS } from "./teamwork-permissions";

/** Somebody who is to be in a chat, as callers describe them. */
export const newMember = z.strictObject({
  "@odata.type": z.literal("#microsoft.graph.aadUserConversationMember"),
  "user@odata.bind": z.string(),
  roles: z.array(z.enum(["owner", "guest"])).length(1),
  visibleHistoryStartDateTime: z.iso.datetime({ offset: true }).nullish(),
});

/** The person whom a new member names. @throws {GraphFailure} 400, 404 */
export async function readNewPerson(call: GraphCall, member: z.output<typeof newMember>): Promise<NewChatPerson> {
  const { id } = await requirePerson(call, readReference(member["user@odata.bind"]).id);
  const from = member.visibleHistoryStartDateTime;
  return { id, role: member.roles[0] ?? "owner", ...(from === undefined || from === null ? {} : { visibleFrom: new Date(from).toISOString() }) };
}

async function listMembers(call: GraphCall): Promise<GraphReply> {
  const { chat } = await requireChat(call, { needed: MAY.readChatMembers.application });
  const members = (await listChatPeople(call.store, [chat.id])).map((person) => chatMemberShape(call, person));
  const reply = answerCollection(call, members, { type: CHAT_MEMBER, context: contextOf(call, `chats('${encodeURIComponent(chat.id)}')/members`) });
  const { value } = reply.body as { readonly value: readonly object[] };
  return ok({ ...reply.body, "@odata.count": value.length });
}

/** The member whose id is in the address. @throws {GraphFailure} 404 */
async function requireMember(call: GraphCall, { chat }: OpenChat): Promise<NamedChatPerson> {
  const wanted = call.params["memberId"];
  const found = (await listChatPeople(call.store, [chat.id])).find((person) => chatMemberId(call, person) === wanted);
  if (found === undefined) throw teamsNotFound("The member was not found in the chat.");
  return found;
}

async function readMember(call: GraphCall): Promise<GraphReply> {
  const open = await requireChat(call, { needed: MAY.readChatMembers.application });
  const context = contextOf(call, `chats('${encodeURIComponent(open.chat.id)}')/members/$entity`);
  return ok({ "@odata.context": context, ...chatMemberShape(call, await requireMember(call, open)) });
}

async function addMember(call: GraphCall): Promise<GraphReply> {
  const { chat } = await requireGroup(call);
  const parsed = newMember.safeParse(call.body);
  if (!parsed.success) throw badTeamsRequest(`Invalid value specified for property '${parsed.error.issues[0]?.path.join(".") ?? ""}' of resource 'ConversationMember'.`);
  const person = await readNewPerson(call, parsed.data);
  // Without a moment to begin at, what was said before is not shared.
  const added = await addChatPerson(call.store, chat.id, { ...person, visibleFrom: person.visibleFrom ?? new Date().toISOString() });
  if (!added) throw teamsConflict("The user is already a member of the chat.");
  await touch(call, chat.id);
  const id = chatMemberId(call, { chat_id: chat.id, person_id: person.id });
  return { status: 201, headers: { Location: `${call.links.root}/chats/${chat.id}/members/${id}` } };
}

async function removeMember(call: GraphCall): Promise<GraphReply> {
  const open = await requireGroup(call);
  const { person_id } = await requireMember(call, open);
  await call.store.query("delete from chat_people where chat_id = $1 and person_id = $2", [open.chat.id, person_id]);
  await touch(call, open.chat.id);
  return { status: 204 };
}

/** The people of a chat of two are its people for good, and guests change nobody's. @throws {GraphFailure} 400, 403 */
async function requireGroup(call: GraphCall): Promise<OpenChat> {
  const open = await requireChat(call, { needed: MAY.writeChatMembers.application });
  if (open.chat.kind !== "group") throw badTeamsRequest("The members of a one-on-one chat cannot be changed.");
  const { personId } = call.caller;
  if (personId !== undefined && (await findChatPerson(call.store, open.chat.id, personId))?.role === "guest") throw teamsForbidden("A guest changes no members of a chat.");
  return open;
}

async function touch(call: GraphCall, chatId: string): Promise<void> {
  await call.store.query("update chats set updated_at = $2, change = nextval('change_number') where id = $1", [chatId, new Date().toISOString()]);
}

const MAY = TEAMWORK_PERMISSIONS;
const API = "https://learn.microsoft.com/graph/api";
const READ = ["ChatMember.Read.Chat", "Chat.Manage.Chat"];
const LISTED = ["$filter", "$select", "$top", "$skiptoken"].filter((name) => (SMALL_COLLECTION_OPTIONS as readonly string[]).includes(name));

/** Who is in a chat. */
export const CHAT_MEMBER_OPERATIONS: readonly GraphOperation[] = [
  openedByInstall({ method: "GET", path: "/chats/{chatId}/members", documentedAs: "List members of a chat", permissions: MAY.readChatMembers, query: LISTED, handle: listMembers, differs: "A bot is in its chat without being listed." }, READ),
  { method: "GET", path: "/users/{userId}/chats/{chatId}/members", documentedAs: "List members of a chat", overlay: `${API}/chat-list-members`, permissions: MAY.readChatMembers, query: LISTED, handle: listMembers },
  openedByInstall({ method: "POST", path: "/chats/{chatId}/members", documentedAs: "Add member to a chat", permissions: MAY.writeChatMembers, query: [], handle: addMember }, READ.slice(1)),
  openedByInstall({ method: "GET", path: "/chats/{chatId}/members/{memberId}", documentedAs: "Get conversationMember in a chat", overlay: `${API}/chat-get-members`, permissions: MAY.readChatMembers, query: [], handle: readMember }, READ),
  openedByInstall({ method: "DELETE", path: "/chats/{chatId}/members/{memberId}", documentedAs: "Remove member from chat", overlay: `${API}/chat-delete-members`, permissions: MAY.writeChatMembers, query: [], handle: removeMember }, READ.slice(1)),
];
