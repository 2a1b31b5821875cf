import { accessDenied, invalidRequest, itemNotFound } from "../graph-failure";
import { type ListRow, listOf, listUrl, requireList, type SiteList } from "../lists/list";
import type { GraphCall } from "../operation";
import { requireSite, type Site, siteOf } from "../sites/site";
import { allows, applicationLevelOf, personLevelOf, type SiteLevel } from "../sites/site-access";
import { type DrivePlace, readDrivePlace } from "./drive-path";

/** A library's drive, and what the caller may do there before single items are looked at. */
export interface ReachedDrive {
  readonly id: string;
  readonly site: Site;
  readonly list: SiteList;
  readonly applicationLevel: SiteLevel;
  /** The person's level on the whole site; absent when an application calls by itself. */
  readonly personLevel: SiteLevel | undefined;
}

/** What the caller may do in a library, seen from the site. */
export async function reachDrive(call: GraphCall, site: Site, list: SiteList): Promise<ReachedDrive> {
  const { personId } = call.caller;
  const applicationLevel = await applicationLevelOf(call, site.id, "files");
  const personLevel = personId === undefined ? undefined : await personLevelOf(call, site.id, personId);
  return { id: list.driveId ?? "", site, list, applicationLevel, personLevel };
}

/**
 * The drive that the call names.
 *
 * @throws {GraphFailure} 404 when there is none, 403 when the caller has nothing at all on its site.
 */
export async function requireDrive(call: GraphCall): Promise<ReachedDrive> {
  const place = readDrivePlace(call.params["driveId"] ?? "");
  const row = place === undefined ? await findById(call, call.params["driveId"] ?? "") : await findByPlace(call, place);
  if (row === undefined) throw itemNotFound("The resource could not be found.");
  const sites = await call.store.query<Parameters<typeof siteOf>[0]>("select * from sites where id = $1", [row.site_id]);
  if (sites[0] === undefined) throw itemNotFound();
  const drive = await reachDrive(call, siteOf(sites[0]), listOf(row));
  if (!allows(drive.applicationLevel, "read") || drive.personLevel === "none") throw accessDenied();
  return drive;
}

type LibraryRow = ListRow & { readonly site_id: string };

async function findById(call: GraphCall, driveId: string): Promise<LibraryRow | undefined> {
  const rows = await call.store.query<LibraryRow>("select * from lists where drive_id = $1 and not removed", [driveId]);
  return rows[0];
}

async function findByPlace(call: GraphCall, { siteId, listId }: DrivePlace): Promise<LibraryRow | undefined> {
  if (listId !== undefined) {
    const { list } = await requireList({ ...call, params: { siteId, listId } }, "limited");
    if (list.template !== "documentLibrary") throw invalidRequest("The list is not a document library.");
    return await findById(call, list.driveId ?? "");
  }
  const { site } = await requireSite({ ...call, params: { siteId } }, "limited");
  return (await readLibraries(call, site.id))[0];
}

/** The document libraries of a site; the first is what Graph calls the site's own drive. */
export async function readLibraries(call: GraphCall, siteId: string): Promise<readonly LibraryRow[]> {
  return await call.store.query<LibraryRow>("select * from lists where site_id = $1 and template = 'documentLibrary' and not removed order by created_at, display_name", [siteId]);
}

/** A drive as Graph shows it. */
export function driveShape(call: GraphCall, { site, list }: Pick<ReachedDrive, "site" | "list">): Readonly<Record<string, unknown>> {
  return {
    createdDateTime: list.createdAt,
    description: list.description,
    id: list.driveId ?? "",
    lastModifiedDateTime: list.modifiedAt,
    name: list.displayName,
    webUrl: listUrl(call, site, list),
    driveType: "documentLibrary",
    owner: { group: { displayName: site.displayName } },
  };
}
