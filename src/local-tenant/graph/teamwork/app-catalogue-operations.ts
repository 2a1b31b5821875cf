import { listTeamsApps, type TeamsApp } from "../../admin/teams-apps";
import { teamsNotFound } from "../directory/team";
import { readExpansions } from "../expand";
import { notImplemented } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, ok } from "../operation";
import { readSelection } from "../select";
import { filterResources, sortResources } from "../small-collection";
import { botShape, definitionIdOf, definitionShape, expandedDefinition, TEAMS_APP, teamsAppShape } from "./app-shape";
import { TEAMWORK_PERMISSIONS } from "./teamwork-permissions";

const WITH_A_BOT = /^\s*appDefinitions\/any\(\s*(\w+)\s*:\s*\1\/bot\s+ne\s+null\s*\)\s*$/i;

async function listApps(call: GraphCall) {
  const selection = readSelection(call.query, TEAMS_APP);
  const wanted = filterApps(call.query, await listTeamsApps(call.store));
  return ok({ "@odata.context": contextOf(call, `appCatalogs/teamsApps${selection.inContext}`), "@odata.count": wanted.length, value: wanted.map((app) => shown(call, app)) });
}

function filterApps(query: URLSearchParams, apps: readonly TeamsApp[]): readonly TeamsApp[] {
  const text = query.get("$filter") ?? "";
  if (WITH_A_BOT.test(text)) return apps.filter((app) => app.bot !== undefined);
  if (/\b(any|all)\s*\(/i.test(text)) throw notImplemented("Apps are filtered by their definitions only by whether they have a bot here.");
  const resources = apps.map((app) => ({ ...teamsAppShape(app), app }));
  return sortResources(query, filterResources(query, resources, TEAMS_APP), TEAMS_APP).map(({ app }) => app);
}

function shown(call: GraphCall, app: TeamsApp): Readonly<Record<string, unknown>> {
  const [definitions] = readExpansions(call.query.get("$expand"), ["appDefinitions"]);
  const resource = readSelection(call.query, TEAMS_APP).pick(teamsAppShape(app));
  return definitions === undefined ? resource : { ...resource, appDefinitions: [expandedDefinition(app, definitions)] };
}

async function requireApp(call: GraphCall): Promise<TeamsApp> {
  const wanted = call.params["appId"]?.toLowerCase();
  const app = (await listTeamsApps(call.store)).find(({ appId }) => appId === wanted);
  if (app === undefined) throw teamsNotFound("The app is not in the catalogue.");
  return app;
}

async function readApp(call: GraphCall) {
  return ok({ "@odata.context": contextOf(call, "appCatalogs/teamsApps/$entity"), ...shown(call, await requireApp(call)) });
}

async function listDefinitions(call: GraphCall) {
  const app = await requireApp(call);
  const [bot] = readExpansions(call.query.get("$expand"), ["bot"]);
  const value = [{ ...definitionShape(app), ...(bot === undefined ? {} : { bot: botShape(app) }) }];
  return ok({ "@odata.context": contextOf(call, `appCatalogs/teamsApps('${app.appId}')/appDefinitions`), "@odata.count": 1, value });
}

async function readBot(call: GraphCall) {
  const app = await requireApp(call);
  const bot = botShape(app);
  if (call.params["definitionId"] !== definitionIdOf(app) || bot === null) throw teamsNotFound("The app has no bot in this version.");
  return ok({ "@odata.context": contextOf(call, `appCatalogs/teamsApps('${app.appId}')/appDefinitions('${definitionIdOf(app)}')/bot/$entity`), ...bot });
}

const AT = "/appCatalogs/teamsApps";
const permissions = TEAMWORK_PERMISSIONS.readCatalogue;
const API = "https://learn.microsoft.com/graph/api";

/** Apps that the school's administrator has put into the catalogue. */
export const APP_CATALOGUE_OPERATIONS: readonly GraphOperation[] = [
  {
    method: "GET", path: AT, documentedAs: "List teamsApp", permissions, query: ["$filter", "$select", "$expand", "$orderby"], handle: listApps,
    differs: "There is no store beside the tenant's own catalogue; an app's id is also its external id unless it was registered with another.",
  },
  { method: "GET", path: `${AT}/{appId}`, documentedAs: "teamsApp resource type", overlay: `${API}/resources/teamsapp`, permissions, query: ["$select", "$expand"], handle: readApp },
  { method: "GET", path: `${AT}/{appId}/appDefinitions`, documentedAs: "teamsAppDefinition resource type", overlay: `${API}/resources/teamsappdefinition`, permissions, query: ["$expand"], handle: listDefinitions },
  { method: "GET", path: `${AT}/{appId}/appDefinitions/{definitionId}/bot`, documentedAs: "Get teamworkBot", overlay: `${API}/teamworkbot-get`, permissions, query: [], handle: readBot },
];
