import { badTeamsRequest, teamsNotFound } from "../directory/team";
import { notImplemented } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { pageSize } from "../query-options";
import { type OpenChat, requireChat } from "./chat-access";
import { chatMessageShape, NAMED_ACTIVITIES, type NamedActivity, readBotNames } from "./chat-message";
import { openedByInstall } from "./own-apps";
import { TEAMWORK_PERMISSIONS } from "./teamwork-permissions";

const USUAL_PAGE = 20;
const LARGEST_PAGE = 50;

/** What messages are ordered by; each is a rising number, so a page begins below the last message told. */
const ORDERS = {
  lastmodifieddatetime: { column: "sequence", date: "coalesce(a.modified_at, a.created_at)" },
  createddatetime: { column: "created", date: "a.created_at" },
} as const;
type Order = keyof typeof ORDERS;

/** Newest first. */
async function listMessages(call: GraphCall): Promise<GraphReply> {
  const open = await requireChat(call, { needed: permissions.application });
  const size = pageSize(call.query, USUAL_PAGE);
  if (size > LARGEST_PAGE) throw badTeamsRequest("The limit of '50' for Top query has been exceeded.");
  const { column, date } = ORDERS[readOrder(call.query)];
  const { after, before } = readSpan(call.query);
  const rows = await call.store.query<NamedActivity>(
    `${NAMED_ACTIVITIES} where a.chat_id = $1 and ($2::bigint is null or a.${column} < $2) and a.created_at >= $3
       and ($4::text is null or ${date} > $4) and ($5::text is null or ${date} < $5) order by a.${column} desc limit ${String(size + 1)}`,
    [open.chat.id, readBelow(call.query.get("$skiptoken")) ?? null, visibleFrom(open), after, before],
  );
  const page = rows.slice(0, size);
  const next = rows.length > size ? { "@odata.nextLink": linkBelow(call, page.at(-1)?.[column] ?? 0) } : {};
  const bots = await readBotNames(call.store);
  return ok({ "@odata.context": contextIn(open), "@odata.count": page.length, ...next, value: page.map((said) => chatMessageShape(said, bots)) });

  function contextIn({ chat }: OpenChat): string {
    return contextOf(call, `chats('${encodeURIComponent(chat.id)}')/messages`);
  }
}

/** From when on the caller may see what was said. */
export function visibleFrom({ self }: OpenChat): string {
  return self?.visible_from ?? "";
}

function readOrder(query: URLSearchParams): Order {
  const text = query.get("$orderby") ?? "lastModifiedDateTime desc";
  const [, name, direction] = /^\s*(lastModifiedDateTime|createdDateTime)(?:\s+(asc|desc))?\s*$/i.exec(text) ?? [];
  if (name === undefined) throw badTeamsRequest("Messages are ordered by lastModifiedDateTime or createdDateTime only.");
  if (direction?.toLowerCase() !== "desc") throw badTeamsRequest("Messages are ordered in descending order only.");
  return name.toLowerCase() as Order;
}

interface Span {
  readonly after: string | null;
  readonly before: string | null;
}

/** A span of time of the property that the messages are ordered by. Source: Microsoft Graph docs, "List messages in a chat". */
function readSpan(query: URLSearchParams): Span {
  const text = query.get("$filter");
  if (text === null) return { after: null, before: null };
  const order = /^\s*(\w+)/.exec(query.get("$orderby") ?? "")?.[1]?.toLowerCase();
  return Object.assign({ after: null, before: null }, ...text.split(/\s+and\s+/i).map((part) => readBound(part, order))) as Span;
}

function readBound(text: string, order: string | undefined): Partial<Span> {
  const [, name = "", sign = "", date = ""] = /^\s*(\w+)\s+(gt|lt)\s+(\S+)\s*$/i.exec(text) ?? [];
  if (sign === "" || Number.isNaN(Date.parse(date))) throw notImplemented("Messages are filtered by a span of time with gt and lt only.");
  if (name.toLowerCase() !== order) throw badTeamsRequest("$filter and $orderby must name the same property of a message.");
  if (sign.toLowerCase() === "lt") return { before: new Date(date).toISOString() };
  if (order === "createddatetime") throw badTeamsRequest("createdDateTime is filtered with lt only.");
  return { after: new Date(date).toISOString() };
}

function readBelow(token: string | null): number | undefined {
  if (token === null) return undefined;
  const below = Number(/^below(\d{1,15})$/.exec(Buffer.from(token, "base64url").toString("utf8"))?.[1]);
  if (Number.isNaN(below)) throw badTeamsRequest("The skip token is not valid.");
  return below;
}

function linkBelow(call: GraphCall, number: number): string {
  const kept = [...call.query].filter(([name]) => name !== "$skiptoken").map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${call.links.self}?${[...kept, `$skiptoken=${Buffer.from(`below${String(number)}`).toString("base64url")}`].join("&")}`;
}

/** The message that the call names, in a chat and of a time that the caller may see. @throws {GraphFailure} 404 */
export async function requireMessage(call: GraphCall, open: OpenChat): Promise<NamedActivity> {
  const rows = await call.store.query<NamedActivity>(`${NAMED_ACTIVITIES} where a.chat_id = $1 and a.id = $2 and a.created_at >= $3`, [open.chat.id, call.params["messageId"] ?? "", visibleFrom(open)]);
  if (rows[0] === undefined) throw teamsNotFound("NotFound");
  return rows[0];
}

/** A message as its own resource. */
export async function shownMessage(call: GraphCall, said: NamedActivity): Promise<object> {
  const context = contextOf(call, `chats('${encodeURIComponent(said.chat_id)}')/messages/$entity`);
  return { "@odata.context": context, ...chatMessageShape(said, await readBotNames(call.store)) };
}

async function readMessage(call: GraphCall): Promise<GraphReply> {
  return ok(await shownMessage(call, await requireMessage(call, await requireChat(call, { needed: permissions.application }))));
}

const permissions = TEAMWORK_PERMISSIONS.readChatMessages;
const LISTED = ["$top", "$skiptoken", "$orderby", "$filter"];
const PREFER = ["include-unknown-enum-members"];
const API = "https://learn.microsoft.com/graph/api";
const CONSENT = ["ChatMessage.Read.Chat"];

/** What was said in a chat. */
export const CHAT_MESSAGE_OPERATIONS: readonly GraphOperation[] = [
  openedByInstall({ method: "GET", path: "/chats/{chatId}/messages", documentedAs: "List messages in a chat", permissions, query: LISTED, prefer: PREFER, handle: listMessages }, CONSENT),
  { method: "GET", path: "/users/{userId}/chats/{chatId}/messages", documentedAs: "List messages in a chat", overlay: `${API}/chat-list-messages`, permissions, query: LISTED, prefer: PREFER, handle: listMessages },
  openedByInstall({ method: "GET", path: "/chats/{chatId}/messages/{messageId}", documentedAs: "Get chatMessage in a channel or chat", permissions, query: [], prefer: PREFER, handle: readMessage }, CONSENT),
  { method: "GET", path: "/users/{userId}/chats/{chatId}/messages/{messageId}", documentedAs: "Get chatMessage in a channel or chat", overlay: `${API}/chatmessage-get`, permissions, query: [], prefer: PREFER, handle: readMessage },
];
