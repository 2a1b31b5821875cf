import { z } from "zod";
import { joinClass, leaveClass } from "../../admin/classes-store";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { openedByInstall } from "../teamwork/own-apps";
import { fixed, type DirectoryKind, type DirectoryRow } from "./directory-kind";
import type { GroupRow } from "./directory-links";
import { listPage } from "./directory-page";
import { DIRECTORY_PERMISSIONS } from "./directory-permissions";
import { requirePerson } from "./person";
import { readReference } from "./reference";
import { badTeamsRequest, requireTeam, teamsNotFound } from "./team";
import { refuseUnlessOwner } from "./team-operations";

const OF_TEAM = "(select p.id, p.display_name, p.user_principal_name, p.details, p.noted, p.change, p.removed, m.class_id, m.teaches from class_people m join people p on p.id = m.person_id)";

/** People of a team. */
const MEMBER_KIND: DirectoryKind = {
  type: "conversationMember",
  resource: "ConversationMember",
  table: OF_TEAM,
  properties: {
    id: fixed(null, { usual: true }),
    roles: fixed([], { usual: true }),
    "roles/any": { read: () => undefined, column: { sql: "(case when t.teaches then 'owner' end)", kind: "text" } },
    displayName: { read: () => null, usual: true, column: { sql: "t.display_name", kind: "text" } },
    userId: { read: () => null, usual: true, column: { sql: "t.id", kind: "text" } },
    email: { read: () => null, usual: true, column: { sql: "t.user_principal_name", kind: "text" } },
    tenantId: fixed(null, { usual: true }),
    visibleHistoryStartDateTime: fixed(null, { usual: true }),
  },
  elsewhere: [],
  searched: [],
  hasAdvancedQueries: false,
};

/** The id that Teams gives somebody's place in a team. */
export function memberId(teamId: string, personId: string): string {
  return Buffer.from(`${teamId}##${personId}`).toString("base64");
}

function memberShape(call: GraphCall, row: DirectoryRow): Readonly<Record<string, unknown>> {
  return {
    "@odata.type": "#microsoft.graph.aadUserConversationMember",
    id: memberId(String(row["class_id"]), row.id),
    roles: row["teaches"] === true ? ["owner"] : [],
    displayName: row["display_name"],
    visibleHistoryStartDateTime: "0001-01-01T00:00:00Z",
    userId: row.id,
    email: row["user_principal_name"],
    tenantId: call.tenantId,
  };
}

