import { accessDenied, invalidRequest, itemNotFound } from "../graph-failure";
import type { IdentitySet } from "../identity-set";
import type { GraphCall } from "../operation";
import type { SelectableType } from "../select";
import { contextSite, requireSite, graphSiteId, type Site, siteUrl } from "../sites/site";
import { allows, type SiteLevel } from "../sites/site-access";
import { listLevelOf } from "./list-access";
import { namesUserList, userListOf } from "./user-list";

/** A list or a document library of a site, or the site's hidden list of people. */
export interface SiteList {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly template: "genericList" | "documentLibrary" | "userInformation";
  readonly driveId: string | undefined;
  readonly contentTypesEnabled: boolean;
  readonly hidden: boolean;
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly createdBy: IdentitySet | undefined;
  readonly modifiedBy: IdentitySet | undefined;
  readonly version: number;
}

export interface ListRow extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly display_name: string;
  readonly description: string;
  readonly template: "genericList" | "documentLibrary";
  readonly drive_id: string | null;
  readonly content_types_enabled: boolean;
  readonly hidden: boolean;
  readonly created_at: string;
  readonly modified_at: string;
  readonly created_by: IdentitySet | null;
  readonly modified_by: IdentitySet | null;
  readonly etag_version: number;
}

/** A list in the names of this folder. */
export function listOf(row: ListRow): SiteList {
  return {
    id: row.id, name: row.name, displayName: row.display_name, description: row.description, template: row.template, driveId: row.drive_id ?? undefined,
    contentTypesEnabled: row.content_types_enabled, hidden: row.hidden, createdAt: row.created_at, modifiedAt: row.modified_at,
    createdBy: row.created_by ?? undefined, modifiedBy: row.modified_by ?? undefined, version: row.etag_version,
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
  const { site, level, list } = holdsListPermission(call) ? await locateChosenList(call) : await locateList(call, needed);
  if (!allows(level, needed)) throw accessDenied();
  if (list === undefined || (list.template !== "documentLibrary" && !allows(level, "read"))) throw itemNotFound("The specified list was not found");
  // Nobody writes into the list of people but SharePoint.
  if (list.template === "userInformation" && !allows("read", needed)) throw accessDenied();
  return { site, list, level };
}

/** The site and the list that the call names, once the caller may do on the site what `needed` says; the list may be missing. */
export async function locateList(call: GraphCall, needed: SiteLevel): Promise<{ readonly site: Site; readonly level: SiteLevel; readonly list: SiteList | undefined }> {
  const { site, level } = await requireSite(call, needed);
  return { site, level, list: await findList(call, site, call.params["listId"] ?? "") };
}

/** What an application was given of one list counts as well, so the site alone cannot refuse it. */
async function locateChosenList(call: GraphCall) {
  const { site, level: siteLevel, list } = await locateList(call, "none");
  return { site, list, level: list === undefined ? siteLevel : await listLevelOf(call, { siteId: site.id, listId: list.id, siteLevel }) };
}

function holdsListPermission({ caller }: GraphCall): boolean {
  return (caller.personId === undefined ? caller.roles : caller.scopes).includes("Lists.SelectedOperations.Selected");
}

async function findList(call: GraphCall, site: Site, written: string): Promise<SiteList | undefined> {
  const reference = written.replace(/^\{(.*)\}$/, "$1");
  if (reference === "") throw invalidRequest("The list is not named.");
  const rows = await call.store.query<ListRow>(
    "select * from lists where site_id = $1 and not removed and (id = lower($2) or lower(display_name) = lower($2) or lower(name) = lower($2)) order by (id = lower($2)) desc limit 1",
    [site.id, reference],
  );
  if (rows[0] !== undefined) return listOf(rows[0]);
  return namesUserList(site, reference) ? userListOf(site) : undefined;
}

/** Address of a list's page: libraries lie directly in their site. */
export function listUrl(call: GraphCall, site: Site, list: SiteList): string {
  const folder = { documentLibrary: "", genericList: "Lists/", userInformation: "_catalogs/" }[list.template];
  return `${siteUrl(call, site)}/${folder}${encodeURIComponent(list.name)}`;
}

/** The properties of a list; a list that SharePoint keeps for itself has the `system` property, and is listed only to a caller who selects it. */
export const LIST_TYPE: SelectableType = {
  name: "list",
  usual: ["createdDateTime", "description", "eTag", "id", "lastModifiedDateTime", "name", "webUrl", "displayName", "createdBy", "lastModifiedBy", "parentReference", "list"],
  onRequest: ["system", "sharepointIds"],
};

/** Everything that is known of a list. */
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
    createdBy: list.createdBy,
    lastModifiedBy: list.modifiedBy,
    parentReference: { siteId: graphSiteId(site) },
    list: { contentTypesEnabled: list.contentTypesEnabled, hidden: list.hidden, template: list.template },
    system: list.template === "userInformation" ? {} : undefined,
    sharepointIds: { listId: list.id, siteId: site.id, siteUrl: siteUrl(call, site), tenantId: call.tenantId, webId: site.webId },
  };
}

/** `@odata.context` of what lies in a list. */
export function listContext(call: GraphCall, site: Site, rest: string): string {
  return `${call.links.root}/$metadata#${contextSite(site)}/${rest}`;
}
