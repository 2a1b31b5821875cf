import type { Clock } from "../identity/clock";
import type { Row, Store } from "../store/store";

/** An activity in the connector's JSON, with every field that its sender gave. */
export type Activity = Readonly<Record<string, unknown>>;

/** What was said in a chat. */
export interface ChatActivity extends Row {
  readonly chat_id: string;
  /** Milliseconds since 1970 as text, as Teams numbers what is said in one chat. */
  readonly id: string;
  /** When it was said, in the count of all chats. */
  readonly created: number;
  /** When it was said or last changed, in the same count. */
  readonly sequence: number;
  readonly from_kind: "bot" | "person";
  readonly from_id: string;
  /** The bot that a press of its card goes to. */
  readonly bot_id: string | null;
  /** Empty once it was deleted. */
  readonly activity: Activity;
  readonly created_at: string;
  readonly edited_at: string | null;
  readonly deleted_at: string | null;
  /** When it was last changed in any way; `null` when it never was. */
  readonly modified_at: string | null;
  readonly reactions: readonly Reaction[];
}

/** How somebody answered to what was said, with one sign. */
export interface Reaction {
  readonly reactionType: string;
  readonly personId: string;
  readonly at: string;
}

/** Something new to say. */
export interface NewActivity {
  readonly chatId: string;
  readonly from: { readonly kind: "bot" | "person"; readonly id: string };
  readonly botId?: string;
  readonly activity: Activity;
}

/** Says something in a chat. @returns the activity's id. */
export async function tellActivity(transaction: Store, told: NewActivity, clock: Clock): Promise<string> {
  const [last] = await transaction.query<{ id: number }>("select coalesce(max(id::bigint), 0)::float8 as id from chat_activities where chat_id = $1", [told.chatId]);
  const id = String(Math.max(clock(), (last?.id ?? 0) + 1));
  await transaction.query(
    `insert into chat_activities (chat_id, id, created, sequence, from_kind, from_id, bot_id, activity, created_at)
     select $1, $2, number, number, $3, $4, $5, $6::jsonb, $7 from (select nextval('chat_sequence') as number) as next`,
    [told.chatId, id, told.from.kind, told.from.id, told.botId ?? null, JSON.stringify(told.activity), new Date(clock()).toISOString()],
  );
  return id;
}

/** Replaces what was said; readers are told of it again. */
export async function replaceActivity(transaction: Store, { chat_id, id }: ChatActivity, { activity, now }: { readonly activity: Activity; readonly now: string }): Promise<void> {
  await transaction.query("update chat_activities set activity = $3::jsonb, edited_at = $4, modified_at = $4, sequence = nextval('chat_sequence') where chat_id = $1 and id = $2", [
    chat_id, id, JSON.stringify(activity), now,
  ]);
}

/** Takes back what was said: its place stays, its words are gone. */
export async function withdrawActivity(transaction: Store, { chat_id, id }: ChatActivity, now: string): Promise<void> {
  await transaction.query("update chat_activities set activity = '{}', deleted_at = $3, modified_at = $3, sequence = nextval('chat_sequence') where chat_id = $1 and id = $2", [chat_id, id, now]);
}

/** What was said under this id; `undefined` when nothing was, or it was taken back. */
export async function findActivity(store: Store, chatId: string, id: string): Promise<ChatActivity | undefined> {
  return (await store.query<ChatActivity>("select * from chat_activities where chat_id = $1 and id = $2 and deleted_at is null", [chatId, id]))[0];
}

/** What was said or changed after a place in the count, in that order. */
export async function listActivities(store: Store, chatId: string, after: number): Promise<readonly ChatActivity[]> {
  return await store.query<ChatActivity>("select * from chat_activities where chat_id = $1 and sequence > $2 order by sequence", [chatId, after]);
}
