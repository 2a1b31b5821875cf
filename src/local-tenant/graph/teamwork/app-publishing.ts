import { randomUUID } from "node:crypto";
import { listTeamsApps, readTeamsApp, saveTeamsApp, type TeamsApp } from "../../admin/teams-apps";
import { badTeamsRequest, teamsNotFound } from "../directory/team";
import { GraphFailure, notImplemented } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply } from "../operation";
import { type AppManifest, readAppPackage } from "./app-package";
import { teamsAppShape } from "./app-shape";
import { teamsConflict } from "./teams-failure";

async function publish(call: GraphCall): Promise<GraphReply> {
  const review = call.query.get("requiresReview")?.toLowerCase() ?? "false";
  if (review !== "true" && review !== "false") throw badTeamsRequest("requiresReview must be true or false.");
  if (review === "true") throw notImplemented("Apps are not reviewed by the local tenant: they are published at once.");
  const manifest = readPackage(call);
  const apps = await listTeamsApps(call.store);
  if (apps.some((app) => (app.externalId ?? app.appId) === manifest.id)) throw teamsConflict("An app with the same manifest id already exists in the catalogue.");
  const app = appOf(manifest, { appId: randomUUID() });
  await saveTeamsApp(call.store, app);
  return {
    status: 201,
    body: { "@odata.context": contextOf(call, "appCatalogs/teamsApps/$entity"), ...teamsAppShape(app) },
    headers: { Location: `${call.links.root}/appCatalogs/teamsApps/${app.appId}` },
  };
}

/** Another version of an app takes its place; where it is installed it stays at its version until it is upgraded. */
async function update(call: GraphCall): Promise<GraphReply> {
  const before = await requireApp(call);
  const manifest = readPackage(call);
  if (manifest.id !== (before.externalId ?? before.appId)) throw badTeamsRequest("The manifest is that of another app.");
  await saveTeamsApp(call.store, appOf(manifest, before));
  return { status: 204 };
}

async function remove(call: GraphCall): Promise<GraphReply> {
  const { appId } = await requireApp(call);
  for (const table of ["app_installs", "place_installs"]) await call.store.query(`delete from ${table} where app_id = $1`, [appId]);
  await call.store.query("delete from teams_apps where app_id = $1", [appId]);
  return { status: 204 };
}

async function requireApp(call: GraphCall): Promise<TeamsApp> {
  const wanted = call.params["appId"]?.toLowerCase();
  const app = (await listTeamsApps(call.store)).find(({ appId }) => appId === wanted);
  if (app === undefined) throw teamsNotFound("The app is not in the catalogue.");
  return app;
}

function readPackage(call: GraphCall): AppManifest {
  if (!/^\s*application\/zip\s*(;|$)/i.test(call.headers.get("content-type") ?? "")) {
    throw new GraphFailure({ status: 415, code: "BadRequest", message: "The Content-Type of the request is not supported: send application/zip." });
  }
  if (!(call.body instanceof Uint8Array)) throw badTeamsRequest("The body must be the package of an app.");
  return readAppPackage(call.body);
}

/** What the catalogue keeps of a manifest; a bot's address is no part of it and stays as it was entered. @throws {GraphFailure} 501 for an app without a personal tab. */
function appOf(manifest: AppManifest, before: Pick<TeamsApp, "appId"> & Partial<TeamsApp>): TeamsApp {
  const { personalTab, classTab } = tabsOf(manifest);
  const app = readTeamsApp(before.appId, {
    ...declaredBy(manifest),
    personalTab,
    classTab,
    validOrigins: originsOf(manifest, [personalTab.contentUrl, classTab.contentUrl]),
    bot: before.bot,
    iconUrl: before.iconUrl,
  });
  if (app === undefined) throw badTeamsRequest("The manifest declares something that Teams does not accept.");
  return app;
}

function tabsOf({ name, staticTabs, configurableTabs }: AppManifest): Pick<TeamsApp, "personalTab" | "classTab"> {
  const personal = staticTabs?.find(({ contentUrl, scopes }) => contentUrl !== undefined && scopes?.includes("personal") !== false);
  if (personal?.contentUrl === undefined) throw notImplemented("The Teams page of the local tenant shows apps with a personal tab only.");
  const personalTab = { entityId: personal.entityId, name: personal.name ?? name.short, contentUrl: personal.contentUrl };
  return { personalTab, classTab: { ...personalTab, entityId: "class", contentUrl: configurableTabs?.[0]?.configurationUrl ?? personal.contentUrl } };
}

function declaredBy(manifest: AppManifest): object {
  const { id, name, accentColor, version, description } = manifest;
  const activityTypes = (manifest.activities?.activityTypes ?? []).map(({ type, description: about, templateText }) => ({ type, description: about, templateText }));
  const resourceSpecificPermissions = manifest.authorization?.permissions?.resourceSpecific ?? [];
  return {
    name: name.short, accentColor, externalId: id, clientId: manifest.webApplicationInfo?.id ?? id, version, shortDescription: description.short, description: description.full,
    activityTypes, resourceSpecificPermissions,
  };
}

/** Where pages of the app may come from: of the addresses of its tabs those in its valid domains. */
function originsOf({ validDomains }: AppManifest, addresses: readonly string[]): readonly string[] {
  const urls = addresses.map((address) => new URL(address));
  return [...new Set(urls.filter(({ host, hostname }) => validDomains?.some((domain) => domain === host || domain === hostname) === true).map(({ origin }) => origin))];
}

const permissions = { delegated: ["AppCatalog.Submit", "AppCatalog.ReadWrite.All", "Directory.ReadWrite.All"], application: [] };
const AT = "/appCatalogs/teamsApps";
const API = "https://learn.microsoft.com/graph/api";
const DIFFERS = "The Teams page shows the app to everybody at once; a bot's address is no part of a package and is entered through the admin interface; icons are left out.";

/** Putting apps into the catalogue and taking them out. */
export const APP_PUBLISHING_OPERATIONS: readonly GraphOperation[] = [
  { method: "POST", path: AT, documentedAs: "Publish teamsApp", permissions, query: ["requiresReview"], takes: "bytes", handle: publish, differs: DIFFERS },
  { method: "POST", path: `${AT}/{appId}/appDefinitions`, documentedAs: "Update teamsApp", overlay: `${API}/teamsapp-update`, permissions, query: [], takes: "bytes", handle: update, differs: DIFFERS },
  { method: "DELETE", path: `${AT}/{appId}`, documentedAs: "Delete teamsApp", overlay: `${API}/teamsapp-delete`, permissions, query: [], handle: remove },
];
