import { z } from "zod";
import { notImplemented } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { pageSize } from "../query-options";
import { badPageToken } from "./directory-failure";
import { requireChannel } from "./channel-operations";
import { DIRECTORY_PERMISSIONS } from "./directory-permissions";
import { importOnly } from "../teamwork/teams-failure";
import { badTeamsRequest, requireTeam } from "./team";

const USUAL_PAGE = 20;
const LARGEST_PAGE = 50;

const newMessage = z.looseObject({
  body: z.strictObject({ content: z.string().max(28_000), contentType: z.enum(["text", "html"]).nullish() }),
  subject: z.string().max(1024).nullish(),
  importance: z.enum(["normal", "high", "urgent"]).nullish(),
});
const KEPT = ["body", "subject", "importance", "@odata.type"];

interface MessageRow extends Record<string, unknown> {
  readonly id: string;
  readonly channel_id: string;
  readonly from_id: string;
  readonly display_name: string | null;
  readonly message: Readonly<z.output<typeof newMessage>>;
  readonly created_at: string;
  readonly change: number | bigint;
}

interface Place {
  readonly teamId: string;
  readonly channelId: string;
}

/** What Graph shows of a message. Source: Microsoft Graph docs, "chatMessage resource type". */
function messageShape(call: GraphCall, { teamId, channelId }: Place, row: MessageRow): Readonly<Record<string, unknown>> {
  const { body, subject, importance } = row.message;
  return {
    id: row.id,
    replyToId: null,
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
    webUrl: `${call.links.origin}/teams#/channel/${encodeURIComponent(channelId)}/${row.id}`,
    policyViolation: null,
    eventDetail: null,
    from: { application: null, device: null, user: { id: row.from_id, displayName: row.display_name, userIdentityType: "aadUser" } },
    body: { contentType: body.contentType ?? "text", content: body.content },
    channelIdentity: { teamId, channelId },
    attachments: [],
    mentions: [],
    reactions: [],
  };
}

async function requirePlace(call: GraphCall): Promise<Place> {
  const team = await requireTeam(call);
  return { teamId: team.id, channelId: (await requireChannel(call, team)).id };
}

function contextIn(call: GraphCall, { teamId, channelId }: Place, end = ""): string {
  return contextOf(call, `teams('${teamId}')/channels('${encodeURIComponent(channelId)}')/messages${end}`);
}

/** Newest first. */
async function listMessages(call: GraphCall): Promise<GraphReply> {
  const place = await requirePlace(call);
  const size = pageSize(call.query, USUAL_PAGE);
  if (size > LARGEST_PAGE) throw badTeamsRequest("The limit of '50' for Top query has been exceeded.");
  const rows = await call.store.query<MessageRow>(
    `select m.*, p.display_name from channel_messages m left join people p on p.id = m.from_id
     where m.channel_id = $1 and ($2::bigint is null or m.change < $2::bigint) order by m.change desc limit ${String(size + 1)}`,
    [place.channelId, readBelow(call.query.get("$skiptoken"))],
  );
  const page = rows.slice(0, size);
  const next = rows.length > size ? { "@odata.nextLink": linkBelow(call, Number(page.at(-1)?.change ?? 0)) } : {};
  return ok({ "@odata.context": contextIn(call, place), "@odata.count": page.length, ...next, value: page.map((row) => messageShape(call, place, row)) });
}

function readBelow(token: string | null): number | null {
  if (token === null) return null;
  const below = Number(/^below(\d{1,15})$/.exec(Buffer.from(token, "base64url").toString("utf8"))?.[1]);
  if (Number.isNaN(below)) throw badPageToken();
  return below;
}

function linkBelow(call: GraphCall, change: number): string {
  const kept = [...call.query].filter(([name]) => name !== "$skiptoken").map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${call.links.self}?${[...kept, `$skiptoken=${Buffer.from(`below${String(change)}`).toString("base64url")}`].join("&")}`;
}

async function sendMessage(call: GraphCall): Promise<GraphReply> {
  if (call.caller.personId === undefined) throw importOnly();
  const place = await requirePlace(call);
  const parsed = newMessage.safeParse(call.body);
  if (!parsed.success) throw badTeamsRequest(`Invalid value specified for property '${parsed.error.issues[0]?.path.join(".") ?? ""}' of resource 'ChatMessage'.`);
  const other = Object.keys(parsed.data).find((name) => !KEPT.includes(name));
  if (other !== undefined) throw notImplemented(`The property ${other} of a message in a channel is not kept here.`);
  const [last] = await call.store.query<{ id: string | null }>("select max(id::bigint)::text as id from channel_messages where channel_id = $1", [place.channelId]);
  // A message is named by the millisecond at which it was said; two of one millisecond must still differ.
  const at = Math.max(Date.now(), Number(last?.id ?? 0) + 1);
  const row = [place.channelId, String(at), call.caller.personId ?? "", JSON.stringify(parsed.data), new Date(at).toISOString()];
  await call.store.query("insert into channel_messages (channel_id, id, from_id, message, created_at) values ($1, $2, $3, $4::jsonb, $5)", row);
  const [said] = await call.store.query<MessageRow>("select m.*, p.display_name from channel_messages m left join people p on p.id = m.from_id where m.channel_id = $1 and m.id = $2", [place.channelId, String(at)]);
  if (said === undefined) throw new Error("A message that was kept did not come back.");
  return { status: 201, body: { "@odata.context": contextIn(call, place, "/$entity"), ...messageShape(call, place, said) } };
}

const MAY = DIRECTORY_PERMISSIONS;

/** What was said in a channel. */
export const CHANNEL_MESSAGE_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: "/teams/{teamId}/channels/{channelId}/messages", documentedAs: "List channel messages", permissions: MAY.readMessages, query: ["$top", "$skiptoken"], handle: listMessages },
  {
    method: "POST", path: "/teams/{teamId}/channels/{channelId}/messages", documentedAs: "Send chatMessage in a channel", permissions: MAY.sendMessage, query: [], handle: sendMessage,
    differs: "Messages are text or HTML without attachments, mentions or replies.",
  },
];
