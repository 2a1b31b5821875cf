import { createHash } from "node:crypto";
import type { TeamsApp } from "../../admin/teams-apps";
import { readMessage } from "../../connector/bot-activity";
import type { ChatActivity } from "../../connector/chat-activity";

/** A message with the name of who said it. */
export interface NamedActivity extends ChatActivity {
  readonly person_name: string | null;
}

/** What Graph shows of a message. Source: Microsoft Graph docs, "chatMessage resource type". */
export function chatMessageShape(said: NamedActivity, app: TeamsApp): Readonly<Record<string, unknown>> {
  const isDeleted = said.deleted_at !== null;
  const attachments = isDeleted ? [] : attachmentsOf(said);
  return {
    id: said.id,
    replyToId: null,
    etag: String(said.sequence),
    messageType: "message",
    createdDateTime: said.created_at,
    lastModifiedDateTime: said.deleted_at ?? said.edited_at ?? said.created_at,
    lastEditedDateTime: said.edited_at,
    deletedDateTime: said.deleted_at,
    subject: null,
    summary: null,
    chatId: said.chat_id,
    importance: "normal",
    locale: "en-gb",
    webUrl: null,
    channelIdentity: null,
    policyViolation: null,
    eventDetail: null,
    from: fromOf(said, app),
    body: bodyOf(said, attachments),
    attachments,
    mentions: [],
    reactions: [],
  };
}

function fromOf(said: NamedActivity, app: TeamsApp): Readonly<Record<string, unknown>> {
  if (said.from_kind === "bot") return { device: null, user: null, application: { id: said.from_id, displayName: app.bot?.name ?? null, applicationIdentityType: "bot" } };
  return { application: null, device: null, user: { id: said.from_id, displayName: said.person_name, userIdentityType: "aadUser" } };
}

// As in Teams, a message with cards is HTML in which each card has its place.
function bodyOf(said: NamedActivity, attachments: readonly { readonly id: string }[]): Readonly<Record<string, string>> {
  const { text } = readMessage(said.activity);
  if (attachments.length === 0) return { contentType: "text", content: text };
  const words = text.replace(/[&<>]/g, (mark) => `&#${String(mark.codePointAt(0))};`);
  return { contentType: "html", content: words + attachments.map(({ id }) => `<attachment id="${id}"></attachment>`).join("") };
}

function attachmentsOf(said: NamedActivity) {
  const ID_LENGTH = 32;
  return readMessage(said.activity).attachments.map(({ contentType, content }, index) => ({
    id: createHash("sha256").update(`${said.chat_id} ${said.id} ${String(index)}`).digest("hex").slice(0, ID_LENGTH),
    contentType,
    contentUrl: null,
    content: content === undefined ? null : typeof content === "string" ? content : JSON.stringify(content),
    name: null,
    thumbnailUrl: null,
  }));
}
