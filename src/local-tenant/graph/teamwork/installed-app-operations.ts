import { z } from "zod";
import { listTeamsApps, type TeamsApp, versionOf } from "../../admin/teams-apps";
import { ensureBotChat } from "../../connector/chat";
import { holds } from "../directory/directory-permissions";
import { badTeamsRequest, teamsNotFound } from "../directory/team";
import { optionsOf, readExpansions } from "../expand";
import { notImplemented } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { readSelection, type SelectableType } from "../select";
import { filterResources } from "../small-collection";
import { expandedDefinition, definitionShape, teamsAppShape } from "./app-shape";
import { chatShape } from "./chat";
import { chatTarget, type FoundInstall, type InstallTarget, personTarget, teamTarget } from "./install-scope";
import { isOwnApp, openedByInstall } from "./own-apps";
import { teamsConflict, teamsForbidden } from "./teams-failure";
import { installPermissions, isForOwnApp } from "./teamwork-permissions";

type TargetOf = (call: GraphCall) => Promise<InstallTarget>;

const INSTALLATION: SelectableType = { name: "teamsAppInstallation", usual: ["id"], onRequest: ["consentedPermissionSet", "teamsApp", "teamsAppDefinition", "chat"] };

const APP_ADDRESS = /^https:\/\/graph\.microsoft\.com\/(?:v1\.0|beta)\/appCatalogs\/teamsApps(?:\/|\(')([\w-]+)(?:'\))?$/i;
const permission = z.strictObject({ permissionValue: z.string(), permissionType: z.enum(["application", "delegated"]) });
const consent = z.strictObject({ resourceSpecificPermissions: z.array(permission) });
const binding = z.strictObject({ "teamsApp@odata.bind": z.string(), consentedPermissionSet: consent.optional() });
const upgradeBody = z.strictObject({ consentedPermissionSet: consent.optional() });

/** The apps that the caller may see here: with a permission for itself alone, no app but its own. */
async function listReachable(call: GraphCall, reaching: readonly string[]): Promise<readonly TeamsApp[]> {
  const apps = await listTeamsApps(call.store);
  return seesEveryApp(call, reaching) ? apps : apps.filter((app) => isOwnApp(call, app));
}

// An application that came in by what its app was given there, and not by a role, sees every app of that place too.
function seesEveryApp(call: GraphCall, reaching: readonly string[]): boolean {
  return holds(call, reaching.filter((name) => !isForOwnApp(name))) || !holds(call, reaching);
}

async function install(call: GraphCall, targetOf: TargetOf, reaching: readonly string[]): Promise<GraphReply> {
  const parsed = binding.safeParse(call.body);
  const address = parsed.success ? parsed.data["teamsApp@odata.bind"].replace(call.links.root, "https://graph.microsoft.com/v1.0") : "";
  const appId = APP_ADDRESS.exec(address)?.[1]?.toLowerCase();
  if (appId === undefined) throw badTeamsRequest("Bad Request: teamsApp@odata.bind must name an app of the catalogue.");
  const target = await targetOf(call);
  const app = (await listTeamsApps(call.store)).find((one) => one.appId === appId);
  if (app === undefined) throw teamsNotFound("The app is not in the catalogue.");
  if (!seesEveryApp(call, reaching) && !isOwnApp(call, app)) throw teamsForbidden("The caller may install no app but its own.");
  refuseOtherConsent(app, parsed.data?.consentedPermissionSet);
  const made = await target.add(app);
  if (made === undefined) throw teamsConflict("The app is already installed here.");
  return { status: 201, headers: { Location: `${call.links.self}/${made.id}` } };
}

function refuseOtherConsent(app: TeamsApp, consented: z.output<typeof consent> | undefined): void {
  if (consented === undefined) return;
  const asked = (app.resourceSpecificPermissions ?? []).map(({ name, type }) => `${name} ${type.toLowerCase()}`).sort();
  const given = consented.resourceSpecificPermissions.map(({ permissionValue, permissionType }) => `${permissionValue} ${permissionType}`).sort();
  if (asked.join() !== given.join()) throw badTeamsRequest("The consented permission set must be the one that the app requires.");
}

interface Shown {
  readonly found: FoundInstall;
  readonly app: TeamsApp;
}

