import { randomUUID } from "node:crypto";
import { type TeamsApp, versionOf } from "../admin/teams-apps";
import type { Clock } from "../identity/clock";
import type { SignInPerson } from "../identity/person";
import type { Row, Store } from "../store/store";
import { botAddress, type EventPlace, keepEvent, personAddress } from "./bot-event";
import { type Chat, ensureBotChat } from "./chat";

/** A person's own copy of an app. */
export interface AppInstall extends Row {
  readonly id: string;
  readonly app_id: string;
  readonly person_id: string;
  readonly installed_at: string;
  /** The version that was installed; `null` for one that was installed before versions were kept. */
  readonly version: string | null;
}

/** An app, and the person who has it or is to have it. */
export interface InstallPlace {
  readonly app: TeamsApp;
  readonly person: Pick<SignInPerson, "id" | "displayName">;
}

/**
 * Gives a person an app. Its bot hears of it, and the chat of the two is there from now on.
 *
 * @returns `undefined` when the person has the app already.
 */
export async function installApp(transaction: Store, { app, person }: InstallPlace, clock: Clock): Promise<AppInstall | undefined> {
  const now = new Date(clock()).toISOString();
  const [install] = await transaction.query<AppInstall>(
    "insert into app_installs (id, app_id, person_id, installed_at, version) values ($1, $2, $3, $4, $5) on conflict (app_id, person_id) do nothing returning *",
    [Buffer.from(`${person.id}##${randomUUID()}`).toString("base64url"), app.appId, person.id, now, versionOf(app)],
  );
  if (install === undefined || app.bot === undefined) return install;
  const chat = await ensureBotChat(transaction, { personId: person.id, botId: app.bot.botId, now });
  const place: EventPlace = { chat, bot: app.bot, person, at: clock() };
  await keepEvent(transaction, place, { type: "installationUpdate", action: "add" });
  const membersAdded = [{ id: botAddress(app.bot.botId) }, { id: personAddress(person.id), aadObjectId: person.id }];
  await keepEvent(transaction, place, { type: "conversationUpdate", membersAdded });
  return install;
}

/**
 * Takes an app away from a person. What was said stays; the bot hears of it and can say nothing more.
 *
 * @returns whether the person had the app.
 */
export async function removeApp(transaction: Store, { app, person }: InstallPlace, clock: Clock): Promise<boolean> {
  const removed = await transaction.query("delete from app_installs where app_id = $1 and person_id = $2 returning id", [app.appId, person.id]);
  if (removed.length === 0) return false;
  if (app.bot === undefined) return true;
  const chat = await ensureBotChat(transaction, { personId: person.id, botId: app.bot.botId, now: new Date(clock()).toISOString() });
  await keepEvent(transaction, { chat, bot: app.bot, person, at: clock() }, { type: "installationUpdate", action: "remove" });
  return true;
}

/** A person's copy of an app; `undefined` when they do not have it. */
export async function findInstall(store: Store, appId: string, personId: string): Promise<AppInstall | undefined> {
  return (await store.query<AppInstall>("select * from app_installs where app_id = $1 and person_id = $2", [appId, personId]))[0];
}

/** Whether the person of a bot's chat still has the app and may still sign in. */
export async function isChatOpen(store: Store, appId: string, chat: Chat): Promise<boolean> {
  const rows = await store.query(
    "select 1 from app_installs i join people p on p.id = i.person_id where i.app_id = $1 and i.person_id = $2 and p.account_enabled and not p.removed",
    [appId, chat.person_id],
  );
  return rows.length > 0;
}
