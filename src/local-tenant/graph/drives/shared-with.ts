import { lookupIdOf } from "../identity-set";
import type { GraphCall } from "../operation";
import type { ReachedDriveItem } from "./drive-access";
import { type LinkRow, linkPermission } from "./link-permission";

/** One person whom a file or folder is shared with, directly or through a link. */
export interface SharedWith {
  readonly id: string;
  readonly personId: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly roles: readonly string[];
}

/** One permission on a thing as Graph shows it, and what the tenant must know of it. */
export interface ShownPermission {
  readonly id: string;
  readonly personIds: readonly string[];
  readonly inherited: boolean;
  readonly kind: "person" | "link" | "site";
  readonly shape: Readonly<Record<string, unknown>>;
}

interface GrantRow extends Record<string, unknown> {
  readonly id: string;
  readonly item_id: string;
  readonly link_id: string | null;
  readonly person_id: string;
  readonly user_principal_name: string;
  readonly display_name: string;
  readonly roles: readonly string[];
}

function loginName(userPrincipalName: string): string {
  return `i:0#.f|membership|${userPrincipalName}`;
}

/** The id of a person's direct permission: their claims login in base64url. */
export function grantId(userPrincipalName: string): string {
  return Buffer.from(loginName(userPrincipalName)).toString("base64url");
}

function sharedWith(row: GrantRow): SharedWith {
  return { id: row.id, personId: row.person_id, userPrincipalName: row.user_principal_name, displayName: row.display_name, roles: row.roles };
}

async function readGrantRows(call: GraphCall, itemIds: readonly string[]): Promise<readonly GrantRow[]> {
  return await call.store.query<GrantRow>(
    `select g.id, g.item_id, g.link_id, g.person_id, p.user_principal_name, p.display_name, g.roles from drive_grants g join people p on p.id = g.person_id
     where g.item_id = any($1) order by p.user_principal_name`,
    [itemIds],
  );
}

/** Whom a thing is shared with directly. */
export async function readGrants(call: GraphCall, itemId: string): Promise<readonly SharedWith[]> {
  return (await readGrantRows(call, [itemId])).filter((row) => row.link_id === null).map(sharedWith);
}

/** How a person is named in a permission, for Graph and for SharePoint. */
export function identitiesOf(person: Omit<SharedWith, "id" | "roles">) {
  const user = { displayName: person.displayName, email: person.userPrincipalName, id: person.personId };
  const siteUser = { displayName: person.displayName, email: person.userPrincipalName, id: lookupIdOf(person.personId), loginName: loginName(person.userPrincipalName) };
  return { user, siteUser };
}

/** A person's permission as Graph shows it. */
export function userPermission(grant: SharedWith, inheritedFrom?: object): Readonly<Record<string, unknown>> {
  const { user, siteUser } = identitiesOf(grant);
  return { "@odata.type": "#microsoft.graph.permission", id: grant.id, roles: grant.roles, grantedTo: { user }, grantedToV2: { user, siteUser }, ...(inheritedFrom === undefined ? {} : { inheritedFrom }) };
}

/** Every permission that counts on a thing: its own, then those it inherits from the folders above and the site. */
export async function permissionsOf(call: GraphCall, reached: ReachedDriveItem): Promise<readonly ShownPermission[]> {
  const { drive, item } = reached;
  const above = await call.store.query<{ id: string; parent_id: string | null; inherits: boolean }>(
    `with recursive up as (
       select id, parent_id, inherits, 0 as depth from drive_items where id = $1
       union all select p.id, p.parent_id, p.inherits, depth + 1 from drive_items p join up on p.id = up.parent_id where up.inherits)
     select id, parent_id, inherits from up order by depth`,
    [item.id],
  );
  const ids = above.map((step) => step.id);
  const grants = await readGrantRows(call, ids);
  const links = await call.store.query<LinkRow>("select * from drive_links where item_id = any($1) order by created_at, id", [ids]);
  const shown = ids.flatMap((stepId) => ownPermissions(call, reached, { stepId, grants, links }));
  const unique = shown.filter((one, index) => shown.findIndex((other) => other.id === one.id) === index);
  const top = above.at(-1);
  const fromSite = top !== undefined && top.parent_id === null && top.inherits;
  return fromSite ? [...unique, ...siteGroups(drive.site.displayName, { driveId: drive.id, id: top.id })] : unique;
}

interface Step {
  readonly stepId: string;
  readonly grants: readonly GrantRow[];
  readonly links: readonly LinkRow[];
}

function ownPermissions(call: GraphCall, { drive, item }: ReachedDriveItem, { stepId, grants, links }: Step): readonly ShownPermission[] {
  const inherited = stepId !== item.id;
  const inheritedFrom = inherited ? { driveId: drive.id, id: stepId } : undefined;
  const here = grants.filter((grant) => grant.item_id === stepId);
  const people = here.filter((grant) => grant.link_id === null).map((grant): ShownPermission => (
    { id: grant.id, personIds: [grant.person_id], inherited, kind: "person", shape: userPermission(sharedWith(grant), inheritedFrom) }
  ));
  const byLink = links.filter((link) => link.item_id === stepId).map((link): ShownPermission => {
    const reachedBy = here.filter((grant) => grant.link_id === link.id);
    const shape = linkPermission(call, drive, { link, people: reachedBy.map((grant) => identitiesOf(sharedWith(grant))), folder: inherited || item.folder, inheritedFrom });
    return { id: link.id, personIds: reachedBy.map((grant) => grant.person_id), inherited, kind: "link", shape };
  });
  return [...people, ...byLink];
}

const GROUPS = [["Owners", "owner"], ["Members", "write"], ["Visitors", "read"]] as const;

/** The site's three groups, which every thing inherits until it has permissions of its own. */
function siteGroups(siteName: string, inheritedFrom: object): readonly ShownPermission[] {
  return GROUPS.map(([group, role], index) => {
    const displayName = `${siteName} ${group}`;
    const id = Buffer.from(displayName).toString("base64url");
    const siteGroup = { displayName, id: String(index + 3), loginName: displayName };
    return { id, personIds: [], inherited: true, kind: "site", shape: { "@odata.type": "#microsoft.graph.permission", id, roles: [role], grantedToV2: { siteGroup }, inheritedFrom } };
  });
}
