import { z } from "zod";
import { accessDenied, GraphFailure, invalidRequest, notImplemented } from "../graph-failure";
import { lookupIdOf } from "../identity-set";
import { contextOf, type GraphCall, type GraphOperation, type OperationPermissions } from "../operation";
import { FILES_WRITE } from "../sites/permissions";
import { siteUrl } from "../sites/site";
import { type ItemLink, keepLink, readLinks } from "./item-links";
import { reachItem } from "./item-operations";
import { type ReachedList, requireList } from "./list";

const Recipient = z.strictObject({ "@odata.type": z.string().optional(), objectId: z.string().optional(), email: z.string().optional(), alias: z.string().optional() });
const Recipients = z.looseObject({ recipients: z.array(Recipient).min(1) });
const NewLink = z.strictObject({
  type: z.enum(["view", "edit", "review", "embed", "blocksDownload", "createOnly", "addressBar", "adminDefault"]).default("view"),
  scope: z.enum(["anonymous", "organization", "users"]).default("organization"),
  recipients: z.array(Recipient).default([]),
  retainInheritedPermissions: z.boolean().default(true),
  sendNotification: z.boolean().default(false),
  password: z.string().nullish(),
  expirationDateTime: z.string().nullish(),
  message: z.string().nullish(),
});

/** A list item can be shared with these, as the page on the beta version of the call names them. */
const SHARING: OperationPermissions = { delegated: FILES_WRITE.delegated, application: FILES_WRITE.application };

async function createLink(call: GraphCall) {
  const reached = await requireList(call, "write");
  const { item } = await reachItem(call, "write");
  const { type, scope, recipients } = readNewLink(call.body);
  const row = { listId: reached.list.id, itemId: item.id };
  const there = (await readLinks(call, row)).find((link) => link.type === type && link.scope === scope && scope === "organization");
  if (there !== undefined) return { status: 200, body: await body(call, reached, there) };
  if (scope === "users" && recipients.length === 0) throw invalidRequest("A link for chosen people names its recipients.");
  const link: ItemLink = { id: crypto.randomUUID(), type, scope, recipientIds: scope === "users" ? await peopleOf(call, recipients) : [] };
  await keepLink(call, row, link);
  const location = `${siteUrl(call, reached.site)}/_api/v2.0/lists('${reached.list.id}')/items('${String(item.id)}')/permissions('${link.id}')`;
  return { status: 201, body: await body(call, reached, link), headers: { Location: location } };
}

function readNewLink(sent: unknown): { readonly type: ItemLink["type"]; readonly scope: ItemLink["scope"]; readonly recipients: readonly z.infer<typeof Recipient>[] } {
  const parsed = NewLink.safeParse(sent ?? {});
  if (!parsed.success) throw invalidRequest(`The link is not valid at '${parsed.error.issues[0]?.path.join(".") ?? ""}'.`);
  const { type, scope, recipients, ...rest } = parsed.data;
  refuseUnkept(rest);
  if (scope === "anonymous") throw accessDenied("Sharing with everybody who has the link is disabled by an administrator.");
  if (type !== "view" && type !== "edit") throw invalidRequest(`A link of type '${type}' cannot be made for a list item.`);
  return { type, scope, recipients };
}

function refuseUnkept(rest: Omit<z.infer<typeof NewLink>, "type" | "scope" | "recipients">): void {
  if (rest.sendNotification) throw notImplemented("Telling the recipients of a link by mail is not supported by the local tenant.");
  if (!rest.retainInheritedPermissions) throw notImplemented("Sharing a row without what it inherits is not supported by the local tenant.");
  const further = (["password", "expirationDateTime", "message"] as const).find((name) => (rest[name] ?? null) !== null);
  if (further !== undefined) throw notImplemented(`Links with ${further} are not supported by the local tenant.`);
}

/**
 * The people whom a body names as recipients.
 *
 * @throws {GraphFailure} 400 when one of them is nobody of the tenant.
 */
export async function readRecipients(call: GraphCall, sent: unknown): Promise<readonly string[]> {
  const parsed = Recipients.safeParse(sent);
  if (!parsed.success) throw invalidRequest("The recipients are missing.");
  return await peopleOf(call, parsed.data.recipients);
}

async function peopleOf(call: GraphCall, recipients: readonly z.infer<typeof Recipient>[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { objectId, email, alias } of recipients) {
    const name = email ?? alias ?? "";
    const rows = await call.store.query<{ id: string }>(
      "select id from people where not removed and (id = lower($1) or lower(user_principal_name) = lower($2) or ($2 <> '' and lower(split_part(user_principal_name, '@', 1)) = lower($2)))",
      [objectId ?? "", name],
    );
    if (rows[0] === undefined) throw new GraphFailure({ status: 400, code: "noResolvedUsers", message: "One of the provided recipients could not be found." });
    ids.push(rows[0].id);
  }
  return [...new Set(ids)];
}

/** A sharing link as Graph shows it. */
export async function linkShape(call: GraphCall, { site, list }: ReachedList, link: ItemLink): Promise<Readonly<Record<string, unknown>>> {
  const people = await call.store.query<{ id: string; display_name: string; user_principal_name: string }>("select id, display_name, user_principal_name from people where id = any($1::text[]) order by id", [link.recipientIds]);
  const identities = people.map((person) => {
    const user = { displayName: person.display_name, email: person.user_principal_name, id: person.id };
    const siteUser = { displayName: person.display_name, email: person.user_principal_name, id: lookupIdOf(person.id), loginName: `i:0#.f|membership|${person.user_principal_name}` };
    return { user, siteUser };
  });
  const token = Buffer.from(link.id.replaceAll("-", ""), "hex").toString("base64url");
  return {
    "@odata.type": "#microsoft.graph.permission",
    id: link.id,
    roles: [link.type === "edit" ? "write" : "read"],
    hasPassword: false,
    grantedToIdentitiesV2: identities.map(({ user, siteUser }) => ({ user: { "@odata.type": "#microsoft.graph.sharePointIdentity", ...user }, siteUser })),
    grantedToIdentities: identities.map(({ user }) => ({ user })),
    link: { scope: link.scope, type: link.type, webUrl: `${call.links.origin}/:li:${site.path === "/" ? "" : site.path.replace("/sites/", "/s/")}/${encodeURIComponent(list.name)}/${token}`, preventsDownload: false },
  };
}

async function body(call: GraphCall, reached: ReachedList, link: ItemLink) {
  return { "@odata.context": contextOf(call, "permission"), ...(await linkShape(call, reached, link)) };
}

/** Sharing one row by a link. */
export const ITEM_SHARING_OPERATIONS: readonly GraphOperation[] = [
  {
    method: "POST", path: "/sites/{siteId}/lists/{listId}/items/{itemId}/createLink", documentedAs: "listItem: createLink", permissions: SHARING, query: [], handle: createLink,
    differs: "A recipient may read (edit) the one row by its address at once, without opening the link first; Microsoft documents the call for the beta version only, and whether such a link can be listed and removed is not established.",
  },
];
