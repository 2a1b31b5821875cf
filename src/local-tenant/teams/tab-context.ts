import type { PageTheme } from "../pages/page-theme";
import type { SignedInPerson } from "../pages/sign-in";
import { type ClassTeam, generalChannelId } from "./class-team";
import type { AppTab, InstalledApp } from "./installed-app";

/** What an app is told about the place that it is shown in: the flat object that Teams has always sent. */
export type TabContext = Readonly<Record<string, string | number | boolean>>;

/** What the context of a tab is made of. */
export interface TabContextParts {
  readonly app: InstalledApp;
  readonly tab: AppTab;
  readonly person: SignedInPerson;
  readonly theme: PageTheme;
  readonly frameContext: string;
  /** Absent for a personal app. */
  readonly team?: ClassTeam | undefined;
  readonly subPageId?: string | undefined;
  /** The same for everything that is opened until the page is loaded anew. */
  readonly sessionId: string;
}

/** Describes to an app where it is shown, and to whom. Names and ids here are hints: an app must not trust them. */
export function createTabContext(parts: TabContextParts): TabContext {
  const { app, tab, person, theme, frameContext, team, subPageId, sessionId } = parts;
  return {
    appId: app.appId,
    entityId: tab.entityId,
    ...(subPageId === undefined ? {} : { subEntityId: subPageId }),
    frameContext,
    isFullScreen: false,
    theme,
    locale: "en-gb",
    hostName: "TeamsModern",
    hostClientType: "web",
    ringId: "general",
    sessionId,
    appSessionId: sessionId,
    userObjectId: person.id,
    userPrincipalName: person.userPrincipalName,
    loginHint: person.userPrincipalName,
    userDisplayName: person.displayName,
    tid: person.tenantId,
    tenantSKU: "edu",
    ...(team === undefined ? {} : describeTeam(team, person)),
  };
}

function describeTeam(team: ClassTeam, person: SignedInPerson): TabContext {
  const channelId = generalChannelId(team.id);
  return {
    groupId: team.id,
    teamId: channelId,
    teamName: team.name,
    teamType: 1,
    isTeamArchived: false,
    channelId,
    channelName: "General",
    channelType: "Regular",
    hostTeamGroupId: team.id,
    hostTeamTenantId: person.tenantId,
  };
}
