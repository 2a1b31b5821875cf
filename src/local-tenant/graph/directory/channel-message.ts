import type { GraphCall } from "../operation";
import type { SentMessage } from "../teamwork/message-content";

/** A message in a channel, with the name of who said it. */
export interface ChannelMessageRow extends Record<string, unknown> {
  readonly id: string;
  readonly channel_id: string;
  /** The message that it answers; `null` for one that begins a conversation. */
  readonly reply_to: string | null;
  readonly from_id: string;
  readonly display_name: string | null;
  readonly message: SentMessage;
  readonly created_at: string;
  readonly change: number | bigint;
}

/** A channel, in its team. */
export interface ChannelPlace {
  readonly teamId: string;
  readonly channelId: string;
}

type Shape = Readonly<Record<string, unknown>>;

/** What Graph shows of a message in a channel. Source: Microsoft Graph docs, "chatMessage resource type". */
export function channelMessageShape(call: GraphCall, place: ChannelPlace, row: ChannelMessageRow): Shape {
  const { body, subject, importance } = row.message;
  return {
    id: row.id,
    replyToId: row.reply_to,
    etag: row.id,
    messageType: "message",
    createdDateTime: row.created_at,
    lastModifiedDateTime: row.created_at,
    lastEditedDateTime: null,
    deletedDateTime: null,
    subject: subject ?? null,
    summary: null,
    chatId: null,
    importance: importance ?? "normal",
    locale: "en-gb",
    webUrl: `${call.links.origin}/teams#/channel/${encodeURIComponent(place.channelId)}/${row.id}`,
    policyViolation: null,
    eventDetail: null,
    from: { application: null, device: null, user: { id: row.from_id, displayName: row.display_name, userIdentityType: "aadUser" } },
    body: { contentType: body.contentType ?? "text", content: body.content },
    channelIdentity: { teamId: place.teamId, channelId: place.channelId },
    attachments: (row.message.attachments ?? []).map((one) => ({ id: one.id, contentType: one.contentType, contentUrl: one.contentUrl ?? null, content: one.content ?? null, name: one.name ?? null, thumbnailUrl: one.thumbnailUrl ?? null })),
    mentions: mentionsOf(row.message),
    reactions: [],
  };
}

/** The people whom a message mentions. */
export function mentionsOf({ mentions }: SentMessage): readonly Shape[] {
  return (mentions ?? []).map(({ id, mentionText, mentioned: { user } }) => ({
    id,
    mentionText,
    mentioned: { application: null, device: null, conversation: null, user: { id: user.id, displayName: user.displayName ?? mentionText, userIdentityType: "aadUser" } },
  }));
}
