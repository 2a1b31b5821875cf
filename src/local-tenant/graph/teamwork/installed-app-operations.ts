import { z } from "zod";
import { listTeamsApps, type TeamsApp } from "../../admin/teams-apps";
import { type AppInstall, findInstall, installApp, removeApp } from "../../connector/app-install";
import { ensureBotChat } from "../../connector/chat";
import type { SignInPerson } from "../../identity/person";
import { requirePerson } from "../directory/person";
import { parseFilter } from "../filter/parse-filter";
import { GraphFailure, invalidRequest, itemNotFound, notImplemented } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, ok } from "../operation";
import { expansions } from "../query-options";
import { chatShape } from "./chat";

const APP_ADDRESS = /^https:\/\/graph\.microsoft\.com\/(?:v1\.0|beta)\/appCatalogs\/teamsApps\/([^/]+)$/i;
const binding = z.strictObject({ "teamsApp@odata.bind": z.string() });

async function install(call: GraphCall) {
  const parsed = binding.safeParse(call.body);
  const address = parsed.success ? parsed.data["teamsApp@odata.bind"].replace(call.links.root, "https://graph.microsoft.com/v1.0") : "";
  const appId = APP_ADDRESS.exec(address)?.[1]?.toLowerCase();
  if (appId === undefined) throw new GraphFailure({ status: 400, code: "BadRequest", message: "Bad Request: teamsApp@odata.bind must name an app of the catalogue." });
  const person = await requireNamed(call);
  const app = (await listTeamsApps(call.store)).find((one) => one.appId === appId);
  if (app === undefined) throw itemNotFound("The app is not in the catalogue.");
  if (!isOwn(call, app)) throw new GraphFailure({ status: 403, code: "Forbidden", message: "The caller may install no app but its own." });
  const made = await installApp(call.store, { app, person }, Date.now);
  if (made === undefined) throw new GraphFailure({ status: 409, code: "Conflict", message: "The app is already installed for this person." });
  return { status: 201, headers: { Location: `${call.links.self}/${made.id}` } };
}

async function list(call: GraphCall) {
  const withApp = expansions(call.query, ["teamsApp"]).has("teamsApp");
  const wanted = readAppFilter(call.query.get("$filter"));
  const person = await requireNamed(call);
  const apps = (await listTeamsApps(call.store)).filter((app) => isOwn(call, app) && (wanted === undefined || app.appId === wanted));
  const installs = await Promise.all(apps.map(async (app) => ({ app, found: await findInstall(call.store, app.appId, person.id) })));
  const value = installs.flatMap(({ app, found }) => (found === undefined ? [] : [installShape(found, withApp ? app : undefined)]));
  return ok({ "@odata.context": contextOf(call, `users('${person.id}')/teamwork/installedApps`), "@odata.count": value.length, value });
}

async function readOne(call: GraphCall) {
  const withApp = expansions(call.query, ["teamsApp"]).has("teamsApp");
  const { app, found, person } = await requireInstall(call);
  return ok({ "@odata.context": contextOf(call, `users('${person.id}')/teamwork/installedApps/$entity`), ...installShape(found, withApp ? app : undefined) });
}

async function readChat(call: GraphCall) {
  const { app, person } = await requireInstall(call);
  if (app.bot === undefined) throw itemNotFound("The app has no chat.");
  const chat = await ensureBotChat(call.store, { personId: person.id, botId: app.bot.botId, now: call.now });
  return ok({ "@odata.context": contextOf(call, "chats/$entity"), ...chatShape(call, chat) });
}

async function remove(call: GraphCall) {
  const { app, person } = await requireInstall(call);
  await removeApp(call.store, { app, person }, Date.now);
  return { status: 204 };
}

/** With a permission for itself only, an application sees no app but its own. */
function isOwn(call: GraphCall, app: TeamsApp): boolean {
  return app.clientId.toLowerCase() === call.caller.appId;
}

async function requireNamed(call: GraphCall): Promise<Pick<SignInPerson, "id" | "displayName">> {
  const { id, display_name: displayName } = await requirePerson(call, call.params["userId"] ?? "");
  return { id, displayName };
}

async function requireInstall(call: GraphCall) {
  const person = await requireNamed(call);
  for (const app of await listTeamsApps(call.store)) {
    const found = isOwn(call, app) ? await findInstall(call.store, app.appId, person.id) : undefined;
    if (found !== undefined && found.id === call.params["installId"]) return { app, found, person };
  }
  throw itemNotFound("The app is not installed for this person.");
}

function readAppFilter(text: string | null): string | undefined {
  if (text === null) return undefined;
  const filter = parseFilter(text);
  if (filter.kind !== "compare" || filter.comparison !== "eq") throw notImplemented("Installed apps are filtered by teamsApp/id or teamsApp/externalId with eq only.");
  if (filter.property !== "teamsApp/id" && filter.property !== "teamsApp/externalId") throw notImplemented(`Installed apps are not filtered by ${filter.property} here.`);
  if (typeof filter.value !== "string") throw invalidRequest("An app's id is text.");
  return filter.value.toLowerCase();
}

/** Source: Microsoft Graph docs, "userScopeTeamsAppInstallation resource type" and "teamsApp resource type". */
function installShape(found: AppInstall, app: TeamsApp | undefined): Readonly<Record<string, unknown>> {
  if (app === undefined) return { id: found.id };
  return { id: found.id, teamsApp: { id: app.appId, externalId: app.appId, displayName: app.name, distributionMethod: "organization" } };
}

const SELF_ONLY = { delegated: [], application: ["TeamsAppInstallation.ReadWriteSelfForUser.All"] };
const AT = "/users/{userId}/teamwork/installedApps";

/** Apps in the personal scope of a person. */
export const INSTALLED_APP_OPERATIONS: readonly GraphOperation[] = [
  { method: "POST", path: AT, documentedAs: "Install app for user", permissions: SELF_ONLY, query: [], handle: install },
  { method: "GET", path: AT, documentedAs: "List apps installed for user", permissions: SELF_ONLY, query: ["$expand", "$filter"], handle: list },
  { method: "GET", path: `${AT}/{installId}`, documentedAs: "Get installed app for user", permissions: SELF_ONLY, query: ["$expand"], handle: readOne },
  { method: "DELETE", path: `${AT}/{installId}`, documentedAs: "Uninstall app for user", permissions: SELF_ONLY, query: [], handle: remove },
  { method: "GET", path: `${AT}/{installId}/chat`, documentedAs: "Get chat between user and app", permissions: SELF_ONLY, query: [], handle: readChat },
];
