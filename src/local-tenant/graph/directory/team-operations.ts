import { z } from "zod";
import { GraphFailure } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { pick, selectedNames } from "../query-options";
import { openedByInstall } from "../teamwork/own-apps";
import { requestDenied } from "./directory-failure";
import { type GroupRow, isIn } from "./directory-links";
import { DIRECTORY_PERMISSIONS, holds } from "./directory-permissions";
import { updateThing } from "./directory-write";
import { requirePerson } from "./person";
import { badTeamsRequest, requireTeam, TEAM_SETTINGS, teamShape } from "./team";

async function readTeam(call: GraphCall): Promise<GraphReply> {
  const team = await requireTeam(call);
  const counts = await call.store.query<{ owners: number; members: number }>(
    "select (count(*) filter (where teaches))::int as owners, (count(*) filter (where not teaches))::int as members from class_people where class_id = $1", [team.id],
  );
  const summary = { ownersCount: counts[0]?.owners ?? 0, membersCount: counts[0]?.members ?? 0, guestsCount: 0 };
  const names = teamNames(call);
  return ok({ "@odata.context": contextOf(call, "teams/$entity"), ...pick({ ...teamShape(call, team), summary }, names) });
}

function teamNames(call: GraphCall): readonly string[] | undefined {
  const names = selectedNames(call.query);
  const unknown = names?.find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw badTeamsRequest(`Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type 'microsoft.graph.team'.`);
  return names;
}

const KNOWN = [
  "id", "createdDateTime", "displayName", "description", "internalId", "classification", "specialization", "visibility", "webUrl", "isArchived", "tenantId", "isMembershipLimitedToOwners",
  ...Object.keys(TEAM_SETTINGS), "discoverySettings", "summary",
];

const settings = (names: readonly string[]) => z.strictObject(Object.fromEntries(names.map((name) => [name, z.union([z.boolean(), z.enum(["strict", "moderate"])]).optional()])));
const teamChange = z.strictObject({
  displayName: z.string().trim().min(1).max(256).optional(),
  description: z.string().max(1024).nullable().optional(),
  classification: z.string().max(64).nullable().optional(),
  memberSettings: settings(TEAM_SETTINGS["memberSettings"] ?? []).optional(),
  guestSettings: settings(TEAM_SETTINGS["guestSettings"] ?? []).optional(),
  messagingSettings: settings(TEAM_SETTINGS["messagingSettings"] ?? []).optional(),
  funSettings: settings(TEAM_SETTINGS["funSettings"] ?? []).optional(),
});

async function updateTeam(call: GraphCall): Promise<GraphReply> {
  const team = await requireTeam(call);
  await refuseUnlessOwner(call, team);
  const parsed = teamChange.safeParse(call.body);
  if (!parsed.success) throw badTeamsRequest(`Invalid value specified for property '${parsed.error.issues[0]?.path.join(".") ?? ""}' of resource 'Team'.`);
  const { displayName, description, classification, ...changed } = parsed.data;
  const kept = (team.details["teamSettings"] ?? {}) as Readonly<Record<string, object>>;
  const teamSettings = { ...kept, ...Object.fromEntries(Object.entries(changed).map(([name, inside]) => [name, { ...kept[name], ...inside }])) };
  const details = { ...(description === undefined ? {} : { description }), ...(classification === undefined ? {} : { classification }), ...(Object.keys(changed).length === 0 ? {} : { teamSettings }) };
  await updateThing(call.store, "classes", { id: team.id, write: { columns: displayName === undefined ? {} : { display_name: displayName }, details } });
  return { status: 204 };
}

/** In a team only an owner changes it; an application may. @throws {GraphFailure} 403 */
export async function refuseUnlessOwner(call: GraphCall, team: GroupRow): Promise<void> {
  const { personId } = call.caller;
  if (personId === undefined || (await isIn(call, team.id, { personId, relation: "owners" }))) return;
  throw new GraphFailure({ status: 403, code: "Forbidden", message: "Only an owner of the team may do this." });
}

/** As in Microsoft 365, only the name, the description and whether it is archived are filled in. */
async function listJoinedTeams(call: GraphCall): Promise<GraphReply> {
  const person = await requirePerson(call, call.params["userId"] ?? "");
  const readsOthers = holds(call, DIRECTORY_PERMISSIONS.readJoinedTeams.application) && call.caller.personId === undefined;
  if (person.id !== call.caller.personId && !readsOthers) throw requestDenied();
  const rows = await call.store.query<GroupRow>(
    "select g.* from directory_groups g join class_people m on m.class_id = g.id where m.person_id = $1 and not g.removed order by lower(g.display_name), g.id", [person.id],
  );
  const names = teamNames(call);
  const filled = ["id", "displayName", "description", "isArchived", "tenantId"];
  const value = rows.map((row) => pick(Object.fromEntries(Object.entries(teamShape(call, row)).map(([name, inside]) => [name, filled.includes(name) ? inside : null])), names));
  return ok({ "@odata.context": contextOf(call, "teams"), "@odata.count": value.length, value });
}

const MAY = DIRECTORY_PERMISSIONS;

/** Teams: here each class has one, and nothing else has. */
export const TEAM_OPERATIONS: readonly GraphOperation[] = [
  openedByInstall({ method: "GET", path: "/teams/{teamId}", documentedAs: "Get team", permissions: MAY.readTeam, query: ["$select"], handle: readTeam, differs: "Teams are the classes of schools; other groups have none here." }, ["TeamSettings.Read.Group", "TeamSettings.ReadWrite.Group"]),
  openedByInstall({ method: "PATCH", path: "/teams/{teamId}", documentedAs: "Update team", permissions: MAY.writeTeam, query: [], handle: updateTeam }, ["TeamSettings.ReadWrite.Group"]),
  { method: "GET", path: "/users/{userId}/joinedTeams", documentedAs: "List joinedTeams", permissions: MAY.readJoinedTeams, query: ["$select"], handle: listJoinedTeams },
];
