import { accessDenied } from "../graph-failure";
import type { GraphCall } from "../operation";
import { allows, type SiteLevel } from "../sites/site-access";
import { type ReachedDrive, requireDrive } from "./drive";
import { type DriveItemRow, findDriveItem, noSuchDriveItem, readReference } from "./drive-item";

interface StepUp extends Record<string, unknown> {
  readonly start: string;
  readonly reaches_site: boolean;
  readonly roles: readonly string[] | null;
}

/**
 * What the caller may do with one file or folder. A share counts for the item and all below it, down to the next
 * item with permissions of its own; a site's owners, who administer it, see everything.
 */
export async function itemLevelOf(call: GraphCall, drive: ReachedDrive, itemId: string): Promise<SiteLevel> {
  const levels = await itemLevelsOf(call, drive, [itemId]);
  return levels.get(itemId) ?? "none";
}

/** What the caller may do with each of many files and folders of a drive, also with ones that were deleted. */
export async function itemLevelsOf(call: GraphCall, drive: ReachedDrive, itemIds: readonly string[]): Promise<ReadonlyMap<string, SiteLevel>> {
  const { personLevel, applicationLevel } = drive;
  const { personId } = call.caller;
  if (personId === undefined || personLevel === undefined) return new Map(itemIds.map((id) => [id, applicationLevel]));
  if (personLevel === "full") return new Map(itemIds.map((id) => [id, lower(applicationLevel, personLevel)]));
  const steps = await call.store.query<StepUp>(
    `with recursive up as (
       select id as start, id, parent_id, inherits from drive_items where id = any($1)
       union all select up.start, p.id, p.parent_id, p.inherits from drive_items p join up on p.id = up.parent_id where up.inherits)
     select up.start, (up.parent_id is null and up.inherits) as reaches_site, g.roles from up left join drive_grants g on g.item_id = up.id and g.person_id = $2
     where g.roles is not null or (up.parent_id is null and up.inherits)`,
    [itemIds, personId],
  );
  const levels = new Map<string, SiteLevel>(itemIds.map((id) => [id, "none"]));
  for (const { start, reaches_site, roles } of steps) {
    const shared = levelOfRoles(roles ?? []);
    const here = reaches_site ? higher(personLevel, shared) : shared;
    levels.set(start, higher(levels.get(start) ?? "none", here));
  }
  return new Map([...levels].map(([id, level]) => [id, lower(applicationLevel, level)]));
}

function levelOfRoles(roles: readonly string[]): SiteLevel {
  if (roles.includes("write")) return "write";
  return roles.includes("read") ? "read" : "none";
}

/** The ids of those items that the caller may read, in the order given. */
export async function readableOf(call: GraphCall, drive: ReachedDrive, itemIds: readonly string[]): Promise<readonly string[]> {
  const levels = await itemLevelsOf(call, drive, itemIds);
  return itemIds.filter((id) => allows(levels.get(id) ?? "none", "read"));
}

function lower(one: SiteLevel, other: SiteLevel): SiteLevel {
  return allows(one, other) ? other : one;
}

function higher(one: SiteLevel, other: SiteLevel): SiteLevel {
  return allows(one, other) ? one : other;
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
