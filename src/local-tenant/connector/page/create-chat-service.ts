import { Hono } from "hono";
import { z } from "zod";
import { listTeamsApps, type TeamsApp } from "../../admin/teams-apps";
import { findSignInPerson, type SignInPerson } from "../../identity/person";
import type { Row, Store } from "../../store/store";
import { findInstall, installApp, isChatOpen, removeApp } from "../app-install";
import { keepEvent } from "../bot-event";
import { ALL_HISTORY, type Chat, ensureBotChat, ensurePersonChat, findChatPerson } from "../chat";
import { listActivities, tellActivity } from "../chat-activity";
import { addActivityFeed } from "./activity-service";
import { type ChatContext, type ChatServiceParts, type ChatTypes, readChatBody, readSignedIn, requireOwnChat, requireSaid } from "./chat-call";
import { ChatFailure } from "./chat-failure";
import { cardPress, pressCard } from "./press-card";
import { showActivities } from "./shown-activity";
import { listShownChats } from "./shown-chat";

const MOST_PEOPLE = 10;

const afterQuery = z.coerce.number().int().min(0).default(0);
const newMessage = z.strictObject({ text: z.string().refine((text) => text.trim() !== "") });
const forwarding = z.strictObject({ toPersonId: z.string().min(1).toLowerCase() });

/** The Teams page's own chat service, to be mounted at `/teams/api`: each person reads their own chats and no others. */
export function createChatService(parts: ChatServiceParts): Hono<ChatTypes> {
  const app = new Hono<ChatTypes>();
  app.onError((error, context) => {
    if (!(error instanceof ChatFailure)) throw error;
    return context.json({ error: error.message }, error.status, { "Cache-Control": "no-store" });
  });
  app.use("*", async (context, next) => {
    context.header("Cache-Control", "no-store");
    context.set("person", await readSignedIn(parts, context.req.header("authorization")));
    await next();
  });
  addChats(app, parts);
  addMessages(app, parts);
  addApps(app, parts);
  addActivityFeed(app, parts.store);
  app.get("/people", async (context) => context.json({ value: await findPeople(parts.store, context.req.query("search") ?? "", context.get("person").id) }));
  app.all("*", () => {
    throw new ChatFailure(501, "The local tenant has no such address.");
  });
  return app;
}

function addChats(app: Hono<ChatTypes>, { store }: ChatServiceParts): void {
  app.get("/chats", async (context) => context.json({ value: await listShownChats(store, context.get("person").id) }));
  app.get("/chats/:chatId/activities", async (context) => {
    const after = afterQuery.safeParse(context.req.query("after"));
    if (!after.success) throw new ChatFailure(400, "after: it must be a whole number.");
    const chat = await requireOwnChat(store, context);
    const { id } = context.get("person");
    const from = (await findChatPerson(store, chat.id, id))?.visible_from ?? ALL_HISTORY;
    const said = (await listActivities(store, chat.id, after.data)).filter(({ created_at }) => created_at >= from);
    const last = said.at(-1)?.sequence ?? after.data;
    if (said.length > 0) await markRead(store, { chatId: chat.id, personId: id, upto: last });
    return context.json({ last, value: await showActivities(store, said, id) });
  });
}

function addMessages(app: Hono<ChatTypes>, parts: ChatServiceParts): void {
  const { store } = parts;
  app.post("/chats/:chatId/messages", async (context) => {
    const { text } = await readChatBody(context, newMessage);
    const id = await store.transaction(async (transaction) => await say(parts, { transaction, context, text }));
    parts.wake();
    return context.json({ id }, 201);
  });
  const SAID = "/chats/:chatId/activities/:activityId";
  app.post(`${SAID}/press`, async (context) => {
    const press = await readChatBody(context, cardPress);
    const chat = await requireOwnChat(store, context);
    const said = await requireSaid(store, chat, context);
    return context.json(await pressCard(parts, { chat, said, person: context.get("person"), press }));
  });
  app.post(`${SAID}/forward`, async (context) => {
    const { toPersonId } = await readChatBody(context, forwarding);
    return context.json({ chatId: await store.transaction((transaction) => forward(parts, { transaction, context, toPersonId })) }, 201);
  });
}

