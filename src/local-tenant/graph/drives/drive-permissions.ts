import { z } from "zod";
import { invalidRequest, itemNotFound, notImplemented } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { readSelection } from "../select";
import { FILES_READ, FILES_WRITE } from "../sites/permissions";
import { type ReachedDriveItem, requireDriveItem } from "./drive-access";
import { requireShown } from "./drive-links";
import { shownPermissions } from "./drive-permissions-seen";
import { PERMISSION_TYPE } from "./drive-types";
import { noteSharingChange, removeGrants, requireSharing, Roles } from "./sharing";

async function listPermissions(call: GraphCall): Promise<GraphReply> {
  const selection = readSelection(call.query, PERMISSION_TYPE);
  const reached = await requireDriveItem(call, "read");
  const permissions = await shownPermissions(call, reached);
  const context = contextOf(call, `drives('${reached.drive.id}')/items('${reached.item.id}')/permissions`);
  return ok({ "@odata.context": context, value: permissions.map((permission) => selection.pick(permission.shape)) });
}

async function readPermission(call: GraphCall): Promise<GraphReply> {
  const reached = await requireDriveItem(call, "read");
  return ok({ "@odata.context": contextOf(call, "permissions/$entity"), ...readSelection(call.query, PERMISSION_TYPE).pick((await requireSeen(call, reached)).shape) });
}

async function requireSeen(call: GraphCall, reached: ReachedDriveItem) {
  const found = (await shownPermissions(call, reached)).find((permission) => permission.id === call.params["permissionId"]);
  if (found === undefined) throw itemNotFound();
  return found;
}

/** Ends a share or a link; who came in through the link loses it too. */
export async function endPermission(call: GraphCall, reached: ReachedDriveItem, permissionId: string): Promise<GraphReply> {
  requireSharing(call, reached);
  const found = await requireShown(call, reached, permissionId);
  if (found.inherited) throw invalidRequest("Only a permission that is not inherited can be deleted.");
  await removeGrants(call, reached.item.id, { condition: found.kind === "link" ? "link_id = $2" : "id = $2", value: found.id });
  if (found.kind === "link") await call.store.query("delete from drive_links where id = $1", [found.id]);
  return { status: 204 };
}

async function removePermission(call: GraphCall): Promise<GraphReply> {
  return await endPermission(call, await requireDriveItem(call, "read"), call.params["permissionId"] ?? "");
}

const PermissionChange = z.strictObject({ "@odata.type": z.string().optional(), roles: Roles });

/** Gives a person another role on a thing; nothing else of a permission can be changed. */
export async function changeRole(call: GraphCall, reached: ReachedDriveItem, permissionId: string): Promise<GraphReply> {
  requireSharing(call, reached);
  const body = PermissionChange.safeParse(call.body);
  if (!body.success) throw invalidRequest("Only the roles of a permission can be changed.");
  const found = await requireShown(call, reached, permissionId);
  if (found.inherited) throw invalidRequest("Only a permission that is not inherited can be changed.");
  if (found.kind === "link") throw invalidRequest("The roles of a sharing link cannot be changed.");
  await call.store.query("update drive_grants set roles = $3::jsonb where item_id = $1 and id = $2", [reached.item.id, found.id, JSON.stringify(body.data.roles)]);
  await noteSharingChange(call, reached.item.id);
  return ok({ "@odata.context": contextOf(call, "permissions/$entity"), ...(await requireShown(call, reached, found.id)).shape });
}

async function changePermission(call: GraphCall): Promise<GraphReply> {
  return await changeRole(call, await requireDriveItem(call, "read"), call.params["permissionId"] ?? "");
}

/** A permission made by hand is for an application; people are let in by `invite`. */
async function createPermission(call: GraphCall): Promise<GraphReply> {
  requireSharing(call, await requireDriveItem(call, "read"));
  const body = z.object({ grantedToV2: z.object({ application: z.object({ id: z.string() }) }), roles: z.array(z.string()).min(1) }).safeParse(call.body);
  if (!body.success) throw invalidRequest("Only application permissions can be created on a driveItem; people are let in by invite.");
  throw notImplemented("Application permissions on one file or folder are not supported by the local tenant.");
}

const ITEM = "/drives/{driveId}/items/{itemRef}";
const PERMISSION = `${ITEM}/permissions/{permissionId}`;

/** Whom files and folders are shared with. */
export const DRIVE_PERMISSION_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: `${ITEM}/permissions`, documentedAs: "List sharing permissions on a driveItem", permissions: FILES_READ, query: ["$select"], handle: listPermissions },
  {
    method: "POST", path: `${ITEM}/permissions`, documentedAs: "Create permission on a driveItem", permissions: FILES_WRITE, query: [],
    differs: "A permission for a person is refused as Microsoft 365 does; one for an application is answered with 501.", handle: createPermission,
  },
  { method: "GET", path: PERMISSION, documentedAs: "Get permission", permissions: FILES_READ, query: ["$select"], handle: readPermission },
  { method: "PATCH", path: PERMISSION, documentedAs: "Update permission", permissions: FILES_WRITE, query: [], handle: changePermission },
  { method: "DELETE", path: PERMISSION, documentedAs: "Delete a sharing permission from a file or folder", permissions: FILES_WRITE, query: [], handle: removePermission },
];
