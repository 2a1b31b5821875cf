import { listTeamsApps, type TeamsApp } from "../../admin/teams-apps";
import { type FeedPlace, notify } from "../../connector/activity-feed";
import { findInstall } from "../../connector/app-install";
import { isInPlace } from "../../connector/place-install";
import { requirePerson } from "../directory/person";
import { badTeamsRequest, requireTeam } from "../directory/team";
import type { GraphCall, GraphOperation, GraphReply } from "../operation";
import { requireChat } from "./chat-access";
import { readNotification, type SentNotification } from "./notification-body";
import { readManyRecipients, readRecipients } from "./notification-recipients";
import { fillTitle } from "./notification-title";
import { type NotificationScope, readTopic } from "./notification-topic";
import { isAppInChat, isOwnApp, listOwnApps, openedByInstall } from "./own-apps";
import { teamsConflict, teamsForbidden } from "./teams-failure";

const LONGEST_PREVIEW = 150;

async function notifyPerson(call: GraphCall): Promise<GraphReply> {
  const sent = readNotification(call.body, "none");
  const { id } = await requirePerson(call, call.params["userId"] ?? "");
  if (id === call.caller.personId) throw badTeamsRequest("A user cannot send a notification to themselves.");
  const app = await requireSendingApp(call, sent, async (one) => (await findInstall(call.store, one.appId, id)) !== undefined);
  const install = await findInstall(call.store, app.appId, id);
  await send(call, sent, { app, scope: { kind: "user", personId: id, installId: install?.id ?? "" }, to: [id] });
  return { status: 204 };
}

async function notifyInChat(call: GraphCall): Promise<GraphReply> {
  const sent = readNotification(call.body, "recipient");
  const { chat } = await requireChat(call, { anyApp: true });
  const app = await requireSendingApp(call, sent, (one) => isAppInChat(call, one, chat));
  const scope = { kind: "chat", chat } as const;
  await send(call, sent, { app, scope, to: await readRecipients(call, sent.recipient, scope) });
  return { status: 204 };
}

async function notifyInTeam(call: GraphCall): Promise<GraphReply> {
  const sent = readNotification(call.body, "recipient");
  const team = await requireTeam(call);
  const app = await requireSendingApp(call, sent, (one) => isInPlace(call.store, one.appId, { place: "team", id: team.id }));
  const scope = { kind: "team", team } as const;
  await send(call, sent, { app, scope, to: await readRecipients(call, sent.recipient, scope) });
  return { status: 204 };
}

/** Whoever does not have the app is left out without a word, as Teams sends these later than it answers. */
async function notifyMany(call: GraphCall): Promise<GraphReply> {
  const sent = readNotification(call.body, "recipients");
  const people = await readManyRecipients(call, sent.recipients ?? []);
  const app = await requireSendingApp(call, sent, () => Promise.resolve(true));
  const installs = await Promise.all(people.map((id) => findInstall(call.store, app.appId, id)));
  const to = installs.flatMap((install) => (install === undefined || install.person_id === call.caller.personId ? [] : [install.person_id]));
  await send(call, sent, { app, scope: { kind: "many" }, to });
  return { status: 202 };
}

/**
 * The app of the caller that is installed where the notification goes.
 *
 * @throws {GraphFailure} 403 when none is, 409 when several are and the caller does not say which.
 */
async function requireSendingApp(call: GraphCall, { teamsAppId }: SentNotification, isThere: (app: TeamsApp) => Promise<boolean>): Promise<TeamsApp> {
  const wanted = teamsAppId?.toLowerCase();
  if (wanted !== undefined && !(await listTeamsApps(call.store)).some((app) => app.appId === wanted && isOwnApp(call, app))) throw notAuthorized(call);
  const there: TeamsApp[] = [];
  for (const app of await listOwnApps(call)) if ((wanted === undefined || app.appId === wanted) && (await isThere(app))) there.push(app);
  const [app] = there;
  if (app === undefined) throw notAuthorized(call);
  if (there.length > 1) throw teamsConflict(`Found multiple applications with the same Microsoft Entra App ID '${call.caller.appId}'.`);
  return app;
}

function notAuthorized({ caller, links }: GraphCall): Error {
  const about = links.self.slice(links.origin.length);
  return teamsForbidden(
    `Application with AAD App Id '${caller.appId}' is not authorized to generate custom text notifications about '${about}' to the recipient. Ensure that the expected Teams app is installed in the target scope (user, team, or chat).`,
  );
}

async function send(call: GraphCall, sent: SentNotification, { app, scope, to }: { readonly app: TeamsApp; readonly scope: NotificationScope; readonly to: readonly string[] }): Promise<void> {
  const actor = await readActor(call, app);
  const title = fillTitle(app, sent, actor.name);
  const { words, link } = await readTopic(call, sent, { app, scope });
  const chainId = sent.chainId === undefined || sent.chainId === null ? null : String(sent.chainId);
  const preview = sent.previewText.content.slice(0, LONGEST_PREVIEW);
  const at = new Date().toISOString();
  await notify(call.store, to, { appId: app.appId, activityType: sent.activityType, place: placeOf(scope), title, preview, topic: words, link, actor, chainId, at });
}

function placeOf(scope: NotificationScope): FeedPlace {
  if (scope.kind === "chat") return { scope: "chat", id: scope.chat.id };
  return scope.kind === "team" ? { scope: "team", id: scope.team.id } : { scope: "user" };
}

/** Who acts: the person for whom the app calls, or the app. */
async function readActor(call: GraphCall, app: TeamsApp): Promise<{ readonly kind: "app" | "person"; readonly id: string; readonly name: string }> {
  const { personId } = call.caller;
  if (personId === undefined) return { kind: "app", id: app.appId, name: app.name };
  const person = await requirePerson(call, personId);
  return { kind: "person", id: personId, name: person.display_name };
}

const permissions = { delegated: ["TeamsActivity.Send"], application: ["TeamsActivity.Send"] };
const DIFFERS = "The activity types are those that an administrator registered with the app; icons of notifications are not kept.";

/** Notifications in people's activity feeds. */
export const NOTIFICATION_OPERATIONS: readonly GraphOperation[] = [
  openedByInstall({ method: "POST", path: "/users/{userId}/teamwork/sendActivityNotification", documentedAs: "userTeamwork: sendActivityNotification", permissions, query: [], differs: DIFFERS, handle: notifyPerson }, ["TeamsActivity.Send.User"]),
  openedByInstall({ method: "POST", path: "/chats/{chatId}/sendActivityNotification", documentedAs: "chat: sendActivityNotification", permissions, query: [], differs: DIFFERS, handle: notifyInChat }, ["TeamsActivity.Send.Chat"]),
  openedByInstall({ method: "POST", path: "/teams/{teamId}/sendActivityNotification", documentedAs: "team: sendActivityNotification", permissions, query: [], differs: DIFFERS, handle: notifyInTeam }, ["TeamsActivity.Send.Group"]),
  {
    method: "POST", path: "/teamwork/sendActivityNotificationToRecipients", documentedAs: "teamwork: sendActivityNotificationToRecipients", permissions, query: [], handle: notifyMany,
    differs: "The token may be of any age, and only people who have the app in their personal scope are reached.",
  },
];
