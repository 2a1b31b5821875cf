import { type TeamsApp, versionOf } from "../../admin/teams-apps";
import { type Expansion, optionsOf, readExpansions } from "../expand";
import type { SelectableType } from "../select";

type Shape = Readonly<Record<string, unknown>>;

/** What Graph knows of an app. Source: Microsoft Graph docs, "teamsApp resource type". */
export const TEAMS_APP: SelectableType = { name: "teamsApp", usual: ["id", "externalId", "displayName", "distributionMethod"], onRequest: ["appDefinitions"] };

/** An app of the catalogue. */
export function teamsAppShape(app: TeamsApp): Shape {
  return { id: app.appId, externalId: app.externalId ?? app.appId, displayName: app.name, distributionMethod: "organization" };
}

/** An app in one of its versions. Source: Microsoft Graph docs, "teamsAppDefinition resource type". */
export function definitionShape(app: TeamsApp, version: string = versionOf(app)): Shape {
  const asked = app.resourceSpecificPermissions ?? [];
  return {
    id: definitionIdOf(app, version),
    teamsAppId: app.appId,
    displayName: app.name,
    version,
    publishingState: "published",
    shortDescription: app.shortDescription ?? null,
    description: app.description ?? null,
    lastModifiedDateTime: null,
    createdBy: null,
    authorization: { requiredPermissionSet: { resourceSpecificPermissions: asked.map(({ name, type }) => ({ permissionValue: name, permissionType: type.toLowerCase() })) } },
  };
}

/** The id of an app in one of its versions. */
export function definitionIdOf(app: TeamsApp, version: string = versionOf(app)): string {
  return Buffer.from(`${app.appId}##${version}`).toString("base64");
}

/** The bot of an app; `null` when it has none. */
export function botShape(app: TeamsApp): Shape | null {
  return app.bot === undefined ? null : { id: app.bot.botId };
}

/** The app's definition with what `$expand` asks inside it. @throws {GraphFailure} 501 for anything but the bot. */
export function expandedDefinition(app: TeamsApp, expansion: Expansion, version?: string): Shape {
  const inside = readExpansions(optionsOf(expansion, ["$expand"]).get("$expand"), ["bot"]);
  for (const one of inside) optionsOf(one, []);
  return { ...definitionShape(app, version), ...(inside.length === 0 ? {} : { bot: botShape(app) }) };
}
