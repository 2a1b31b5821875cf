import { removeClass } from "../../admin/classes-store";
import { notImplemented } from "../graph-failure";
import type { GraphCall, GraphReply } from "../operation";
import { addToGroup } from "./belonging";
import { type DirectoryWrite, readDirectoryBody, refuseRelations, requireSent } from "./directory-body";
import { badDirectoryRequest, requestDenied } from "./directory-failure";
import { type GroupRow, isIn, type Relation, requireGroup } from "./directory-links";
import { DIRECTORY_PERMISSIONS, holds } from "./directory-permissions";
import { directoryContext, shapeOf } from "./directory-shape";
import { insertThing, updateThing } from "./directory-write";
import { GROUP_KIND } from "./group-kind";
import { requireReferenced } from "./reference";

const NEEDED = ["displayName", "mailEnabled", "mailNickname", "securityEnabled"];
const BINDS = { "members@odata.bind": "members", "owners@odata.bind": "owners" } as const;
const MOST_BOUND = 20;

/** `POST /groups`: a Microsoft 365 group or a security group, with its first members and owners. */
export async function createGroup(call: GraphCall): Promise<GraphReply> {
  refuseDynamic(call.body);
  const write = readDirectoryBody(GROUP_KIND, call.body);
  refuseRelations(write, Object.keys(BINDS));
  requireSent(GROUP_KIND, write, NEEDED);
  const kind = kindOf(write);
  await refuseTakenNickname(call, write, "");
  const { visibility, ...details } = write.details;
  const isHidden = visibility === "HiddenMembership";
  if (isHidden && kind === "security") throw badDirectoryRequest("Invalid value specified for property 'visibility' of resource 'Group'.");
  const id = crypto.randomUUID();
  await insertThing(call.store, "groups", {
    id,
    write: { columns: { ...write.columns, kind, hidden_membership: isHidden }, details: { ...details, ...(isHidden || visibility === undefined ? {} : { visibility }), createdDateTime: call.now } },
  });
  const group = await requireGroup(call, id);
  await bind(call, group, write);
  await ownByCaller(call, group);
  const shape = shapeOf(GROUP_KIND, await requireGroup(call, id), { names: undefined });
  return { status: 201, body: { "@odata.context": directoryContext(call, "groups", { isEntity: true }), ...shape }, headers: { Location: `${call.links.root}/groups/${id}` } };
}

function refuseDynamic(body: unknown): void {
  const types: unknown = typeof body === "object" && body !== null && "groupTypes" in body ? body.groupTypes : undefined;
  if (Array.isArray(types) && types.includes("DynamicMembership")) throw notImplemented("Groups whose members follow a rule are not kept here.");
}

function kindOf({ sent }: DirectoryWrite): "unified" | "security" {
  const isUnified = Array.isArray(sent["groupTypes"]) && sent["groupTypes"].includes("Unified");
  if (isUnified && sent["mailEnabled"] === true) return "unified";
  if (!isUnified && sent["mailEnabled"] === false && sent["securityEnabled"] === true) return "security";
  throw badDirectoryRequest(
    "The service does not currently support writes of mail-enabled groups. Please ensure that the mail-enablement property is unset and the security-enablement property is set.",
  );
}

async function refuseTakenNickname(call: GraphCall, { details }: DirectoryWrite, ownId: string): Promise<void> {
  const nickname = details["mailNickname"];
  if (nickname === undefined) return;
  const column = GROUP_KIND.properties["mailNickname"]?.column?.sql ?? "";
  const taken = await call.store.query(`select 1 from directory_groups t where not t.removed and t.id <> $2 and lower(${column}) = lower($1)`, [nickname, ownId]);
  if (taken.length > 0) throw badDirectoryRequest("Another object with the same value for property mailNickname already exists.");
}

/** Adds everybody that the write names, or, when one of them cannot be added, nobody. */
async function bind(call: GraphCall, group: GroupRow, { relations }: DirectoryWrite): Promise<void> {
  for (const [name, relation] of Object.entries(BINDS)) {
    const addresses = relations[name];
    if (addresses === undefined) continue;
    if (!Array.isArray(addresses)) throw badDirectoryRequest(`Invalid value specified for property '${relation}' of resource 'Group'.`);
    if (addresses.length > MOST_BOUND) throw badDirectoryRequest(`The number of references in '${relation}' exceeds the limit of ${String(MOST_BOUND)}.`);
    await addAll(call, group, { relation, addresses });
  }
}

async function addAll(call: GraphCall, group: GroupRow, { relation, addresses }: { readonly relation: Relation; readonly addresses: readonly unknown[] }): Promise<void> {
  for (const address of addresses) await addToGroup(call, group, { relation, target: await requireReferenced(call, address) });
}

async function ownByCaller(call: GraphCall, group: GroupRow): Promise<void> {
  const { personId } = call.caller;
  if (personId === undefined || (await isIn(call, group.id, { personId, relation: "owners" }))) return;
  await addToGroup(call, group, { relation: "owners", target: { id: personId, kind: "user" } });
}

const NEVER_CHANGED = ["groupTypes", "mailEnabled", "securityEnabled"];

/** `PATCH /groups/{id}`: its properties, and up to twenty more members at once. */
export async function updateGroup(call: GraphCall): Promise<GraphReply> {
  const group = await requireGroup(call, call.params["groupId"] ?? "");
  const write = readDirectoryBody(GROUP_KIND, call.body);
  refuseRelations(write, Object.keys(BINDS));
  const changesProperties = Object.keys(write.sent).some((name) => !name.includes("@"));
  if (changesProperties && !holds(call, DIRECTORY_PERMISSIONS.writeGroup.application)) throw requestDenied();
  const fixed = NEVER_CHANGED.find((name) => write.sent[name] !== undefined);
  if (fixed !== undefined) throw badDirectoryRequest(`Property '${fixed}' is read-only and cannot be set.`);
  if (write.details["visibility"] === "HiddenMembership" || (group.hidden_membership && write.details["visibility"] !== undefined)) {
    throw badDirectoryRequest("Invalid value specified for property 'visibility' of resource 'Group'.");
  }
  await refuseTakenNickname(call, write, group.id);
  if (changesProperties) await updateThing(call.store, group.kind === "class" ? "classes" : "groups", { id: group.id, write });
  await bind(call, group, write);
  return { status: 204 };
}

/** `DELETE /groups/{id}`: the group, and with a class its team. */
export async function deleteGroup(call: GraphCall): Promise<GraphReply> {
  const group = await requireGroup(call, call.params["groupId"] ?? "");
  await call.store.query("delete from group_links where group_id = $1 or target_id = $1", [group.id]);
  if (group.kind === "class") await removeClass(call.store, group.id);
  else await call.store.query("update groups set removed = true, change = nextval('change_number') where id = $1", [group.id]);
  return { status: 204 };
}
