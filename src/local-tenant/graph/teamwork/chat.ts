import type { Chat } from "../../connector/chat";
import type { Row } from "../../store/store";
import type { GraphCall } from "../operation";
import type { SelectableType } from "../select";

/** What Graph knows of a chat. */
export const CHAT: SelectableType = {
  name: "chat",
  usual: ["id", "topic", "createdDateTime", "lastUpdatedDateTime", "chatType", "webUrl", "tenantId", "isHiddenForAllMembers", "onlineMeetingInfo", "viewpoint"],
  onRequest: [],
};

/** What Graph shows of a chat; `viewpoint` is how the signed-in person has it. Source: Microsoft Graph docs, "chat resource type". */
export function chatShape(call: GraphCall, chat: Chat, viewpoint?: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    id: chat.id,
    topic: chat.topic,
    createdDateTime: chat.created_at,
    lastUpdatedDateTime: chat.updated_at ?? chat.created_at,
    chatType: chat.kind === "group" ? "group" : "oneOnOne",
    webUrl: `${call.links.origin}/teams#/chat/${encodeURIComponent(chat.id)}`,
    tenantId: call.tenantId,
    isHiddenForAllMembers: false,
    onlineMeetingInfo: null,
    ...(viewpoint === undefined ? {} : { viewpoint }),
  };
}

/** When somebody last read these chats, as Graph shows it to them alone, by the chat's id. */
export async function readViewpoints(call: GraphCall, chatIds: readonly string[]): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const { personId } = call.caller;
  if (personId === undefined) return new Map();
  const rows = await call.store.query<Row & { readonly chat_id: string; readonly read_at: string | null }>(
    `select c.id as chat_id, (select max(a.created_at) from chat_activities a join chat_reads r on r.chat_id = a.chat_id and r.person_id = $2 where a.chat_id = c.id and a.created <= r.upto) as read_at
     from chats c where c.id = any($1)`,
    [chatIds, personId],
  );
  return new Map(rows.map(({ chat_id, read_at }) => [chat_id, { isHidden: false, lastMessageReadDateTime: read_at ?? "0001-01-01T00:00:00Z" }]));
}
