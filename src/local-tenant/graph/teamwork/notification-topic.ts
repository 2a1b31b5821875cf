import type { TeamsApp } from "../../admin/teams-apps";
import type { Chat } from "../../connector/chat";
import type { GroupRow } from "../directory/directory-links";
import { badTeamsRequest, threadOf } from "../directory/team";
import type { GraphCall } from "../operation";
import { parsePath } from "../path";
import type { SentNotification } from "./notification-body";

/** Where a notification is sent: to one person, in a chat, in a team, or to many at once. */
export type NotificationScope =
  | { readonly kind: "user"; readonly personId: string; readonly installId: string }
  | { readonly kind: "chat"; readonly chat: Chat }
  | { readonly kind: "team"; readonly team: GroupRow }
  | { readonly kind: "many" };

/** What a notification is about, in words, and where it leads. */
export interface NotificationTopic {
  readonly words: string;
  readonly link: string | null;
}

/** Addresses of Teams itself. */
const TEAMS_HOSTS = new Set(["teams.microsoft.com", "teams.cloud.microsoft", "gov.teams.microsoft.us", "dod.teams.microsoft.us"]);

/**
 * Reads what a notification is about: words with an address in Teams, or the address of something in Graph to which the
 * call may refer. Source: Microsoft Graph docs, "teamworkActivityTopic resource type".
 *
 * @throws {GraphFailure} 400 when it is neither, or something else than the call is for.
 */
export async function readTopic(call: GraphCall, { topic }: SentNotification, about: About): Promise<NotificationTopic> {
  const link = topic.webUrl ?? null;
  if (link !== null && !isInTeams(call, link)) throw badTeamsRequest("The webUrl of the topic must begin with the domain of Microsoft Teams.");
  if (topic.source === "text") {
    if (link === null) throw badTeamsRequest("The webUrl of the topic is required when its source is text.");
    return { words: topic.value, link };
  }
  const words = await nameEntity(call, readEntity(call, topic.value), about);
  if (words === undefined) throw badTeamsRequest("The entity URL of the topic is not one that this notification may be about.");
  return { words, link };
}

function isInTeams(call: GraphCall, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, origin } = new URL(address);
  return (protocol === "https:" && TEAMS_HOSTS.has(hostname)) || origin === call.links.origin;
}

/** The segments of an address in Graph. @throws {GraphFailure} 400 */
function readEntity(call: GraphCall, address: string): readonly string[] {
  const known = [`${call.links.root}/`, "https://graph.microsoft.com/v1.0/", "https://graph.microsoft.com/beta/"];
  const root = known.find((one) => address.toLowerCase().startsWith(one.toLowerCase()));
  try {
    if (root !== undefined) return parsePath(`/${address.slice(root.length).replace(/\?.*$/s, "")}`).segments;
  } catch {
    // Not properly encoded: refused below like any other address that is none.
  }
  throw badTeamsRequest("The value of a topic whose source is entityUrl must be an address in Microsoft Graph.");
}

type About = { readonly app: TeamsApp; readonly scope: NotificationScope };

async function nameEntity(call: GraphCall, segments: readonly string[], { app, scope }: About): Promise<string | undefined> {
  if (scope.kind === "chat" || scope.kind === "team") return await nameInPlace(call, segments, scope);
  const isInstall = scope.kind === "user" && namesInstall(segments, app, scope);
  return isInstall || isCatalogued(app, segments) ? app.name : undefined;
}

async function nameInPlace(call: GraphCall, [set = "", id = "", ...inside]: readonly string[], scope: NotificationScope & { readonly kind: "chat" | "team" }): Promise<string | undefined> {
  if (scope.kind === "chat") return isSame([set], ["chats"]) && id === scope.chat.id ? await nameInChat(call, scope.chat, inside) : undefined;
  return isSame([set, id], ["teams", scope.team.id]) ? await nameInTeam(call, scope.team, inside) : undefined;
}

function isCatalogued(app: TeamsApp, segments: readonly string[]): boolean {
  return isSame(segments, ["appCatalogs", "teamsApps", app.appId]);
}

// The app itself is named there by its installation, and by many apps by its own id.
function namesInstall(segments: readonly string[], app: TeamsApp, scope: { readonly personId: string; readonly installId: string }): boolean {
  const apps = ["users", scope.personId, "teamwork", "installedApps"];
  return isSame(segments, [...apps, app.appId]) || (isSame(segments.slice(0, -1), apps) && segments.at(-1) === scope.installId);
}

/** Whether segments are these, in any case. */
function isSame(segments: readonly string[], expected: readonly string[]): boolean {
  return segments.join("/").toLowerCase() === expected.join("/").toLowerCase();
}

async function nameInChat(call: GraphCall, chat: Chat, [messages, id, ...more]: readonly string[]): Promise<string | undefined> {
  const name = chat.topic ?? "Chat";
  if (messages === undefined) return name;
  if (messages.toLowerCase() !== "messages" || id === undefined || more.length > 0) return undefined;
  return (await call.store.query("select 1 from chat_activities where chat_id = $1 and id = $2", [chat.id, id])).length > 0 ? name : undefined;
}

async function nameInTeam(call: GraphCall, team: GroupRow, inside: readonly string[]): Promise<string | undefined> {
  const name = String(team["display_name"]);
  if (inside.length === 0) return name;
  const [channels, channelId = "", ...rest] = inside;
  const channel = channels?.toLowerCase() === "channels" ? await findChannelName(call, team, channelId) : undefined;
  if (channel === undefined) return undefined;
  return rest.length === 0 || (await isMessageIn(call, channelId, rest)) ? `${name} > ${channel}` : undefined;
}

async function findChannelName(call: GraphCall, team: GroupRow, channelId: string): Promise<string | undefined> {
  if (channelId === threadOf(team.id)) return "General";
  const rows = await call.store.query<{ display_name: string }>("select display_name from channels where team_id = $1 and id = $2 and not removed", [team.id, channelId]);
  return rows[0]?.display_name;
}

async function isMessageIn(call: GraphCall, channelId: string, [messages, messageId, ...more]: readonly string[]): Promise<boolean> {
  if (messages?.toLowerCase() !== "messages" || messageId === undefined || more.length > 0) return false;
  return (await call.store.query("select 1 from channel_messages where channel_id = $1 and id = $2", [channelId, messageId])).length > 0;
}
