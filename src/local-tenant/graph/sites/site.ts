import { accessDenied, itemNotFound } from "../graph-failure";
import type { GraphCall } from "../operation";
import { allows, type SiteLevel, siteLevelOf } from "./site-access";

/** A site as the tenant keeps it; `id` is the site collection's GUID alone. */
export interface Site {
  readonly id: string;
  readonly webId: string;
  readonly hostname: string;
  readonly path: string;
  readonly displayName: string;
  readonly createdAt: string;
}

interface SiteRow extends Record<string, unknown> {
  readonly id: string;
  readonly web_id: string;
  readonly hostname: string;
  readonly path: string;
  readonly display_name: string;
  readonly created_at: string;
}

/** Graph's id of a site: hostname, site collection and web. */
export function graphSiteId(site: Site): string {
  return `${site.hostname},${site.id},${site.webId}`;
}

/** A site in the names of this folder. */
export function siteOf(row: SiteRow): Site {
  return { id: row.id, webId: row.web_id, hostname: row.hostname, path: row.path, displayName: row.display_name, createdAt: row.created_at };
}

/** The site that a reference names, whoever asks: by `hostname,guid,guid`, by the first GUID, or by `hostname:/path`. */
async function findSite(call: GraphCall, reference: string): Promise<Site | undefined> {
  const place = /^([^:]+):\/(.*)$/.exec(reference);
  const rows =
    place === null
      ? await call.store.query<SiteRow>("select * from sites where id = $1", [reference.split(",")[1] ?? reference])
      : await call.store.query<SiteRow>("select * from sites where lower(hostname) = lower($1) and lower(path) = lower($2)", [place[1], `/${place[2] ?? ""}`]);
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

/** A site as Graph shows it. */
export function siteShape(call: GraphCall, site: Site): Readonly<Record<string, unknown>> {
  return {
    "@odata.context": `${call.links.root}/$metadata#sites/$entity`,
    createdDateTime: site.createdAt,
    description: "",
    id: graphSiteId(site),
    lastModifiedDateTime: site.createdAt,
    name: site.path.split("/").at(-1) ?? "",
    webUrl: siteUrl(call, site),
    displayName: site.displayName,
    root: {},
    siteCollection: { hostname: site.hostname },
  };
}

/** Address of a site's page. */
export function siteUrl(call: GraphCall, site: Site): string {
  return `${call.links.origin}${site.path}`;
}

/** A site's id as `@odata.context` writes it. */
export function contextSite(site: Site): string {
  return `sites('${encodeURIComponent(graphSiteId(site))}')`;
}
