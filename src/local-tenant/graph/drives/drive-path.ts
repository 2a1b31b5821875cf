/**
 * An address inside a library, spelled from its drive. Graph reaches a library also as the only drive of its site or
 * of its list; the drive is then named by that place, which `requireDrive` looks up.
 */
export function drivePath(segments: readonly string[]): readonly string[] {
  const first = segments[0]?.toLowerCase();
  if (first === "drives") return inDrive(segments);
  return first === "sites" ? inSite(segments) : segments;
}

function inSite(segments: readonly string[]): readonly string[] {
  const [, site = "", third = ""] = segments;
  const kind = third.toLowerCase();
  if (kind === "drive" && segments.length > 3) return inDrive(["drives", driveOfSite(site), ...segments.slice(3)]);
  if (kind === "drives" && segments.length > 4) return inDrive(["drives", ...segments.slice(3)]);
  return kind === "lists" && segments.length > 5 ? inList(segments) : segments;
}

function inList(segments: readonly string[]): readonly string[] {
  const [, site = "", , list = "", fifth] = segments;
  return fifth?.toLowerCase() === "drive" ? inDrive(["drives", driveOfList(site, list), ...segments.slice(5)]) : segments;
}

/** The root of a drive is the item `root`; what is asked of a whole drive is asked of its root. */
function inDrive(segments: readonly string[]): readonly string[] {
  const [, drive = "", third, ...rest] = segments;
  if (third === undefined) return segments;
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
