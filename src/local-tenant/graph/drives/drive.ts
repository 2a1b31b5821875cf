import { accessDenied, itemNotFound } from "../graph-failure";
import { type ListRow, listOf, listUrl, type SiteList } from "../lists/list";
import type { GraphCall } from "../operation";
import { type Site, siteOf } from "../sites/site";
import { allows, applicationLevelOf, personLevelOf, type SiteLevel } from "../sites/site-access";

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
  const rows = await call.store.query<ListRow & { readonly site_id: string }>("select * from lists where drive_id = $1 and not removed", [call.params["driveId"]]);
  const row = rows[0];
  if (row === undefined) throw itemNotFound("The resource could not be found.");
  const sites = await call.store.query<Parameters<typeof siteOf>[0]>("select * from sites where id = $1", [row.site_id]);
  if (sites[0] === undefined) throw itemNotFound();
  const drive = await reachDrive(call, siteOf(sites[0]), listOf(row));
  if (!allows(drive.applicationLevel, "read") || drive.personLevel === "none") throw accessDenied();
  return drive;
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