async function listInstalls(call: GraphCall, target: InstallTarget, reaching: readonly string[]): Promise<readonly Shown[]> {
  const apps = await listReachable(call, reaching);
  return (await target.list(apps)).flatMap((found) => apps.filter(({ appId }) => appId === found.appId).map((app) => ({ found, app })));
}

async function list(call: GraphCall, targetOf: TargetOf, reaching: readonly string[]): Promise<GraphReply> {
  const target = await targetOf(call);
  const all = (await listInstalls(call, target, reaching)).map((one) => ({ id: one.found.id, teamsApp: teamsAppShape(one.app), teamsAppDefinition: definitionShape(one.app), one }));
  if (/\b(any|all)\s*\(/i.test(call.query.get("$filter") ?? "")) throw notImplemented("Installed apps are filtered by their app and its definition only.");
  const value = filterResources(call.query, all, INSTALLATION).map(({ one }) => installShape(call, one));
  const names = readExpansions(call.query.get("$expand"), EXPANDED).map(({ name }) => `${name}()`);
  const context = contextOf(call, `${target.context}${names.length === 0 ? "" : `(${names.join(",")})`}`);
  return ok({ "@odata.context": context, "@odata.count": value.length, value });
}

const EXPANDED = ["teamsApp", "teamsAppDefinition"];

/** Source: Microsoft Graph docs, "teamsAppInstallation resource type". */
function installShape(call: GraphCall, { found, app }: Shown): Readonly<Record<string, unknown>> {
  const shape: Record<string, unknown> = { ...readSelection(call.query, INSTALLATION).pick({ id: found.id }) };
  for (const expansion of readExpansions(call.query.get("$expand"), EXPANDED)) {
    if (expansion.name === "teamsApp") {
      optionsOf(expansion, []);
      shape["teamsApp"] = teamsAppShape(app);
    } else shape["teamsAppDefinition"] = expandedDefinition(app, expansion, found.version ?? undefined);
  }
  return shape;
}

async function requireInstall(call: GraphCall, target: InstallTarget, reaching: readonly string[]): Promise<Shown> {
  const shown = (await listInstalls(call, target, reaching)).find(({ found }) => found.id === call.params["installId"]);
  if (shown === undefined) throw teamsNotFound("The app is not installed here.");
  return shown;
}

async function readOne(call: GraphCall, targetOf: TargetOf, reaching: readonly string[]): Promise<GraphReply> {
  const target = await targetOf(call);
  const shown = await requireInstall(call, target, reaching);
  return ok({ "@odata.context": contextOf(call, `${target.context}/$entity`), ...installShape(call, shown) });
}

async function upgrade(call: GraphCall, targetOf: TargetOf, reaching: readonly string[]): Promise<GraphReply> {
  const parsed = upgradeBody.safeParse(call.body ?? {});
  if (!parsed.success) throw badTeamsRequest("Bad Request: an upgrade takes nothing but the consented permission set.");
  const target = await targetOf(call);
  const { found, app } = await requireInstall(call, target, reaching);
  refuseOtherConsent(app, parsed.data.consentedPermissionSet);
  await target.upgrade(found, versionOf(app));
  return { status: 204 };
}

async function remove(call: GraphCall, targetOf: TargetOf, reaching: readonly string[]): Promise<GraphReply> {
  const target = await targetOf(call);
  const { found, app } = await requireInstall(call, target, reaching);
  await target.remove(found, app);
  return { status: 204 };
}

async function readChat(call: GraphCall, targetOf: TargetOf, reaching: readonly string[]): Promise<GraphReply> {
  const target = await targetOf(call);
  const { app } = await requireInstall(call, target, reaching);
  if (app.bot === undefined || target.person === undefined) throw teamsNotFound("The app has no chat.");
  const chat = await ensureBotChat(call.store, { personId: target.person.id, botId: app.bot.botId, now: call.now });
  return ok({ "@odata.context": contextOf(call, "chats/$entity"), ...chatShape(call, chat) });
}

interface Scope {
  readonly at: string;
  readonly place: "user" | "team" | "chat";
  readonly targetOf: TargetOf;
  readonly names: "User" | "Team" | "Chat";
  /** Titles of the pages that document adding, listing, reading, removing and upgrading. */
  readonly pages: readonly [string, string, string, string, string];
  /** What an application may be given by an app that is there. */
  readonly consents: { readonly read: readonly string[]; readonly write: readonly string[] };
}

const API = "https://learn.microsoft.com/graph/api";
const NO_BOT = "The app's bot hears of it in the personal scope only; what an administrator put on the Teams page is installed nowhere by that.";

/** Apps of one kind of place; a chat's are in the documentation alone. */
function operationsOf({ at, place, targetOf, names, pages: [adding, listing, reading, removing, upgrading], consents }: Scope): readonly GraphOperation[] {
  const { read, write } = installPermissions(names);
  const allRead = [...read.delegated, ...read.application];
  const allWrite = [...write.delegated, ...write.application];
  const inOracle = (page: string) => (place === "chat" ? { overlay: `${API}/${page}` } : {});
  const opened = (operation: GraphOperation, given: readonly string[]) => (given.length === 0 ? operation : openedByInstall(operation, given));
  return [
    opened({ method: "POST", path: at, documentedAs: adding, ...inOracle("chat-post-installedapps"), permissions: write, query: [], differs: NO_BOT, handle: (call) => install(call, targetOf, allWrite) }, consents.write),
    opened({ method: "GET", path: at, documentedAs: listing, ...inOracle("chat-list-installedapps"), permissions: read, query: ["$expand", "$filter", "$select"], handle: (call) => list(call, targetOf, allRead) }, consents.read),
    opened({
      method: "GET", path: `${at}/{installId}`, documentedAs: reading, ...(place === "user" ? {} : { overlay: `${API}/${place}-get-installedapps` }),
      permissions: read, query: ["$expand", "$select"], handle: (call) => readOne(call, targetOf, allRead),
    }, consents.read),
    opened({
      method: "DELETE", path: `${at}/{installId}`, documentedAs: removing, ...(place === "user" ? {} : { overlay: `${API}/${place}-delete-installedapps` }),
      permissions: write, query: [], handle: (call) => remove(call, targetOf, allWrite),
    }, consents.write),
    opened({
      method: "POST", path: `${at}/{installId}/upgrade`, documentedAs: upgrading, overlay: `${API}/${place === "user" ? "userteamwork" : place}-teamsappinstallation-upgrade`,
      permissions: write, query: [], handle: (call) => upgrade(call, targetOf, allWrite),
    }, consents.write),
  ];
}

const AT = "/users/{userId}/teamwork/installedApps";
const FOR_PERSON = ["Install app for user", "List apps installed for user", "Get installed app for user", "Uninstall app for user", "teamsAppInstallation in personal scope: upgrade"] as const;
const IN_TEAM = ["Add app to team", "List apps in team", "Get installed app in team", "Remove app from team", "teamsAppInstallation in a team: upgrade"] as const;
const IN_CHAT = ["Add app to chat", "List apps in chat", "Get installed app in chat", "Uninstall app in a chat", "teamsAppInstallation in a chat: upgrade"] as const;
const PERSONAL = installPermissions("User").read;

/** Apps in the personal scope of a person, in teams and in chats. */
export const INSTALLED_APP_OPERATIONS: readonly GraphOperation[] = [
  ...operationsOf({ at: AT, place: "user", targetOf: personTarget, names: "User", pages: FOR_PERSON, consents: { read: [], write: [] } }),
  {
    method: "GET", path: `${AT}/{installId}/chat`, documentedAs: "Get chat between user and app", permissions: PERSONAL, query: [],
    handle: (call) => readChat(call, personTarget, [...PERSONAL.delegated, ...PERSONAL.application]),
  },
  ...operationsOf({ at: "/teams/{teamId}/installedApps", place: "team", targetOf: teamTarget, names: "Team", pages: IN_TEAM, consents: { read: ["TeamsAppInstallation.Read.Group"], write: [] } }),
  ...operationsOf({ at: "/chats/{chatId}/installedApps", place: "chat", targetOf: chatTarget, names: "Chat", pages: IN_CHAT, consents: { read: ["TeamsAppInstallation.Read.Chat"], write: [] } }),
];
