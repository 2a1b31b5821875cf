import { listTeamsApps, type TeamsApp } from "../../admin/teams-apps";
import { isChatOpen } from "../../connector/app-install";
import { type Chat, findChat } from "../../connector/chat";
import { GraphFailure, invalidRequest, itemNotFound } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, ok } from "../operation";
import { pageSize } from "../query-options";
import { chatMessageShape, type NamedActivity } from "./chat-message";

const USUAL_PAGE = 20;
const LARGEST_PAGE = 50;

/** Newest first, as Graph sorts messages when nothing else is asked; a page begins below the last one told. */
async function listMessages(call: GraphCall) {
  const { chat, app } = await requireOpenChat(call);
  const size = pageSize(call.query, USUAL_PAGE);
  if (size > LARGEST_PAGE) throw invalidRequest("The limit of '50' for Top query has been exceeded.");
  const below = readBelow(call.query.get("$skiptoken"));
  const rows = await call.store.query<NamedActivity>(
    `select a.*, p.display_name as person_name from chat_activities a left join people p on p.id = a.from_id
     where a.chat_id = $1 and ($2::bigint is null or a.created < $2) order by a.created desc limit ${String(size + 1)}`,
    [chat.id, below ?? null],
  );
  const shown = rows.slice(0, size);
  const next = rows.length > size ? { "@odata.nextLink": linkBelow(call, shown.at(-1)?.created ?? 0) } : {};
  const context = contextOf(call, `chats('${encodeURIComponent(chat.id)}')/messages`);
  return ok({ "@odata.context": context, "@odata.count": shown.length, ...next, value: shown.map((said) => chatMessageShape(said, app)) });
}

async function requireOpenChat(call: GraphCall): Promise<{ readonly chat: Chat; readonly app: TeamsApp }> {
  const chat = await findChat(call.store, call.params["chatId"] ?? "");
  if (chat === undefined) throw itemNotFound("NotFound");
  const app = (await listTeamsApps(call.store)).find((one) => one.clientId.toLowerCase() === call.caller.appId && one.bot?.botId === chat.other_id);
  if (app === undefined || !(await isChatOpen(call.store, app.appId, chat))) {
    throw new GraphFailure({ status: 403, code: "Forbidden", message: "The caller's app is not installed in this chat." });
  }
  return { chat, app };
}

function readBelow(token: string | null): number | undefined {
  if (token === null) return undefined;
  const below = Number(/^below(\d{1,15})$/.exec(Buffer.from(token, "base64url").toString("utf8"))?.[1]);
  if (Number.isNaN(below)) throw invalidRequest("The skip token is not valid.");
  return below;
}

function linkBelow(call: GraphCall, created: number): string {
  const kept = [...call.query].filter(([name]) => name !== "$skiptoken").map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${call.links.self}?${[...kept, `$skiptoken=${Buffer.from(`below${String(created)}`).toString("base64url")}`].join("&")}`;
}

/** What was said in a chat. */
export const CHAT_OPERATIONS: readonly GraphOperation[] = [
  {
    method: "GET", path: "/chats/{chatId}/messages", documentedAs: "List messages in a chat", permissions: { delegated: [], application: ["Chat.Read.WhereInstalled"] },
    query: ["$top", "$skiptoken"], handle: listMessages,
  },
];
