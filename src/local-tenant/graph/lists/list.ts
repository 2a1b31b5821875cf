import { itemNotFound } from "../graph-failure";
import type { GraphCall } from "../operation";
import { contextSite, requireSite, graphSiteId, type Site, siteUrl } from "../sites/site";
import { allows, type SiteLevel } from "../sites/site-access";

/** A list or a document library of a site. */
export interface SiteList {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly template: "genericList" | "documentLibrary";
  readonly driveId: string | undefined;
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly version: number;
}

export interface ListRow extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly display_name: string;
  readonly description: string;
  readonly template: "genericList" | "documentLibrary";
  readonly drive_id: string | null;
  readonly created_at: string;
  readonly modified_at: string;
  readonly etag_version: number;
}

/** A list in the names of this folder. */
export function listOf(row: ListRow): SiteList {
  return {
    id: row.id, name: row.name, displayName: row.display_name, description: row.description, template: row.template, driveId: row.drive_id ?? undefined,
    createdAt: row.created_at, modifiedAt: row.modified_at, version: row.etag_version,
  };
}

/** A list with its site, after the caller's level there was checked. */
export interface ReachedList {
  readonly site: Site;
  readonly list: SiteList;
  readonly level: SiteLevel;
}

/**
 * The list that the call names, by id or by title, when the caller may do there what `needed` says. Somebody with
 * only a shared folder finds the library (its front page, not its rows) and no other list.
 *
 * @throws {GraphFailure} 404 when there is none or the caller may not know of it; 403 when they may do too little.
 */
export async function requireList(call: GraphCall, needed: SiteLevel): Promise<ReachedList> {
  const { site, level } = await requireSite(call, needed === "limited" ? "limited" : needed);
  const reference = call.params["listId"] ?? "";
  const rows = await call.store.query<ListRow>(
    "select * from lists where site_id = $1 and not removed and (id = lower($2) or lower(display_name) = lower($2) or lower(name) = lower($2)) order by (id = lower($2)) desc limit 1",
    [site.id, reference],
  );
  const list = rows[0] === undefined ? undefined : listOf(rows[0]);
  if (list === undefined || (list.template === "genericList" && !allows(level, "read"))) throw itemNotFound("The specified list was not found");
  return { site, list, level };
}

/** Address of a list's page: libraries lie directly in their site. */
export function listUrl(call: GraphCall, site: Site, list: SiteList): string {
  return `${siteUrl(call, site)}/${list.template === "documentLibrary" ? "" : "Lists/"}${encodeURIComponent(list.name)}`;
}

/** A list as Graph shows it. */
export function listShape(call: GraphCall, site: Site, list: SiteList): Readonly<Record<string, unknown>> {
  const eTag = `"${list.id},${String(list.version)}"`;
  return {
    "@odata.etag": eTag,
    createdDateTime: list.createdAt,
    description: list.description,
    eTag,
    id: list.id,
    lastModifiedDateTime: list.modifiedAt,
    name: list.name,
    webUrl: listUrl(call, site, list),
    displayName: list.displayName,
    parentReference: { siteId: graphSiteId(site) },
    list: { contentTypesEnabled: false, hidden: false, template: list.template },
  };
}

/** `@odata.context` of what lies in a list. */
export function listContext(call: GraphCall, site: Site, rest: string): string {
  return `${call.links.root}/$metadata#${contextSite(site)}/${rest}`;
}