async function listMembers(call: GraphCall): Promise<GraphReply> {
  const team = await requireTeam(call);
  const query = new URLSearchParams(call.query);
  const filter = query.get("$filter");
  // Properties of a member are those of the one kind of member that there is.
  if (filter !== null) query.set("$filter", filter.replaceAll(/microsoft\.graph\.aadUserConversationMember\//gi, ""));
  const reply = await listPage({ ...call, query }, MEMBER_KIND, {
    set: `teams('${team.id}')/members`,
    where: (parameters) => `t.class_id = ${parameters.add(team.id)}`,
    finish: (rows) => Promise.resolve(rows.map((row) => memberShape(call, row))),
  });
  const { value } = reply.body as { readonly value: readonly object[] };
  return { ...reply, body: { ...reply.body, "@odata.count": value.length } };
}

async function requireMember(call: GraphCall, team: GroupRow, personId: string): Promise<DirectoryRow> {
  const rows = await call.store.query<DirectoryRow>(`select t.* from ${OF_TEAM} t where t.class_id = $1 and t.id = $2 and not t.removed`, [team.id, personId]);
  if (rows[0] === undefined) throw teamsNotFound("The member was not found in the team.");
  return rows[0];
}

/** The member whose id is in the address. @throws {GraphFailure} 404 */
async function requireNamed(call: GraphCall, team: GroupRow): Promise<DirectoryRow> {
  const [teamId, personId = ""] = Buffer.from(call.params["memberId"] ?? "", "base64").toString("utf8").split("##");
  if (teamId !== team.id || !/^[0-9a-f-]{36}$/.test(personId)) throw teamsNotFound("The member was not found in the team.");
  return await requireMember(call, team, personId);
}

function shown(call: GraphCall, team: GroupRow, row: DirectoryRow): object {
  return { "@odata.context": contextOf(call, `teams('${team.id}')/members/$entity`), ...memberShape(call, row) };
}

async function readMember(call: GraphCall): Promise<GraphReply> {
  const team = await requireTeam(call);
  return ok(shown(call, team, await requireNamed(call, team)));
}

const roles = z.array(z.enum(["owner"])).max(1);
const type = z.literal("#microsoft.graph.aadUserConversationMember");
const newMember = z.strictObject({ "@odata.type": type, roles: roles.nullish(), "user@odata.bind": z.string() });
const memberChange = z.strictObject({ "@odata.type": type.optional(), roles });

function readBody<Shape extends z.ZodType>(call: GraphCall, shape: Shape): z.output<Shape> {
  const parsed = shape.safeParse(call.body);
  if (!parsed.success) throw badTeamsRequest(`Invalid value specified for property '${parsed.error.issues[0]?.path.join(".") ?? ""}' of resource 'ConversationMember'.`);
  return parsed.data;
}

async function addMember(call: GraphCall): Promise<GraphReply> {
  const team = await requireTeam(call);
  await refuseUnlessOwner(call, team);
  const body = readBody(call, newMember);
  const person = await requirePerson(call, readReference(body["user@odata.bind"]).id);
  await joinClass(call.store, team.id, { personId: person.id, role: body.roles?.includes("owner") === true ? "teachers" : "pupils" });
  return { status: 201, body: shown(call, team, await requireMember(call, team, person.id)) };
}

async function changeMember(call: GraphCall): Promise<GraphReply> {
  const team = await requireTeam(call);
  await refuseUnlessOwner(call, team);
  const member = await requireNamed(call, team);
  await joinClass(call.store, team.id, { personId: member.id, role: readBody(call, memberChange).roles.includes("owner") ? "teachers" : "pupils" });
  return ok(shown(call, team, await requireMember(call, team, member.id)));
}

async function removeMember(call: GraphCall): Promise<GraphReply> {
  const team = await requireTeam(call);
  const member = await requireNamed(call, team);
  if (member.id !== call.caller.personId) await refuseUnlessOwner(call, team);
  for (const role of ["teachers", "pupils"] as const) await leaveClass(call.store, team.id, { personId: member.id, role });
  return { status: 204 };
}

const MAY = DIRECTORY_PERMISSIONS;
const CONSENT = ["TeamMember.Read.Group"];

/** People of a team; its owners are the teachers of the class. */
export const TEAM_MEMBER_OPERATIONS: readonly GraphOperation[] = [
  openedByInstall({ method: "GET", path: "/teams/{teamId}/members", documentedAs: "List members of team", permissions: MAY.readTeamMembers, query: ["$filter", "$select", "$top", "$skiptoken"], handle: listMembers }, CONSENT),
  { method: "POST", path: "/teams/{teamId}/members", documentedAs: "Add member to team", permissions: MAY.writeTeamMembers, query: [], handle: addMember },
  openedByInstall({ method: "GET", path: "/teams/{teamId}/members/{memberId}", documentedAs: "Get member of team", permissions: MAY.readTeamMembers, query: [], handle: readMember }, CONSENT),
  { method: "PATCH", path: "/teams/{teamId}/members/{memberId}", documentedAs: "Update member in team", permissions: MAY.writeTeamMembers, query: [], handle: changeMember },
  { method: "DELETE", path: "/teams/{teamId}/members/{memberId}", documentedAs: "Remove member from team", permissions: MAY.writeTeamMembers, query: [], handle: removeMember },
];
