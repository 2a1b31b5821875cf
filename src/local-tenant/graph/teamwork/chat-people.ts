import type { ChatPerson } from "../../connector/chat";
import type { Row, Store } from "../../store/store";
import type { GraphCall } from "../operation";
import type { SelectableType } from "../select";

/** Somebody in a chat, with what the directory knows of them. */
export interface NamedChatPerson extends ChatPerson, Row {
  readonly display_name: string;
  readonly user_principal_name: string;
}

/** What Graph knows of somebody in a chat. */
export const CHAT_MEMBER: SelectableType = { name: "conversationMember", usual: ["id", "roles", "displayName", "visibleHistoryStartDateTime", "userId", "email", "tenantId"], onRequest: [] };

const NAMED = "select m.*, p.display_name, p.user_principal_name from chat_people m join people p on p.id = m.person_id";

/** Who is in these chats, in the order in which they came. */
export async function listChatPeople(store: Store, chatIds: readonly string[]): Promise<readonly NamedChatPerson[]> {
  return await store.query<NamedChatPerson>(`${NAMED} where m.chat_id = any($1) order by m.change, m.person_id`, [chatIds]);
}

/** Source: Microsoft Graph docs, "aadUserConversationMember resource type". */
export function chatMemberShape(call: GraphCall, person: NamedChatPerson): Readonly<Record<string, unknown>> {
  return {
    "@odata.type": "#microsoft.graph.aadUserConversationMember",
    id: chatMemberId(call, person),
    roles: [person.role],
    displayName: person.display_name,
    visibleHistoryStartDateTime: person.visible_from,
    userId: person.person_id,
    email: person.user_principal_name,
    tenantId: call.tenantId,
  };
}

/** The id of somebody's place in a chat. */
export function chatMemberId(call: GraphCall, { chat_id, person_id }: Pick<ChatPerson, "chat_id" | "person_id">): string {
  return Buffer.from(`0##${call.tenantId}##${chat_id}##${person_id}`).toString("base64");
}
