import { listTeamsApps, type TeamsApp } from "../../admin/teams-apps";
import type { Row, Store } from "../../store/store";
import { findCard, readMessage } from "../bot-activity";
import type { Chat } from "../chat";
import type { Activity } from "../chat-activity";

/** A chat in the Teams page's list. */
export interface ShownChat {
  readonly id: string;
  readonly kind: "bot" | "person" | "group";
  readonly name: string;
  readonly iconUrl?: string;
  readonly appId?: string;
  readonly lastAt: string | null;
  readonly preview: string;
  readonly unread: number;
}

interface ListedChat extends Chat, Row {
  /** Names of the others in it, in the order of the alphabet. */
  readonly others: string | null;
  readonly last_at: string | null;
  readonly last_activity: Activity | null;
  readonly unread: number;
}

const LONGEST_PREVIEW = 120;

/** A person's chats, the one with the newest message first. */
export async function listShownChats(store: Store, personId: string): Promise<readonly ShownChat[]> {
  const rows = await store.query<ListedChat>(
    `select c.*, (select string_agg(p.display_name, ', ' order by p.display_name) from chat_people o join people p on p.id = o.person_id where o.chat_id = c.id and o.person_id <> $1) as others, l.created_at as last_at, l.activity as last_activity,
       (select count(*)::int from chat_activities a where a.chat_id = c.id and a.deleted_at is null and a.from_id <> $1 and a.created_at >= m.visible_from
         and a.created > coalesce((select r.upto from chat_reads r where r.chat_id = c.id and r.person_id = $1), 0)) as unread
     from chats c join chat_people m on m.chat_id = c.id and m.person_id = $1
     left join lateral (select * from chat_activities a where a.chat_id = c.id and a.created_at >= m.visible_from order by a.created desc limit 1) l on true
     order by coalesce(l.created_at, c.created_at) desc, l.created desc nulls last`,
    [personId],
  );
  const apps = await listTeamsApps(store);
  return rows.map((row) => showChat(row, apps));
}

function showChat(row: ListedChat, apps: readonly TeamsApp[]): ShownChat {
  const { id, kind, last_at: lastAt, unread } = row;
  const preview = previewOf(row.last_activity ?? {});
  if (kind !== "bot") return { id, kind, name: row.topic ?? row.others ?? "", lastAt, preview, unread };
  const app = apps.find(({ bot }) => bot?.botId === row.other_id);
  if (app === undefined) return { id, kind, name: "A removed app", lastAt, preview, unread };
  const icon = app.iconUrl === undefined ? {} : { iconUrl: app.iconUrl };
  return { id, kind, name: app.bot?.name ?? app.name, ...icon, appId: app.appId, lastAt, preview, unread };
}

function previewOf(activity: Activity): string {
  const { text } = readMessage(activity);
  const summary = activity["summary"];
  const line = text !== "" || typeof summary !== "string" ? text : summary;
  const shown = line === "" && findCard(activity) !== undefined ? "Sent a card" : line;
  return shown.replace(/\s+/g, " ").slice(0, LONGEST_PREVIEW);
}
