import { z } from "zod";
import type { GroupRow } from "../directory/directory-links";
import { requireChannel } from "../directory/channel-operations";
import { badTeamsRequest, teamsNotFound } from "../directory/team";
import { resourceNotFound } from "../directory/directory-failure";
import type { GraphCall } from "../operation";
import { listChatPeople } from "./chat-people";
import type { SentRecipient } from "./notification-body";
import type { NotificationScope } from "./notification-topic";

const MOST_RECIPIENTS = 100;

const onePerson = z.strictObject({ "@odata.type": z.literal("aadUserNotificationRecipient"), userId: z.string().min(1) });
const ofChat = z.strictObject({ "@odata.type": z.literal("chatMembersNotificationRecipient"), chatId: z.string() });
const ofTeam = z.strictObject({ "@odata.type": z.literal("teamMembersNotificationRecipient"), teamId: z.string() });
const ofChannel = z.strictObject({ "@odata.type": z.literal("channelMembersNotificationRecipient"), teamId: z.string(), channelId: z.string() });

/**
 * The people in a chat or a team who are to be told. Source: Microsoft Graph docs, "teamworkNotificationRecipient resource type".
 *
 * @throws {GraphFailure} 400 for recipients outside the place of the call, 404 for somebody who is not in it.
 */
export async function readRecipients(call: GraphCall, recipient: SentRecipient | undefined, scope: NotificationScope): Promise<readonly string[]> {
  const within = scope.kind === "chat" ? (await listChatPeople(call.store, [scope.chat.id])).map(({ person_id }) => person_id) : scope.kind === "team" ? await listTeamPeople(call, scope.team) : [];
  const person = onePerson.safeParse(recipient);
  if (person.success) {
    const id = person.data.userId.toLowerCase();
    if (!within.includes(id)) throw teamsNotFound("The recipient is not a member of the chat or team.");
    return [id];
  }
  if (await isWhole(call, recipient, scope)) return within.filter((id) => id !== call.caller.personId);
  throw badTeamsRequest("Invalid or missing value for the parameter 'recipient' of the notification.");
}

async function isWhole(call: GraphCall, recipient: SentRecipient | undefined, scope: NotificationScope): Promise<boolean> {
  if (scope.kind === "chat") return ofChat.safeParse(recipient).data?.chatId === scope.chat.id;
  if (scope.kind !== "team") return false;
  if (ofTeam.safeParse(recipient).data?.teamId.toLowerCase() === scope.team.id) return true;
  const channel = ofChannel.safeParse(recipient).data;
  if (channel?.teamId.toLowerCase() !== scope.team.id) return false;
  // Every channel here is open to the whole team.
  await requireChannel({ ...call, params: { ...call.params, channelId: channel.channelId } }, scope.team);
  return true;
}

async function listTeamPeople(call: GraphCall, team: GroupRow): Promise<readonly string[]> {
  const rows = await call.store.query<{ person_id: string }>("select m.person_id from class_people m join people p on p.id = m.person_id where m.class_id = $1 and not p.removed", [team.id]);
  return rows.map(({ person_id }) => person_id);
}

/**
 * The people whom a notification to many names.
 *
 * @throws {GraphFailure} 400 when they are none, more than Teams takes, or not people; 404 for somebody unknown.
 */
export async function readManyRecipients(call: GraphCall, recipients: readonly SentRecipient[]): Promise<readonly string[]> {
  if (recipients.length === 0) throw badTeamsRequest("Invalid or missing value for the parameter 'recipients' of the notification.");
  if (recipients.length > MOST_RECIPIENTS) throw badTeamsRequest(`A notification has at most ${String(MOST_RECIPIENTS)} recipients.`);
  const ids = recipients.map((recipient) => onePerson.safeParse(recipient).data?.userId.toLowerCase());
  if (ids.includes(undefined)) throw badTeamsRequest("Only recipients of the type aadUserNotificationRecipient are supported.");
  const known = await call.store.query<{ id: string }>("select id from people where id = any($1) and not removed", [ids]);
  const unknown = ids.find((id) => !known.some((one) => one.id === id));
  if (unknown !== undefined) throw resourceNotFound(unknown);
  return known.map(({ id }) => id);
}
