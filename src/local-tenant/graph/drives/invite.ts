import { z } from "zod";
import { invalidRequest, notImplemented } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { FILES_WRITE } from "../sites/permissions";
import { requireDriveItem } from "./drive-access";
import { grantId, readGrants, type SharedWith, userPermission } from "./shared-with";
import { breakInheritance, findRecipient, isSaid, noteSharingChange, Recipient, requireSharing, Roles } from "./sharing";

const MOST_RECIPIENTS = 100;
const Invitation = z.strictObject({
  "@odata.type": z.string().optional(),
  recipients: z.array(Recipient).min(1).max(MOST_RECIPIENTS),
  roles: Roles,
  requireSignIn: z.boolean().nullish(),
  sendInvitation: z.boolean().nullish(),
  retainInheritedPermissions: z.boolean().nullish(),
  message: z.string().max(2000).nullish(),
  password: z.unknown().optional(),
  expirationDateTime: z.unknown().optional(),
});

/** Shares a file or folder with people of the tenant; somebody who could write before keeps it. */
async function invite(call: GraphCall): Promise<GraphReply> {
  const reached = await requireDriveItem(call, "read");
  requireSharing(call, reached);
  const body = readInvitation(call.body);
  const { item } = reached;
  const before = await readGrants(call, item.id);
  if (body.retainInheritedPermissions === false) await breakInheritance(call, reached);
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
  await noteSharingChange(call, item.id);
  return ok({ "@odata.context": contextOf(call, "Collection(permission)"), value });
}

function readInvitation(body: unknown): z.infer<typeof Invitation> {
  const parsed = Invitation.safeParse(body);
  if (!parsed.success) throw invalidRequest(`The invitation is not valid at '${parsed.error.issues[0]?.path.join(".") ?? ""}'.`);
  const { requireSignIn, sendInvitation, password, expirationDateTime } = parsed.data;
  if (isSaid(password) || isSaid(expirationDateTime)) throw notImplemented("Invitations with a password or an end are not supported by the local tenant.");
  if (requireSignIn !== true && sendInvitation !== true) throw invalidRequest("Either requireSignIn or sendInvitation must be true.");
  if (requireSignIn !== true) throw notImplemented("Links that need no sign-in are not supported by the local tenant.");
  return parsed.data;
}

/** Sharing with people by name. */
export const INVITE_OPERATIONS: readonly GraphOperation[] = [
  {
    method: "POST", path: "/drives/{driveId}/items/{itemRef}/invite", documentedAs: "driveItem: invite", permissions: FILES_WRITE, query: [],
    differs: "Takes people of this tenant only, all of them or none; groups are answered with 501, and no mail is sent.", handle: invite,
  },
];
