import type { Chat } from "../../connector/chat";
import type { GraphCall } from "../operation";

/** What Graph shows of a chat. Source: Microsoft Graph docs, "chat resource type". */
export function chatShape(call: GraphCall, chat: Chat): Readonly<Record<string, unknown>> {
  return {
    id: chat.id,
    topic: null,
    createdDateTime: chat.created_at,
    lastUpdatedDateTime: chat.created_at,
    chatType: "oneOnOne",
    webUrl: `${call.links.origin}/teams#/chat/${encodeURIComponent(chat.id)}`,
    tenantId: call.tenantId,
    onlineMeetingInfo: null,
  };
}
