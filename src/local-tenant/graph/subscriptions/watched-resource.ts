import { CALENDAR_PERMISSIONS, requireCalendar } from "../calendar/calendar-access";
import { DIRECTORY_PERMISSIONS, holds } from "../directory/directory-permissions";
import { requireTeam } from "../directory/team";
import { GraphFailure, itemNotFound, notImplemented } from "../graph-failure";
import { requireList } from "../lists/list";
import type { GraphCall } from "../operation";
import { parsePath } from "../path";
import { allows, applicationLevelOf, personLevelOf } from "../sites/site-access";
import { requireChat } from "../teamwork/chat-access";
import { TEAMWORK_PERMISSIONS } from "../teamwork/teamwork-permissions";
import { subscriptionForbidden, subscriptionRefused } from "./subscription-failure";

/** Kinds of things whose changes may be subscribed to here. */
export const WATCHED_KINDS = ["list", "drive", "users", "user", "groups", "group", "members", "owners", "team-members", "chat-messages", "events"] as const;
export type WatchedKind = (typeof WATCHED_KINDS)[number];

/** One thing that is watched; `id` is empty for a whole collection. */
export interface Watched {
  readonly kind: WatchedKind;
  readonly id: string;
}

/** Which part of Microsoft 365 keeps it. */
type Keeper = "SharePoint" | "directory" | "Teams" | "Outlook";

const KEEPERS: Readonly<Record<WatchedKind, Keeper>> = {
  list: "SharePoint", drive: "SharePoint", users: "directory", user: "directory", groups: "directory", group: "directory", members: "directory", owners: "directory",
  "team-members": "Teams", "chat-messages": "Teams", events: "Outlook",
};

/** Which part of Microsoft 365 keeps what is watched. */
export function keeperOf(kind: WatchedKind): Keeper {
  return KEEPERS[kind];
}

/** For how many minutes a subscription may live. Source: Microsoft Graph docs, "subscription resource type". */
export function longestMinutes(kind: WatchedKind): number {
  return { SharePoint: 42_300, directory: 41_760, Teams: 4_320, Outlook: 10_080 }[KEEPERS[kind]];
}

/** Kinds of change that may be asked for; in SharePoint and in the directory what is new counts as updated. */
export function changeTypesOf(kind: WatchedKind): readonly string[] {
  const updated = ["updated"];
  const all = ["created", "updated", "deleted"];
  return { SharePoint: updated, directory: ["updated", "deleted"], Teams: all, Outlook: all }[KEEPERS[kind]];
}

type Find = (call: GraphCall, segments: readonly string[]) => Promise<Watched>;

/** What may be watched, by the names in its address and the number of its parts. */
const FOUND_BY: ReadonlyMap<string, Find> = new Map<string, Find>([
  ["sites/lists 4", findList],
  // A drive's root is spelled as its item `root`.
  ["drives/items 4", findDrive],
  ["users 1", (call) => findPeople(call, "")],
  ["users 2", (call, [, id = ""]) => findPeople(call, id)],
  ["groups 1", (call) => findGroup(call, { kind: "groups", id: "" })],
  ["groups 2", (call, [, id = ""]) => findGroup(call, { kind: "group", id })],
  ["groups/members 3", (call, [, id = ""]) => findGroup(call, { kind: "members", id })],
  ["teams/members 3", findTeamMembers],
  ["chats/messages 3", findChatMessages],
  ["users/events 3", (call, [, id = ""]) => findEvents(call, id)],
  ["me 2", (call, [, part = ""]) => findOwn(call, part)],
  ["groups/owners 3", (call, [, id = ""]) => findGroup(call, { kind: "owners", id })],
]);

