/**
 * An address inside a library, spelled from its drive. Graph reaches a library also as the only drive of its site or
 * of its list; the drive is then named by that place, which `requireDrive` looks up.
 */
export function drivePath(segments: readonly string[]): readonly string[] {
  const [first, site = "", third, fourth = "", fifth, ...deeper] = segments;
  const inside = inDrive(segments);
  if (inside !== undefined) return inside;
  if (first?.toLowerCase() !== "sites") return segments;
  if (third?.toLowerCase() === "drive" && segments.length > 3) return drivePath(["drives", driveOfSite(site), ...segments.slice(3)]);
  if (third?.toLowerCase() === "drives" && segments.length > 4) return drivePath(["drives", fourth, ...segments.slice(4)]);
  if (third?.toLowerCase() === "lists" && fifth?.toLowerCase() === "drive" && deeper.length > 0) return drivePath(["drives", driveOfList(site, fourth), ...deeper]);
  return segments;
}

/** The root of a drive is the item `root`; what is asked of a whole drive is asked of its root. */
function inDrive(segments: readonly string[]): readonly string[] | undefined {
  const [first, drive = "", third, ...rest] = segments;
  if (first?.toLowerCase() !== "drives" || third === undefined) return undefined;
  if (/^root(:|$)/i.test(third)) return ["drives", drive, "items", third.replace(/^root/i, "root"), ...rest];
  if (/^(search|delta)(\(|$)/i.test(third) && rest.length === 0) return ["drives", drive, "items", "root", third];
  return segments;
}

const OF_SITE = "site!";
const OF_LIST = "list!";

function driveOfSite(site: string): string {
  return `${OF_SITE}${site}`;
}

function driveOfList(site: string, list: string): string {
  return `${OF_LIST}${JSON.stringify([site, list])}`;
}

/** The place by which a drive is named instead of its id. */
export interface DrivePlace {
  readonly siteId: string;
  /** Absent for the site's own drive. */
  readonly listId?: string;
}

/** Reads such a name back; `undefined` for the id of a drive. */
export function readDrivePlace(driveId: string): DrivePlace | undefined {
  if (driveId.startsWith(OF_SITE)) return { siteId: driveId.slice(OF_SITE.length) };
  if (!driveId.startsWith(OF_LIST)) return undefined;
  try {
    const [siteId, listId] = JSON.parse(driveId.slice(OF_LIST.length)) as readonly unknown[];
    return typeof siteId === "string" && typeof listId === "string" ? { siteId, listId } : undefined;
  } catch {
    return undefined;
  }
}
