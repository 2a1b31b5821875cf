import { GraphFailure } from "../graph-failure";
import type { GraphCall } from "../operation";
import { type GroupRow, isIn } from "./directory-links";
import { hasTeam, visibilityOf } from "./group-kind";

type Settings = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What a team is set to while nobody has changed it. Source: Microsoft Graph docs, "team resource type". */
const USUAL_SETTINGS: Settings = {
  memberSettings: { allowCreateUpdateChannels: true, allowCreatePrivateChannels: true, allowDeleteChannels: true, allowAddRemoveApps: true, allowCreateUpdateRemoveTabs: true, allowCreateUpdateRemoveConnectors: true },
  guestSettings: { allowCreateUpdateChannels: false, allowDeleteChannels: false },
  messagingSettings: { allowUserEditMessages: true, allowUserDeleteMessages: true, allowOwnerDeleteMessages: true, allowTeamMentions: true, allowChannelMentions: true },
  funSettings: { allowGiphy: true, giphyContentRating: "strict", allowStickersAndMemes: true, allowCustomMemes: true },
};

/** Names of the settings of a team, with the names inside each. */
export const TEAM_SETTINGS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(Object.entries(USUAL_SETTINGS).map(([name, inside]) => [name, Object.keys(inside)]));

/** What a team is set to now. */
export function settingsOf(row: GroupRow): Settings {
  const changed = (row.details["teamSettings"] ?? {}) as Settings;
  return Object.fromEntries(Object.entries(USUAL_SETTINGS).map(([name, usual]) => [name, { ...usual, ...changed[name] }]));
}

/** What a team is called among the threads of Teams. */
export function threadOf(teamId: string): string {
  return `19:${teamId.replaceAll("-", "")}@thread.tacv2`;
}

/** A class as a team. */
export function teamShape(call: GraphCall, row: GroupRow): Readonly<Record<string, unknown>> {
  return {
    id: row.id,
    createdDateTime: row.details["createdDateTime"] ?? null,
    displayName: row["display_name"],
    description: row.details["description"] ?? null,
    internalId: threadOf(row.id),
    classification: row.details["classification"] ?? null,
    specialization: "educationClass",
    visibility: visibilityOf(row) === "HiddenMembership" ? "hiddenMembership" : String(visibilityOf(row)).toLowerCase(),
    webUrl: `${call.links.origin}/teams#/team/${row.id}`,
    isArchived: false,
    tenantId: call.tenantId,
    isMembershipLimitedToOwners: false,
    ...settingsOf(row),
    discoverySettings: { showInTeamsSearchAndSuggestions: true },
    summary: null,
  };
}

/** Teams has nothing under this id: 404. */
export function teamsNotFound(message: string): GraphFailure {
  return new GraphFailure({ status: 404, code: "NotFound", message });
}

/** Teams does not accept what was sent: 400. */
export function badTeamsRequest(message: string): GraphFailure {
  return new GraphFailure({ status: 400, code: "BadRequest", message });
}

/**
 * The team that the call names.
 *
 * @throws {GraphFailure} 404 when there is none, 403 for a person who is not in it.
 */
export async function requireTeam(call: GraphCall): Promise<GroupRow> {
  const id = call.params["teamId"] ?? "";
  const rows = await call.store.query<GroupRow>("select * from directory_groups where not removed and id = lower($1)", [id]);
  const [row] = rows;
  if (row === undefined || !hasTeam(row)) throw teamsNotFound(`No team found with Group Id ${id}`);
  const { personId } = call.caller;
  if (personId !== undefined && !(await isIn(call, row.id, { personId }))) {
    throw new GraphFailure({ status: 403, code: "Forbidden", message: "The caller is not a member of this team." });
  }
  return row;
}