const WATCHED_ELSEWHERE = /^\/?(?:me|chats|teams|appCatalogs|communications|education|security|sites|drives|users|groups)(?:$|[/(?])/i;

/**
 * Finds what a subscription's `resource` names, as far as the caller may read it.
 *
 * @throws {GraphFailure} 400, 403, 404, or 501 for what Microsoft 365 may watch and the local tenant does not.
 */
export async function requireWatched(call: GraphCall, resource: string): Promise<Watched> {
  const segments = segmentsOf(resource);
  const names = segments.filter((_segment, index) => index % 2 === 0).map((name) => name.toLowerCase());
  const find = FOUND_BY.get(`${names.join("/")} ${String(segments.length)}`);
  if (find !== undefined && !resource.includes("?")) return await find(call, segments);
  if (WATCHED_ELSEWHERE.test(resource)) throw notImplemented("The local tenant does not tell of changes of this resource.");
  throw subscriptionRefused("Invalid resource: it cannot be subscribed to.");
}

function segmentsOf(resource: string): readonly string[] {
  const [path = ""] = resource.split("?");
  try {
    return parsePath(path.startsWith("/") ? path : `/${path}`).segments;
  } catch {
    throw subscriptionRefused("Invalid resource: it is not properly encoded.");
  }
}

async function findList(call: GraphCall, [, siteId = "", , listId = ""]: readonly string[]): Promise<Watched> {
  const { list } = await asSubscriber(() => requireList({ ...call, params: { siteId, listId } }, "read"));
  return { kind: "list", id: list.id };
}

/** A refusal to read is a refusal to subscribe. */
async function asSubscriber<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GraphFailure && error.status === 403) throw subscriptionForbidden();
    throw error;
  }
}

async function findDrive(call: GraphCall, [, driveId = "", , itemId = ""]: readonly string[]): Promise<Watched> {
  if (itemId.toLowerCase() !== "root") throw subscriptionRefused("Invalid resource: of a drive only its root can be subscribed to.");
  const [library] = await call.store.query<{ site_id: string }>("select site_id from lists where drive_id = $1 and not removed", [driveId]);
  if (library === undefined) throw itemNotFound();
  const application = await applicationLevelOf(call, library.site_id, "files");
  const { personId } = call.caller;
  const person = personId === undefined ? application : await personLevelOf(call, library.site_id, personId);
  if (!allows(application, "read") || !allows(person, "read")) throw subscriptionForbidden();
  return { kind: "drive", id: driveId };
}

async function findPeople(call: GraphCall, id: string): Promise<Watched> {
  if (!holds(call, DIRECTORY_PERMISSIONS.followUsers.application)) throw subscriptionForbidden();
  if (id === "") return { kind: "users", id };
  const [person] = await call.store.query<{ id: string }>("select id from people where (id = lower($1) or lower(user_principal_name) = lower($1)) and not removed", [id]);
  if (person === undefined) throw itemNotFound();
  return { kind: "user", id: person.id };
}

async function findGroup(call: GraphCall, watched: Watched): Promise<Watched> {
  if (!holds(call, DIRECTORY_PERMISSIONS.readGroups.application)) throw subscriptionForbidden();
  if (watched.id === "") return watched;
  const [group] = await call.store.query<{ id: string }>("select id from directory_groups where id = lower($1) and not removed", [watched.id]);
  if (group === undefined) throw itemNotFound();
  return { ...watched, id: group.id };
}

async function findTeamMembers(call: GraphCall, [, teamId = ""]: readonly string[]): Promise<Watched> {
  if (!holds(call, DIRECTORY_PERMISSIONS.readTeamMembers.application)) throw subscriptionForbidden();
  const { id } = await requireTeam({ ...call, params: { teamId } });
  return { kind: "team-members", id };
}

async function findChatMessages(call: GraphCall, [, chatId = ""]: readonly string[]): Promise<Watched> {
  const { delegated, application } = TEAMWORK_PERMISSIONS.readChatMessages;
  const enough: readonly string[] = call.caller.personId === undefined ? application : delegated;
  if (!holds(call, enough)) throw subscriptionForbidden();
  const { chat } = await asSubscriber(() => requireChat({ ...call, params: { chatId } }, { needed: application }));
  return { kind: "chat-messages", id: chat.id };
}

/** Of what is the caller's own only their calendar is watched by this name. */
async function findOwn(call: GraphCall, part: string): Promise<Watched> {
  if (part.toLowerCase() !== "events") throw notImplemented("The local tenant does not tell of changes of this resource.");
  return await findEvents(call, call.caller.personId ?? "");
}

async function findEvents(call: GraphCall, userId: string): Promise<Watched> {
  if (!holds(call, CALENDAR_PERMISSIONS.read.application)) throw subscriptionForbidden();
  const { id } = await asSubscriber(() => requireCalendar({ ...call, params: { userId } }));
  return { kind: "events", id };
}
