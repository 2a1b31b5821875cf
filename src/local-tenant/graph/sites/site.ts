import { accessDenied, itemNotFound } from "../graph-failure";
import type { GraphCall } from "../operation";
import { readSelection, type SelectableType } from "../select";
import { allows, type SiteLevel, siteLevelOf } from "./site-access";

/** A site as the tenant keeps it; `id` is the site collection's GUID alone. */
export interface Site {
  readonly id: string;
  readonly webId: string;
  readonly hostname: string;
  readonly path: string;
  readonly displayName: string;
  readonly description: string;
  readonly createdAt: string;
  /** The group whose site it is: its owners and members are the site's. */
  readonly groupId: string | undefined;
}

export interface SiteRow extends Record<string, unknown> {
  readonly id: string;
  readonly web_id: string;
  readonly hostname: string;
  readonly path: string;
  readonly display_name: string;
  readonly description: string;
  readonly created_at: string;
  readonly group_id: string | null;
}

/** Graph's id of a site: hostname, site collection and web. */
export function graphSiteId(site: Site): string {
  return `${site.hostname},${site.id},${site.webId}`;
}

/** A site in the names of this folder. */
export function siteOf(row: SiteRow): Site {
  return {
    id: row.id, webId: row.web_id, hostname: row.hostname, path: row.path, displayName: row.display_name, description: row.description,
    createdAt: row.created_at, groupId: row.group_id ?? undefined,
  };
}

/** Whether a site is the tenant's root site, which everybody of the tenant may read. */
export function isRootSite(site: Site): boolean {
  return site.path === "/";
}

const HOSTNAME = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/i;
const GUID = /^\{?([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\}?$/i;

/**
 * The site that a reference names, whoever asks: by `hostname,guid,guid`, by the first GUID, by `root`, by its hostname
 * alone, or by `hostname:/path`.
 */
async function findSite(call: GraphCall, reference: string): Promise<Site | undefined> {
  const [, hostname, path = ""] = /^([^:]+):\/?(.*)$/.exec(reference) ?? [];
  if (hostname !== undefined) return await findByPlace(call, hostname, `/${path.replace(/\/+$/, "")}`);
  if (reference === "root") return await findByPlace(call, undefined, "/");
  const id = readSiteId(reference);
  if (id !== undefined) return await findById(call, id);
  return HOSTNAME.test(reference) ? await findByPlace(call, reference, "/") : undefined;
}

interface SiteGuids {
  readonly collection: string;
  /** The web's own GUID, where the reference gives one. */
  readonly web: string | undefined;
}

function readSiteId(reference: string): SiteGuids | undefined {
  const parts = reference.split(",");
  const [collection, web] = (parts.length === 1 ? parts : parts.slice(1)).map((part) => GUID.exec(part)?.[1]?.toLowerCase());
  return collection === undefined || parts.length > 3 ? undefined : { collection, web: parts.length === 3 ? (web ?? "") : undefined };
}

/** No site here has another below it, so a web's GUID that is not the site's own names nothing. */
async function findById(call: GraphCall, { collection, web }: SiteGuids): Promise<Site | undefined> {
  const rows = await call.store.query<SiteRow>("select * from sites where id = $1 and ($2::text is null or lower(web_id) = $2)", [collection, web ?? null]);
  return rows[0] === undefined ? undefined : siteOf(rows[0]);
}

async function findByPlace(call: GraphCall, hostname: string | undefined, path: string): Promise<Site | undefined> {
  const rows = await call.store.query<SiteRow>("select * from sites where ($1::text is null or lower(hostname) = lower($1)) and lower(path) = lower($2)", [hostname ?? null, path]);
  return rows[0] === undefined ? undefined : siteOf(rows[0]);
}

/**
 * The site that the call names, when the caller may do there what `needed` says.
 *
 * @throws {GraphFailure} 404 when there is no such site, 403 when the caller has too little on it.
 */
export async function requireSite(call: GraphCall, needed: SiteLevel): Promise<{ readonly site: Site; readonly level: SiteLevel }> {
  const site = await findSite(call, call.params["siteId"] ?? "");
  if (site === undefined) throw itemNotFound("Requested site could not be found");
  const level = await siteLevelOf(call, site.id);
  if (!allows(level, needed)) throw accessDenied();
  return { site, level };
}

/** The properties that Graph knows of a site; those that are not named in `usual` are shown only to a caller who selects them. */
export const SITE_TYPE: SelectableType = {
  name: "site",
  usual: ["createdDateTime", "description", "id", "lastModifiedDateTime", "name", "webUrl", "displayName", "root", "siteCollection"],
  onRequest: ["sharepointIds", "isPersonalSite", "eTag", "createdBy", "lastModifiedBy", "parentReference", "error"],
};

/** A site as Graph shows it, with what `$select` asks for. */
export function siteShape(call: GraphCall, site: Site): Readonly<Record<string, unknown>> {
  const selection = readSelection(call.query, SITE_TYPE);
  return { "@odata.context": `${call.links.root}/$metadata#sites${selection.inContext}/$entity`, ...selection.pick(siteProperties(call, site)) };
}

/** Everything that is known of a site. */
export function siteProperties(call: GraphCall, site: Site): Readonly<Record<string, unknown>> {
  return {
    createdDateTime: site.createdAt,
    description: site.description,
    id: graphSiteId(site),
    lastModifiedDateTime: site.createdAt,
    name: site.path.split("/").at(-1) ?? "",
    webUrl: siteUrl(call, site),
    displayName: site.displayName,
    root: {},
    siteCollection: isRootSite(site) ? { hostname: site.hostname, root: {} } : { hostname: site.hostname },
    sharepointIds: { siteId: site.id, siteUrl: siteUrl(call, site), tenantId: call.tenantId, webId: site.webId },
    isPersonalSite: false,
  };
}

/** Address of a site's page. */
export function siteUrl(call: GraphCall, site: Site): string {
  return isRootSite(site) ? call.links.origin : `${call.links.origin}${site.path}`;
}

/** A site's id as `@odata.context` writes it. */
export function contextSite(site: Site): string {
  return `sites('${encodeURIComponent(graphSiteId(site))}')`;
}
