import { lookupIdOf } from "../identity-set";
import type { GraphCall } from "../operation";
import type { ReachedDriveItem } from "./drive-access";

/** One person whom a file or folder is shared with, directly. */
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
  readonly personId: string | undefined;
  readonly inherited: boolean;
  readonly shape: Readonly<Record<string, unknown>>;
}

interface GrantRow extends Record<string, unknown> {
  readonly id: string;
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

/** Whom a thing is shared with directly. */
export async function readGrants(call: GraphCall, itemId: string): Promise<readonly SharedWith[]> {
  const rows = await call.store.query<GrantRow>(
    "select g.id, g.person_id, p.user_principal_name, p.display_name, g.roles from drive_grants g join people p on p.id = g.person_id where g.item_id = $1 order by p.user_principal_name",
    [itemId],
  );
  return rows.map((row) => ({ id: row.id, personId: row.person_id, userPrincipalName: row.user_principal_name, displayName: row.display_name, roles: row.roles }));
}

/** A person's permission as Graph shows it. */
export function userPermission(grant: SharedWith, inheritedFrom?: object): Readonly<Record<string, unknown>> {
  const user = { displayName: grant.displayName, email: grant.userPrincipalName, id: grant.personId };
  const siteUser = { displayName: grant.displayName, email: grant.userPrincipalName, id: lookupIdOf(grant.personId), loginName: loginName(grant.userPrincipalName) };
  return { "@odata.type": "#microsoft.graph.permission", id: grant.id, roles: grant.roles, grantedTo: { user }, grantedToV2: { user, siteUser }, ...(inheritedFrom === undefined ? {} : { inheritedFrom }) };
}

/** Every permission that counts on a thing: its own, then those it inherits from the folders above and the site. */
export async function permissionsOf(call: GraphCall, { drive, item }: ReachedDriveItem): Promise<readonly ShownPermission[]> {
  const shown: ShownPermission[] = [];
  const above = await call.store.query<{ id: string; parent_id: string | null; inherits: boolean }>(
    `with recursive up as (
       select id, parent_id, inherits, 0 as depth from drive_items where id = $1
       union all select p.id, p.parent_id, p.inherits, depth + 1 from drive_items p join up on p.id = up.parent_id where up.inherits)
     select id, parent_id, inherits from up order by depth`,
    [item.id],
  );
  for (const step of above) {
    const inherited = step.id !== item.id;
    for (const grant of await readGrants(call, step.id)) {
      if (shown.some((one) => one.id === grant.id)) continue;
      shown.push({ id: grant.id, personId: grant.personId, inherited, shape: userPermission(grant, inherited ? { driveId: drive.id, id: step.id } : undefined) });
    }
  }
  const top = above.at(-1);
  const fromSite = top !== undefined && top.parent_id === null && top.inherits;
  return fromSite ? [...shown, ...siteGroups(drive.site.displayName, { driveId: drive.id, id: top.id })] : shown;
}

const GROUPS = [["Owners", "owner"], ["Members", "write"], ["Visitors", "read"]] as const;

/** The site's three groups, which every thing inherits until it has permissions of its own. */
function siteGroups(siteName: string, inheritedFrom: object): readonly ShownPermission[] {
  return GROUPS.map(([group, role], index) => {
    const displayName = `${siteName} ${group}`;
    const id = Buffer.from(displayName).toString("base64url");
    const siteGroup = { displayName, id: String(index + 3), loginName: displayName };
    return { id, personId: undefined, inherited: true, shape: { "@odata.type": "#microsoft.graph.permission", id, roles: [role], grantedToV2: { siteGroup }, inheritedFrom } };
  });
}
