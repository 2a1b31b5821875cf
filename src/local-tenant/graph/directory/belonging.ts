import { joinClass, leaveClass } from "../../admin/classes-store";
import type { GraphCall } from "../operation";
import { badDirectoryRequest, resourceNotFound } from "./directory-failure";
import { type GroupRow, isIn, type Relation } from "./directory-links";
import type { DirectoryObject } from "./reference";

/**
 * Lets somebody join a group, or own it. In a class, who owns it teaches it, and is among the members as well.
 *
 * @throws {GraphFailure} 400 when they are in already, or cannot be.
 */
export async function addToGroup(call: GraphCall, group: GroupRow, { relation, target }: { readonly relation: Relation; readonly target: DirectoryObject }): Promise<void> {
  if (await isIn(call, group.id, { personId: target.id, relation })) throw badDirectoryRequest(`One or more added object references already exist for the following modified properties: '${relation}'.`);
  if (target.kind === "group" && (group.kind !== "security" || relation === "owners")) throw badDirectoryRequest("Unsupported resource type 'Group' for the operation.");
  if (target.id === group.id) throw badDirectoryRequest("A group cannot be a member of itself.");
  if (group.kind === "class") {
    await joinClass(call.store, group.id, { personId: target.id, role: relation === "owners" ? "teachers" : "pupils" });
    return;
  }
  await call.store.query("insert into group_links (group_id, relation, target_id, target_kind) values ($1, $2, $3, $4)", [group.id, relation, target.id, target.kind]);
}

/**
 * Lets somebody leave a group, or own it no longer. A teacher who is taken from the members of a class stops teaching it too.
 *
 * @throws {GraphFailure} 404 when they are not in it, 400 when a group would be left without an owner.
 */
export async function removeFromGroup(call: GraphCall, group: GroupRow, { relation, targetId }: { readonly relation: Relation; readonly targetId: string }): Promise<void> {
  if (!(await isIn(call, group.id, { personId: targetId, relation }))) throw resourceNotFound(targetId);
  if (relation === "owners" && group.kind === "unified") await refuseLastOwner(call, group.id);
  if (group.kind !== "class") {
    await call.store.query("delete from group_links where group_id = $1 and relation = $2 and target_id = $3", [group.id, relation, targetId]);
    return;
  }
  if (relation === "owners") await joinClass(call.store, group.id, { personId: targetId, role: "pupils" });
  else for (const role of ["teachers", "pupils"] as const) await leaveClass(call.store, group.id, { personId: targetId, role });
}

async function refuseLastOwner(call: GraphCall, groupId: string): Promise<void> {
  const owners = await call.store.query("select 1 from group_links where group_id = $1 and relation = 'owners' limit 2", [groupId]);
  if (owners.length < 2) throw badDirectoryRequest("The group must have at least one owner, hence this owner cannot be removed.");
}
