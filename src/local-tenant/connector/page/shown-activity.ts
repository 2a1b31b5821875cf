import { z } from "zod";
import { listTeamsApps } from "../../admin/teams-apps";
import type { Row, Store } from "../../store/store";
import { findCard, readMessage } from "../bot-activity";
import type { Activity, ChatActivity } from "../chat-activity";

/** A message as the Teams page shows it. */
export interface ShownActivity {
  readonly id: string;
  readonly sequence: number;
  readonly kind: "message";
  readonly from: { readonly kind: "bot" | "person"; readonly name: string; readonly isMe: boolean };
  readonly at: string;
  readonly editedAt?: string;
  readonly deleted: boolean;
  readonly text: string;
  readonly card?: Activity;
  /** What the person may answer with one press, in the bot's order. */
  readonly suggestions?: readonly string[];
  readonly botId?: string;
}

const suggested = z
  .object({ suggestedActions: z.object({ actions: z.array(z.object({ title: z.string().optional(), value: z.string().optional() })) }) })
  .transform(({ suggestedActions }) => suggestedActions.actions.map(({ title, value }) => value ?? title ?? "").filter((text) => text !== ""));

/** Writes messages for the person who reads them. */
export async function showActivities(store: Store, said: readonly ChatActivity[], readerId: string): Promise<readonly ShownActivity[]> {
  const names = await readNames(store, said);
  return said.map((one) => showActivity(one, names.get(one.from_id) ?? "", readerId));
}

function showActivity(said: ChatActivity, name: string, readerId: string): ShownActivity {
  const card = findCard(said.activity);
  const suggestions = suggested.safeParse(said.activity).data ?? [];
  return {
    id: said.id,
    sequence: said.sequence,
    kind: "message",
    from: { kind: said.from_kind, name, isMe: said.from_kind === "person" && said.from_id === readerId },
    at: said.created_at,
    ...(said.edited_at === null ? {} : { editedAt: said.edited_at }),
    deleted: said.deleted_at !== null,
    text: readMessage(said.activity).text,
    ...(card === undefined ? {} : { card }),
    ...(suggestions.length === 0 ? {} : { suggestions }),
    ...(said.bot_id === null ? {} : { botId: said.bot_id }),
  };
}

async function readNames(store: Store, said: readonly ChatActivity[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(said.map(({ from_id }) => from_id))];
  const people = await store.query<Row & { readonly id: string; readonly display_name: string }>("select id, display_name from people where id = any($1)", [ids]);
  const bots = (await listTeamsApps(store)).flatMap(({ bot }) => (bot === undefined ? [] : [[bot.botId, bot.name] as const]));
  return new Map([...people.map(({ id, display_name }) => [id, display_name] as const), ...bots]);
}
