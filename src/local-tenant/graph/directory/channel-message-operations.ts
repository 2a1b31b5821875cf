import { optionsOf, readExpansions } from "../expand";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { pageSize } from "../query-options";
import { readSentMessage } from "../teamwork/message-content";
import { openedByInstall } from "../teamwork/own-apps";
import { importOnly } from "../teamwork/teams-failure";
import { type ChannelMessageRow, channelMessageShape, type ChannelPlace } from "./channel-message";
import { requireChannel } from "./channel-operations";
import { badPageToken } from "./directory-failure";
import { DIRECTORY_PERMISSIONS } from "./directory-permissions";
import { badTeamsRequest, requireTeam, teamsNotFound } from "./team";

const USUAL_PAGE = 20;
const LARGEST_PAGE = 50;
const NAMED = "select m.*, p.display_name from channel_messages m left join people p on p.id = m.from_id where m.channel_id = $1";

async function requirePlace(call: GraphCall): Promise<ChannelPlace> {
  const team = await requireTeam(call);
  return { teamId: team.id, channelId: (await requireChannel(call, team)).id };
}

function contextIn(call: GraphCall, { teamId, channelId }: ChannelPlace, end = ""): string {
  return contextOf(call, `teams('${teamId}')/channels('${encodeURIComponent(channelId)}')/messages${end}`);
}

/** What begins conversations, or answers to one of them; newest first. */
async function listMessages(call: GraphCall): Promise<GraphReply> {
  const place = await requirePlace(call);
  const root = call.params["messageId"] === undefined ? null : (await requireMessage(call, place, null)).id;
  const [replies] = readExpansions(call.query.get("$expand"), ["replies"]);
  if (replies !== undefined) optionsOf(replies, []);
  const size = pageSize(call.query, USUAL_PAGE);
  if (size > LARGEST_PAGE) throw badTeamsRequest("The limit of '50' for Top query has been exceeded.");
  const rows = await call.store.query<ChannelMessageRow>(
    `${NAMED} and m.reply_to is not distinct from $3 and ($2::bigint is null or m.change < $2::bigint) order by m.change desc limit ${String(size + 1)}`,
    [place.channelId, readBelow(call.query.get("$skiptoken")), root],
  );
  const page = rows.slice(0, size);
  const next = rows.length > size ? { "@odata.nextLink": linkBelow(call, Number(page.at(-1)?.change ?? 0)) } : {};
  const answers = replies === undefined ? undefined : await listReplies(call, place, page);
  const value = page.map((row) => ({ ...channelMessageShape(call, place, row), ...(answers === undefined ? {} : { replies: answers.filter((one) => one.reply_to === row.id).map((one) => channelMessageShape(call, place, one)) }) }));
  return ok({ "@odata.context": contextIn(call, place, root === null ? "" : `('${root}')/replies`), "@odata.count": page.length, ...next, value });
}

async function listReplies(call: GraphCall, place: ChannelPlace, roots: readonly ChannelMessageRow[]): Promise<readonly ChannelMessageRow[]> {
  return await call.store.query<ChannelMessageRow>(`${NAMED} and m.reply_to = any($2) order by m.change desc`, [place.channelId, roots.map(({ id }) => id)]);
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

/** A message of the channel, or the answer to one, that the call names. @throws {GraphFailure} 404 */
async function requireMessage(call: GraphCall, { channelId }: ChannelPlace, replyTo: string | null): Promise<ChannelMessageRow> {
  const id = call.params[replyTo === null ? "messageId" : "replyId"] ?? "";
  const rows = await call.store.query<ChannelMessageRow>(`${NAMED} and m.id = $2 and m.reply_to is not distinct from $3`, [channelId, id, replyTo]);
  if (rows[0] === undefined) throw teamsNotFound("NotFound");
  return rows[0];
}

async function readMessage(call: GraphCall): Promise<GraphReply> {
  const place = await requirePlace(call);
  return ok({ "@odata.context": contextIn(call, place, "/$entity"), ...channelMessageShape(call, place, await requireMessage(call, place, null)) });
}

async function readReply(call: GraphCall): Promise<GraphReply> {
  const place = await requirePlace(call);
  const root = await requireMessage(call, place, null);
  return ok({ "@odata.context": contextIn(call, place, `('${root.id}')/replies/$entity`), ...channelMessageShape(call, place, await requireMessage(call, place, root.id)) });
}

async function sendMessage(call: GraphCall): Promise<GraphReply> {
  const { personId } = call.caller;
  if (personId === undefined) throw importOnly();
  const place = await requirePlace(call);
  const replyTo = call.params["messageId"] === undefined ? null : (await requireMessage(call, place, null)).id;
  const message = readSentMessage(call.body);
  const [last] = await call.store.query<{ id: string | null }>("select max(id::bigint)::text as id from channel_messages where channel_id = $1", [place.channelId]);
  // A message is named by the millisecond at which it was said; two of one millisecond must still differ.
  const at = Math.max(Date.now(), Number(last?.id ?? 0) + 1);
  await call.store.query("insert into channel_messages (channel_id, id, from_id, message, created_at, reply_to) values ($1, $2, $3, $4::jsonb, $5, $6)", [
    place.channelId, String(at), personId, JSON.stringify(message), new Date(at).toISOString(), replyTo,
  ]);
  const name = replyTo === null ? "messageId" : "replyId";
  const said = await requireMessage({ ...call, params: { ...call.params, [name]: String(at) } }, place, replyTo);
  const end = replyTo === null ? "/$entity" : `('${replyTo}')/replies/$entity`;
  return { status: 201, body: { "@odata.context": contextIn(call, place, end), ...channelMessageShape(call, place, said) } };
}

const { readMessages: reading, sendMessage: sending } = DIRECTORY_PERMISSIONS;
const AT = "/teams/{teamId}/channels/{channelId}/messages";
const API = "https://learn.microsoft.com/graph/api";
const CONSENT = ["ChannelMessage.Read.Group"];
const LISTED = ["$top", "$skiptoken"];
const DIFFERS = "Messages are not changed, taken back or answered with a sign here, and pictures inside them are not kept.";

/** What was said in a channel. */
export const CHANNEL_MESSAGE_OPERATIONS: readonly GraphOperation[] = [
  openedByInstall({ method: "GET", path: AT, documentedAs: "List channel messages", permissions: reading, query: [...LISTED, "$expand"], handle: listMessages }, CONSENT),
  { method: "POST", path: AT, documentedAs: "Send chatMessage in a channel", permissions: sending, query: [], handle: sendMessage, differs: DIFFERS },
  openedByInstall({ method: "GET", path: `${AT}/{messageId}`, documentedAs: "Get chatMessage in a channel or chat", overlay: `${API}/chatmessage-get`, permissions: reading, query: [], handle: readMessage }, CONSENT),
  openedByInstall({ method: "GET", path: `${AT}/{messageId}/replies`, documentedAs: "List channel message replies", overlay: `${API}/chatmessage-list-replies`, permissions: reading, query: LISTED, handle: listMessages }, CONSENT),
  { method: "POST", path: `${AT}/{messageId}/replies`, documentedAs: "Reply to a message in a channel", overlay: `${API}/chatmessage-post-replies`, permissions: sending, query: [], handle: sendMessage, differs: DIFFERS },
  openedByInstall({ method: "GET", path: `${AT}/{messageId}/replies/{replyId}`, documentedAs: "Get chatMessage in a channel or chat", overlay: `${API}/chatmessage-get`, permissions: reading, query: [], handle: readReply }, CONSENT),
];
