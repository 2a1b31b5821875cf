import { z } from "zod";
import { listTeamsApps } from "../../admin/teams-apps";
import { isChatOpen } from "../../connector/app-install";
import { keepEvent } from "../../connector/bot-event";
import { type ChatActivity, type Reaction, replaceActivity, tellActivity } from "../../connector/chat-activity";
import { findSignInPerson } from "../../identity/person";
import { badTeamsRequest, teamsNotFound } from "../directory/team";
import type { GraphCall, GraphOperation, GraphReply } from "../operation";
import { type OpenChat, requireChat } from "./chat-access";
import type { NamedActivity } from "./chat-message";
import { requireMessage, shownMessage } from "./chat-message-operations";
import { activityOf, plainWords, readSentMessage } from "./message-content";
import { importOnly, teamsForbidden } from "./teams-failure";
import { TEAMWORK_PERMISSIONS } from "./teamwork-permissions";

async function sendMessage(call: GraphCall): Promise<GraphReply> {
  const { personId } = call.caller;
  if (personId === undefined) throw importOnly();
  const open = await requireChat(call, {});
  const message = readSentMessage(call.body);
  const id = await tellActivity(call.store, { chatId: open.chat.id, from: { kind: "person", id: personId }, activity: activityOf(message) }, Date.now);
  if (open.chat.kind === "bot") await tellBot(call, open, { id, text: plainWords(message) });
  const said = await requireMessage({ ...call, params: { ...call.params, messageId: id } }, open);
  return { status: 201, body: await shownMessage(call, said) };
}

/** The bot of a chat hears what its person writes, by whatever door. @throws {GraphFailure} 403 when the person has removed the app. */
async function tellBot(call: GraphCall, { chat }: OpenChat, { id, text }: { readonly id: string; readonly text: string }): Promise<void> {
  const app = (await listTeamsApps(call.store)).find(({ bot }) => bot?.botId === chat.other_id);
  const person = await findSignInPerson(call.store, call.caller.personId ?? "");
  if (app?.bot === undefined || person === undefined || !(await isChatOpen(call.store, app.appId, chat))) throw teamsForbidden("The app of this chat is not installed for the person.");
  await keepEvent(call.store, { chat, bot: app.bot, person, at: Date.now() }, { type: "message", id, text, textFormat: "plain" });
}

async function changeMessage(call: GraphCall): Promise<GraphReply> {
  const said = await requireOwn(call);
  if (said.deleted_at !== null) throw teamsNotFound("The message was deleted.");
  await replaceActivity(call.store, said, { activity: activityOf(readSentMessage(call.body)), now: new Date().toISOString() });
  return { status: 204 };
}

/** Somebody changes only what they said themselves. @throws {GraphFailure} 403, 404 */
async function requireOwn(call: GraphCall): Promise<NamedActivity> {
  const said = await requireMessage(call, await requireChat(call, {}));
  if (said.from_kind !== "person" || said.from_id !== call.caller.personId) throw teamsForbidden("Only the sender of a message may do this.");
  return said;
}

async function deleteMessage(call: GraphCall): Promise<GraphReply> {
  const said = await requireOwn(call);
  if (said.deleted_at === null) await write(call, said, "activity = jsonb_build_object('withdrawn', activity), deleted_at = $3");
  return { status: 204 };
}

async function undeleteMessage(call: GraphCall): Promise<GraphReply> {
  const said = await requireOwn(call);
  if (said.deleted_at === null || said.activity["withdrawn"] === undefined) throw badTeamsRequest("The message was not deleted.");
  await write(call, said, "activity = activity->'withdrawn', deleted_at = null");
  return { status: 204 };
}

async function write(call: GraphCall, { chat_id, id }: ChatActivity, change: string): Promise<void> {
  await call.store.query(`update chat_activities set ${change}, modified_at = $3::text, sequence = nextval('chat_sequence') where chat_id = $1 and id = $2`, [chat_id, id, new Date().toISOString()]);
}

const reacting = z.strictObject({ reactionType: z.string().min(1).max(32) });

async function react(call: GraphCall, change: (reactions: readonly Reaction[], mine: Reaction) => readonly Reaction[]): Promise<GraphReply> {
  const parsed = reacting.safeParse(call.body);
  if (!parsed.success) throw badTeamsRequest("Invalid value specified for property 'reactionType' of resource 'ChatMessage'.");
  const said = await requireMessage(call, await requireChat(call, {}));
  if (said.deleted_at !== null) throw teamsNotFound("The message was deleted.");
  const mine = { reactionType: parsed.data.reactionType, personId: call.caller.personId ?? "", at: new Date().toISOString() };
  await call.store.query("update chat_activities set reactions = $4::jsonb, modified_at = $3, sequence = nextval('chat_sequence') where chat_id = $1 and id = $2", [
    said.chat_id, said.id, mine.at, JSON.stringify(change(said.reactions, mine)),
  ]);
  return { status: 204 };
}

const isSame = (one: Reaction, other: Reaction) => one.personId === other.personId && one.reactionType === other.reactionType;
const setReaction = (call: GraphCall) => react(call, (reactions, mine) => [...reactions.filter((one) => !isSame(one, mine)), mine]);
const unsetReaction = (call: GraphCall) => react(call, (reactions, mine) => reactions.filter((one) => !isSame(one, mine)));

const MAY = TEAMWORK_PERMISSIONS;
const API = "https://learn.microsoft.com/graph/api";
const ONE = "/chats/{chatId}/messages/{messageId}";

/** What people write, change, take back and answer in chats. */
export const CHAT_MESSAGE_WRITES: readonly GraphOperation[] = [
  {
    method: "POST", path: "/chats/{chatId}/messages", documentedAs: "Send message in a chat", permissions: MAY.sendChatMessage, query: [], handle: sendMessage,
    differs: "Old messages are not moved in, and pictures inside a message are not kept.",
  },
  { method: "PATCH", path: ONE, documentedAs: "Update chatMessage", overlay: `${API}/chatmessage-update`, permissions: MAY.changeChatMessage, query: [], handle: changeMessage },
  { method: "POST", path: `${ONE}/setReaction`, documentedAs: "chatMessage: setReaction", overlay: `${API}/chatmessage-setreaction`, permissions: MAY.answerChatMessage, query: [], handle: setReaction },
  { method: "POST", path: `${ONE}/unsetReaction`, documentedAs: "chatMessage: unsetReaction", overlay: `${API}/chatmessage-unsetreaction`, permissions: MAY.answerChatMessage, query: [], handle: unsetReaction },
  { method: "POST", path: `/users/{userId}${ONE}/softDelete`, documentedAs: "chatMessage: softDelete", overlay: `${API}/chatmessage-softdelete`, permissions: MAY.changeChatMessage, query: [], handle: deleteMessage },
  { method: "POST", path: `/users/{userId}${ONE}/undoSoftDelete`, documentedAs: "chatMessage: undoSoftDelete", overlay: `${API}/chatmessage-undosoftdelete`, permissions: MAY.changeChatMessage, query: [], handle: undeleteMessage },
];
