import { z } from "zod";
import { accessDenied, GraphFailure, invalidRequest, itemNotFound, notImplemented } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, ok } from "../operation";
import { FILES_READ, FILES_WRITE } from "../sites/permissions";
import { allows } from "../sites/site-access";
import { type ReachedDriveItem, requireDriveItem } from "./drive-access";
import { grantId, permissionsOf, readGrants, type SharedWith, userPermission } from "./shared-with";

const Recipient = z.strictObject({ objectId: z.string().optional(), email: z.string().optional(), alias: z.string().optional() });
const Invitation = z.strictObject({
  recipients: z.array(Recipient).min(1),
  roles: z.array(z.enum(["read", "write"])).length(1),
  requireSignIn: z.boolean().default(false),
  sendInvitation: z.boolean().default(false),
  retainInheritedPermissions: z.boolean().default(true),
  message: z.string().max(2000).optional(),
  password: z.unknown().default(null),
  expirationDateTime: z.unknown().default(null),
});

/**
 * Who may change who a thing is shared with: a person who could change the site's lists, through an application
 * that may write everywhere or was given this site whole.
 * Source: Microsoft Graph docs, "driveItem: invite" and "Overview of Selected permissions".
 */
function requireSharing(call: GraphCall, { drive, level }: ReachedDriveItem): void {
  const held = call.caller.personId === undefined ? call.caller.roles : call.caller.scopes;
  const wide = held.some((permission) => /^(Files\.ReadWrite(\.All)?|Sites\.(ReadWrite|Manage|FullControl)\.All)$/.test(permission));
  if (!wide && drive.applicationLevel !== "full") throw accessDenied();
  const person = call.caller.personId === undefined ? "full" : drive.personLevel === "full" ? "full" : allows(level, "write") ? (drive.personLevel ?? "none") : "none";
  if (!allows(person, "manage")) throw accessDenied();
}

async function invite(call: GraphCall) {
  const reached = await requireDriveItem(call, "read");
  requireSharing(call, reached);
  const body = readInvitation(call.body);
  const { item } = reached;
  const before = await readGrants(call, item.id);
  if (!body.retainInheritedPermissions && item.inherits && before.length === 0) await call.store.query("update drive_items set inherits = false where id = $1", [item.id]);
  const value: object[] = [];
  for (const recipient of body.recipients) {
    const person = await findRecipient(call, recipient);
    const already = before.find((grant) => grant.personId === person.personId)?.roles ?? [];
    const roles = already.includes("write") ? ["write"] : body.roles;
    const grant: SharedWith = { ...person, id: grantId(person.userPrincipalName), roles };
    await call.store.query(
      "insert into drive_grants (id, item_id, person_id, roles) values ($1, $2, $3, $4::jsonb) on conflict (item_id, id) do update set roles = excluded.roles",
      [grant.id, item.id, grant.personId, JSON.stringify(roles)],
    );
    value.push(userPermission(grant));
  }
  return ok({ "@odata.context": contextOf(call, "Collection(permission)"), value });
}

function readInvitation(body: unknown): z.infer<typeof Invitation> {
  const parsed = Invitation.safeParse(body);
  if (!parsed.success) throw invalidRequest(`The invitation is not valid at '${parsed.error.issues[0]?.path.join(".") ?? ""}'.`);
  const { requireSignIn, sendInvitation, password, expirationDateTime } = parsed.data;
  if (password !== null || expirationDateTime !== null) throw notImplemented("Invitations with a password or an end are not supported by the local tenant.");
  if (!requireSignIn && !sendInvitation) throw invalidRequest("Either requireSignIn or sendInvitation must be true.");
  if (!requireSignIn) throw notImplemented("Links that need no sign-in are not supported by the local tenant.");
  return parsed.data;
}

async function findRecipient(call: GraphCall, { objectId, email, alias }: z.infer<typeof Recipient>): Promise<Omit<SharedWith, "id" | "roles">> {
  const named = [objectId, email, alias].filter((one) => one !== undefined);
  if (named.length !== 1) throw invalidRequest("A recipient is named in exactly one way.");
  const rows = await call.store.query<{ id: string; user_principal_name: string; display_name: string }>(
    `select id, user_principal_name, display_name from people where not removed
       and (id = lower($1::text) or lower(user_principal_name) = lower($2::text) or lower(split_part(user_principal_name, '@', 1)) = lower($3::text))`,
    [objectId ?? null, email ?? null, alias ?? null],
  );
  if (rows[0] === undefined) throw new GraphFailure({ status: 404, code: "itemNotFound", message: "One of the provided recipients could not be found." });
  return { personId: rows[0].id, userPrincipalName: rows[0].user_principal_name, displayName: rows[0].display_name };
}

/** People who may not share a thing see only what concerns themselves. */
async function visiblePermissions(call: GraphCall) {
  const reached = await requireDriveItem(call, "read");
  const all = await permissionsOf(call, reached);
  const mine = call.caller.personId;
  const seesAll = mine === undefined || allows(reached.level, "manage");
  return { reached, permissions: seesAll ? all : all.filter((permission) => permission.personId === mine) };
}

async function listPermissions(call: GraphCall) {
  const { reached, permissions } = await visiblePermissions(call);
  const context = contextOf(call, `drives('${reached.drive.id}')/items('${reached.item.id}')/permissions`);
  return ok({ "@odata.context": context, value: permissions.map((permission) => permission.shape) });
}

async function readPermission(call: GraphCall) {
  const { permissions } = await visiblePermissions(call);
  const found = permissions.find((permission) => permission.id === call.params["permissionId"]);
  if (found === undefined) throw itemNotFound();
  return ok({ "@odata.context": contextOf(call, "permissions/$entity"), ...found.shape });
}

async function removePermission(call: GraphCall) {
  const { reached, permissions } = await visiblePermissions(call);
  requireSharing(call, reached);
  const found = permissions.find((permission) => permission.id === call.params["permissionId"]);
  if (found === undefined) throw itemNotFound();
  if (found.inherited) throw invalidRequest("Only a permission that is not inherited can be deleted.");
  await call.store.query("delete from drive_grants where item_id = $1 and id = $2", [reached.item.id, found.id]);
  return { status: 204 };
}

const ITEM = "/drives/{driveId}/items/{itemRef}";

/** Sharing files and folders with people. */
export const DRIVE_PERMISSION_OPERATIONS: readonly GraphOperation[] = [
  { method: "POST", path: `${ITEM}/invite`, documentedAs: "driveItem: invite", permissions: FILES_WRITE, query: [], handle: invite },
  { method: "GET", path: `${ITEM}/permissions`, documentedAs: "List sharing permissions on a driveItem", permissions: FILES_READ, query: [], handle: listPermissions },
  { method: "GET", path: `${ITEM}/permissions/{permissionId}`, documentedAs: "Get permission", permissions: FILES_READ, query: [], handle: readPermission },
  { method: "DELETE", path: `${ITEM}/permissions/{permissionId}`, documentedAs: "Delete a sharing permission from a file or folder", permissions: FILES_WRITE, query: [], handle: removePermission },
];
