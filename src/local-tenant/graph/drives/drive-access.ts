import { accessDenied } from "../graph-failure";
import type { GraphCall } from "../operation";
import { allows, type SiteLevel } from "../sites/site-access";
import { type ReachedDrive, requireDrive } from "./drive";
import { type DriveItemRow, findDriveItem, noSuchDriveItem, readReference } from "./drive-item";

interface StepUp extends Record<string, unknown> {
  readonly parent_id: string | null;
  readonly inherits: boolean;
  readonly roles: readonly string[] | null;
}

/**
 * What the caller may do with one file or folder. A share counts for the item and all below it, down to the next
 * item with permissions of its own; a site's owners, who administer it, see everything.
 */
export async function itemLevelOf(call: GraphCall, drive: ReachedDrive, itemId: string): Promise<SiteLevel> {
  const { personLevel, applicationLevel } = drive;
  const { personId } = call.caller;
  if (personId === undefined || personLevel === undefined) return applicationLevel;
  const person = personLevel === "full" ? "full" : await personItemLevel(call, { itemId, personId, personLevel });
  return allows(person, applicationLevel) ? applicationLevel : person;
}

async function personItemLevel(call: GraphCall, { itemId, personId, personLevel }: { itemId: string; personId: string; personLevel: SiteLevel }): Promise<SiteLevel> {
  const steps = await call.store.query<StepUp>(
    `with recursive up as (
       select id, parent_id, inherits, 0 as depth from drive_items where id = $1
       union all select p.id, p.parent_id, p.inherits, depth + 1 from drive_items p join up on p.id = up.parent_id where up.inherits)
     select up.parent_id, up.inherits, g.roles from up left join drive_grants g on g.item_id = up.id and g.person_id = $2 order by depth`,
    [itemId, personId],
  );
  const roles = steps.flatMap((step) => step.roles ?? []);
  const shared: SiteLevel = roles.includes("write") ? "write" : roles.includes("read") ? "read" : "none";
  const top = steps.at(-1);
  const reachesTheSite = top !== undefined && top.parent_id === null && top.inherits;
  return reachesTheSite && allows(personLevel, shared) ? personLevel : shared;
}

/** A drive, an item in it, and what the caller may do with the item. */
export interface ReachedDriveItem {
  readonly drive: ReachedDrive;
  readonly item: DriveItemRow;
  readonly level: SiteLevel;
}

/**
 * The file or folder that the call names.
 *
 * @throws {GraphFailure} 404 when there is none or the caller may not even read it, 403 when they may do too little.
 */
export async function requireDriveItem(call: GraphCall, needed: SiteLevel): Promise<ReachedDriveItem> {
  const drive = await requireDrive(call);
  const item = await findDriveItem(call, drive.id, readReference(call.params["itemRef"] ?? "root"));
  if (item === undefined) throw noSuchDriveItem();
  const level = await itemLevelOf(call, drive, item.id);
  // Everybody who was given anything in a library finds its root; what lies below is trimmed for them.
  const readable = allows(level, "read") || (item.parent_id === null && drive.personLevel !== "none");
  if (!readable) throw noSuchDriveItem();
  if (needed !== "limited" && needed !== "read" && !allows(level, needed)) throw accessDenied();
  return { drive, item, level };
}
