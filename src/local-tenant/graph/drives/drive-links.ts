import { z } from "zod";
import { accessDenied, invalidRequest, itemNotFound, notImplemented } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { FILES_WRITE } from "../sites/permissions";
import { type ReachedDriveItem, requireDriveItem } from "./drive-access";
import { type LinkRow, roleOfLink } from "./link-permission";
import { permissionsOf, type ShownPermission } from "./shared-with";
import { breakInheritance, findRecipient, isSaid, noteSharingChange, Recipient, requireSharing, Roles } from "./sharing";

const NewLink = z.strictObject({
  "@odata.type": z.string().optional(),
  type: z.enum(["view", "edit", "embed"]).default("view"),
  scope: z.enum(["anonymous", "organization", "users"]).nullish(),
  recipients: z.array(Recipient).max(100).nullish(),
  retainInheritedPermissions: z.boolean().nullish(),
  sendNotification: z.boolean().nullish(),
  message: z.string().max(2000).nullish(),
  password: z.unknown().optional(),
  expirationDateTime: z.unknown().optional(),
});

/** Makes a link to a file or folder, or gives the one that there is of this kind: 201 or 200. */
async function createLink(call: GraphCall): Promise<GraphReply> {
  const reached = await requireDriveItem(call, "read");
  requireSharing(call, reached);
  const { type, scope, recipients, retain } = readNewLink(call.body);
  const found = await call.store.query<LinkRow>(
    "select * from drive_links where item_id = $1 and kind = $2 and scope = $3 and application->>'id' = $4",
    [reached.item.id, type, scope, call.caller.appId],
  );
  if (!retain) await breakInheritance(call, reached);
  const link = found[0] ?? (await insertLink(call, reached, { type, scope }));
  await letIn(call, link, recipients);
  await noteSharingChange(call, reached.item.id);
  const shown = await requireShown(call, reached, link.id);
  return { status: found[0] === undefined ? 201 : 200, body: { "@odata.context": contextOf(call, "permission"), ...shown.shape } };
}

function readNewLink(body: unknown) {
  const parsed = NewLink.safeParse(body ?? {});
  if (!parsed.success) throw invalidRequest(`The link is not valid at '${parsed.error.issues[0]?.path.join(".") ?? ""}'.`);
  const { type, password, expirationDateTime } = parsed.data;
  if (type === "embed" || isSaid(password)) throw invalidRequest("Embed links and links with a password are supported for OneDrive personal only.");
  if (isSaid(expirationDateTime)) throw notImplemented("Links with an end are not supported by the local tenant.");
  return { type, retain: parsed.data.retainInheritedPermissions !== false, ...readAudience(parsed.data) };
}

function readAudience(body: z.infer<typeof NewLink>) {
  const scope = body.scope ?? "organization";
  const recipients = body.recipients ?? [];
  if (scope === "anonymous") throw accessDenied("Anonymous links are not allowed by the sharing policy of this organization.");
  if (scope !== "users" && recipients.length > 0) throw invalidRequest("Only a link of scope users has recipients.");
  return { scope, recipients };
}

async function insertLink(call: GraphCall, { item }: ReachedDriveItem, { type, scope }: { readonly type: string; readonly scope: string }): Promise<LinkRow> {
  const names = await call.store.query<{ display_name: string }>("select display_name from applications where app_id = $1", [call.caller.appId]);
  const application = { id: call.caller.appId, displayName: names[0]?.display_name ?? "" };
  const rows = await call.store.query<LinkRow>(
    "insert into drive_links (id, item_id, kind, scope, created_at, application) values ($1, $2, $3, $4, $5, $6::jsonb) returning *",
    [crypto.randomUUID(), item.id, type, scope, call.now, JSON.stringify(application)],
  );
  if (rows[0] === undefined) throw new Error("The database kept no link");
  return rows[0];
}

/** Lets people in through a link. */
export async function letIn(call: GraphCall, link: LinkRow, recipients: readonly z.infer<typeof Recipient>[]): Promise<void> {
  for (const recipient of recipients) {
    const { personId } = await findRecipient(call, recipient);
    await letPersonIn(call, link, personId);
  }
}

/** Lets one person in through a link. */
export async function letPersonIn(call: GraphCall, link: LinkRow, personId: string): Promise<void> {
  await call.store.query(
    "insert into drive_grants (id, item_id, person_id, roles, link_id) values ($1, $2, $3, $4::jsonb, $5) on conflict (item_id, id) do nothing",
    [`${link.id}/${personId}`, link.item_id, personId, JSON.stringify([roleOfLink(link.kind)]), link.id],
  );
}

/** One of the permissions on a thing itself or above it. */
export async function requireShown(call: GraphCall, reached: ReachedDriveItem, permissionId: string): Promise<ShownPermission> {
  const found = (await permissionsOf(call, reached)).find((permission) => permission.id === permissionId);
  if (found === undefined) throw itemNotFound();
  return found;
}

const Grant = z.strictObject({ "@odata.type": z.string().optional(), recipients: z.array(Recipient).min(1).max(100), roles: Roles });

/** Lets more people in through a link that there is already. */
export async function grantThroughLink(call: GraphCall, reached: ReachedDriveItem, permissionId: string): Promise<GraphReply> {
  requireSharing(call, reached);
  const body = Grant.safeParse(call.body);
  if (!body.success) throw invalidRequest(`The grant is not valid at '${body.error.issues[0]?.path.join(".") ?? ""}'.`);
  const rows = await call.store.query<LinkRow>("select * from drive_links where id = $1 and item_id = $2", [permissionId, reached.item.id]);
  const [link] = rows;
  if (link === undefined) {
    await requireShown(call, reached, permissionId);
    throw invalidRequest("Access can be granted through a sharing link only.");
  }
  if (roleOfLink(link.kind) !== body.data.roles[0]) throw invalidRequest("The roles differ from those of the sharing link.");
  await letIn(call, link, body.data.recipients);
  await noteSharingChange(call, reached.item.id);
  return ok({ "@odata.context": contextOf(call, "Collection(permission)"), value: [(await requireShown(call, reached, link.id)).shape] });
}

async function grant(call: GraphCall): Promise<GraphReply> {
  return await grantThroughLink(call, await requireDriveItem(call, "read"), call.params["permissionId"] ?? "");
}

const ITEM = "/drives/{driveId}/items/{itemRef}";

/** Sharing by a link. */
export const DRIVE_LINK_OPERATIONS: readonly GraphOperation[] = [
  {
    method: "POST", path: `${ITEM}/createLink`, documentedAs: "driveItem: createLink", permissions: FILES_WRITE, query: [],
    differs: "The tenant's policy allows no anonymous links; links without end only, and no mail is sent.", handle: createLink,
  },
  { method: "POST", path: `${ITEM}/permissions/{permissionId}/grant`, documentedAs: "permission: grant", permissions: FILES_WRITE, query: [], handle: grant },
];