function addApps(app: Hono<ChatTypes>, parts: ChatServiceParts): void {
  const { store, clock } = parts;
  app.post("/apps/:appId/install", async (context) => {
    const place = { app: await requireApp(store, context), person: context.get("person") };
    const chat = await store.transaction(async (transaction) => {
      if ((await installApp(transaction, place, clock)) === undefined) throw new ChatFailure(409, "The app is installed already.");
      return place.app.bot === undefined ? undefined : await ensureBotChat(transaction, { personId: place.person.id, botId: place.app.bot.botId, now: new Date(clock()).toISOString() });
    });
    parts.wake();
    return context.json(chat === undefined ? {} : { chatId: chat.id }, 201);
  });
  app.get("/apps/:appId/install", async (context) => {
    const install = await findInstall(store, (await requireApp(store, context)).appId, context.get("person").id);
    return context.json({ installed: install !== undefined });
  });
  app.delete("/apps/:appId/install", async (context) => {
    const place = { app: await requireApp(store, context), person: context.get("person") };
    const wasInstalled = await store.transaction((transaction) => removeApp(transaction, place, clock));
    if (!wasInstalled) throw new ChatFailure(404, "The app is not installed.");
    parts.wake();
    return context.body(null, 204);
  });
}

async function say(parts: ChatServiceParts, { transaction, context, text }: { readonly transaction: Store; readonly context: ChatContext; readonly text: string }): Promise<string> {
  const chat = await requireOwnChat(transaction, context);
  const person = context.get("person");
  const bot = chat.kind === "bot" ? await requireOpenBot(transaction, chat) : undefined;
  const id = await tellActivity(transaction, { chatId: chat.id, from: { kind: "person", id: person.id }, activity: { type: "message", text, textFormat: "plain" } }, parts.clock);
  if (bot !== undefined) await keepEvent(transaction, { chat, bot, person, at: parts.clock() }, { type: "message", id, text, textFormat: "plain" });
  return id;
}

async function requireOpenBot(transaction: Store, chat: Chat): Promise<NonNullable<TeamsApp["bot"]>> {
  const app = (await listTeamsApps(transaction)).find(({ bot }) => bot?.botId === chat.other_id);
  if (app?.bot === undefined || !(await isChatOpen(transaction, app.appId, chat))) throw new ChatFailure(403, "You have removed this app. Install it again to write to it.");
  return app.bot;
}

/** The copy keeps its bot: a press of it goes there, from whoever presses. */
async function forward(parts: ChatServiceParts, { transaction, context, toPersonId }: { readonly transaction: Store; readonly context: ChatContext; readonly toPersonId: string }): Promise<string> {
  const said = await requireSaid(transaction, await requireOwnChat(transaction, context), context);
  const me = context.get("person").id;
  const other = await findSignInPerson(transaction, toPersonId);
  if (other === undefined || other.id === me) throw new ChatFailure(400, "toPersonId: it must be somebody else of this tenant.");
  const chat = await ensurePersonChat(transaction, [me, other.id], new Date(parts.clock()).toISOString());
  const { suggestedActions: _offered, ...activity } = said.activity;
  await tellActivity(transaction, { chatId: chat.id, from: { kind: "person", id: me }, ...(said.bot_id === null ? {} : { botId: said.bot_id }), activity }, parts.clock);
  return chat.id;
}

async function markRead(store: Store, { chatId, personId, upto }: { readonly chatId: string; readonly personId: string; readonly upto: number }): Promise<void> {
  await store.query(
    "insert into chat_reads (chat_id, person_id, upto) values ($1, $2, $3) on conflict (chat_id, person_id) do update set upto = greatest(chat_reads.upto, excluded.upto)",
    [chatId, personId, upto],
  );
}

async function requireApp(store: Store, context: ChatContext): Promise<TeamsApp> {
  const wanted = context.req.param("appId")?.toLowerCase();
  const app = (await listTeamsApps(store)).find(({ appId }) => appId === wanted);
  if (app === undefined) throw new ChatFailure(404, "There is no such app.");
  return app;
}

async function findPeople(store: Store, search: string, readerId: string): Promise<readonly Pick<SignInPerson, "id">[]> {
  const part = `%${search.trim().replace(/[\\%_]/g, String.raw`\$&`)}%`;
  return await store.query<Row & { readonly id: string; readonly name: string }>(
    `select id, display_name as name from people where account_enabled and not removed and id <> $2 and display_name ilike $1 order by display_name, id limit ${String(MOST_PEOPLE)}`,
    [part, readerId],
  );
}
