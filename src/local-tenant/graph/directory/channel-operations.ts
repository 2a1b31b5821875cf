import { z } from "zod";
import { notImplemented } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { selectedNames } from "../query-options";
import { openedByInstall } from "../teamwork/own-apps";
import { type DirectoryKind, type DirectoryRow, fixed } from "./directory-kind";
import type { GroupRow } from "./directory-links";
import { listPage } from "./directory-page";
import { DIRECTORY_PERMISSIONS } from "./directory-permissions";
import { chosenProperties, shapeOf } from "./directory-shape";
import { badTeamsRequest, requireTeam, teamsNotFound, threadOf } from "./team";

/** Every team has its General channel from the start; the others are kept. */
const CHANNELS = `(
  select c.id, c.team_id, c.display_name, c.description, c.created_at, c.change, c.removed, '{}'::jsonb as details, '{}'::jsonb as noted, false as general from channels c
  union all select '19:' || replace(g.id, '-', '') || '@thread.tacv2', g.id, 'General', null, g.details->>'createdDateTime', g.change, g.removed, '{}'::jsonb, '{}'::jsonb, true from classes g)`;

const CHANNEL_KIND: DirectoryKind = {
  type: "channel",
  resource: "Channel",
  table: CHANNELS,
  properties: {
    id: { read: (row) => row.id, usual: true, column: { sql: "t.id", kind: "text" } },
    createdDateTime: { read: (row) => row["created_at"] ?? null, usual: true },
    displayName: { read: (row) => row["display_name"], usual: true, column: { sql: "t.display_name", kind: "text" } },
    description: { read: (row) => row["description"] ?? null, usual: true },
    isFavoriteByDefault: fixed(null, { usual: true }),
    email: fixed("", { usual: true }),
    tenantId: fixed(null, { usual: true }),
    webUrl: { read: (row) => `/teams#/channel/${encodeURIComponent(row.id)}`, usual: true },
    membershipType: { read: () => "standard", usual: true, column: { sql: "'standard'::text", kind: "text" } },
    isArchived: fixed(false, { usual: true }),
  },
  elsewhere: ["layoutType", "migrationMode", "originalCreatedDateTime", "summary"],
  searched: [],
  hasAdvancedQueries: false,
};

function finish(call: GraphCall, row: DirectoryRow, names: readonly string[] | undefined): Readonly<Record<string, unknown>> {
  const shape = shapeOf(CHANNEL_KIND, row, { names });
  return { ...shape, ...("tenantId" in shape ? { tenantId: call.tenantId } : {}), ...("webUrl" in shape ? { webUrl: `${call.links.origin}${String(shape["webUrl"])}` } : {}) };
}

async function listChannels(call: GraphCall): Promise<GraphReply> {
  const team = await requireTeam(call);
  const names = chosenProperties(CHANNEL_KIND, selectedNames(call.query));
  const reply = await listPage(call, CHANNEL_KIND, {
    set: `teams('${team.id}')/channels`,
    where: (parameters) => `t.team_id = ${parameters.add(team.id)}`,
    finish: (rows) => Promise.resolve(rows.map((row) => finish(call, row, names))),
  });
  const { value } = reply.body as { readonly value: readonly object[] };
  return { ...reply, body: { ...reply.body, "@odata.count": value.length } };
}

/** The channel that the call names, in its team. @throws {GraphFailure} 404 */
export async function requireChannel(call: GraphCall, team: GroupRow): Promise<DirectoryRow> {
  const rows = await call.store.query<DirectoryRow>(`select t.* from ${CHANNELS} t where t.team_id = $1 and lower(t.id) = lower($2) and not t.removed`, [team.id, call.params["channelId"] ?? ""]);
  if (rows[0] === undefined) throw teamsNotFound("The channel was not found in the team.");
  return rows[0];
}

async function readChannel(call: GraphCall): Promise<GraphReply> {
  const team = await requireTeam(call);
  const names = chosenProperties(CHANNEL_KIND, selectedNames(call.query));
  return ok({ "@odata.context": contextOf(call, `teams('${team.id}')/channels/$entity`), ...finish(call, await requireChannel(call, team), names) });
}

async function readPrimaryChannel(call: GraphCall): Promise<GraphReply> {
  const teamId = (call.params["teamId"] ?? "").toLowerCase();
  return await readChannel({ ...call, params: { ...call.params, channelId: threadOf(teamId) } });
}

const newChannel = z.strictObject({
  "@odata.type": z.literal("#Microsoft.Graph.channel").or(z.literal("#microsoft.graph.channel")).optional(),
  displayName: z.string().trim().min(1).max(50).regex(/^[^~#%&*{}+/\\:<>?|'"]+$/),
  description: z.string().max(1024).nullish(),
  membershipType: z.enum(["standard", "private", "shared"]).nullish(),
});

async function createChannel(call: GraphCall): Promise<GraphReply> {
  const team = await requireTeam(call);
  const parsed = newChannel.safeParse(call.body);
  if (!parsed.success) throw badTeamsRequest(`Invalid value specified for property '${parsed.error.issues[0]?.path.join(".") ?? ""}' of resource 'Channel'.`);
  const { displayName, description, membershipType } = parsed.data;
  if (membershipType === "private" || membershipType === "shared") throw notImplemented("Only standard channels are kept here.");
  const taken = await call.store.query(`select 1 from ${CHANNELS} t where t.team_id = $1 and lower(t.display_name) = lower($2) and not t.removed`, [team.id, displayName]);
  if (taken.length > 0) throw badTeamsRequest("Channel name already existed, please use other name.");
  const id = `19:${crypto.randomUUID().replaceAll("-", "")}@thread.tacv2`;
  await call.store.query("insert into channels (id, team_id, display_name, description, created_at) values ($1, $2, $3, $4, $5)", [id, team.id, displayName, description ?? null, call.now]);
  const channel = await requireChannel({ ...call, params: { ...call.params, channelId: id } }, team);
  return { status: 201, body: { "@odata.context": contextOf(call, `teams('${team.id}')/channels/$entity`), ...finish(call, channel, undefined) }, headers: { Location: `${call.links.self}/${encodeURIComponent(id)}` } };
}

const MAY = DIRECTORY_PERMISSIONS;
const READ = ["ChannelSettings.Read.Group", "ChannelSettings.ReadWrite.Group"];

/** Channels of a team. */
export const CHANNEL_OPERATIONS: readonly GraphOperation[] = [
  openedByInstall({ method: "GET", path: "/teams/{teamId}/channels", documentedAs: "List channels", permissions: MAY.readChannels, query: ["$filter", "$select"], handle: listChannels }, READ),
  openedByInstall({ method: "POST", path: "/teams/{teamId}/channels", documentedAs: "Create channel", permissions: MAY.createChannel, query: [], handle: createChannel, differs: "Only standard channels; they have no folder of files and no tabs here." }, ["Channel.Create.Group"]),
  openedByInstall({ method: "GET", path: "/teams/{teamId}/channels/{channelId}", documentedAs: "Get channel", overlay: "https://learn.microsoft.com/graph/api/channel-get", permissions: MAY.readChannels, query: ["$select"], handle: readChannel }, READ),
  { method: "GET", path: "/teams/{teamId}/primaryChannel", documentedAs: "Get primaryChannel", overlay: "https://learn.microsoft.com/graph/api/team-get-primarychannel", permissions: MAY.readChannels, query: ["$select"], handle: readPrimaryChannel },
];
