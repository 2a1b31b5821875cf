import { itemNotFound } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, ok } from "../operation";
import { type ApplicationGrant, applicationGrantId, readGrantBody, readRolesBody } from "./application-permission";
import { SITES_GRANT } from "./permissions";
import { contextSite, requireSite, type Site } from "./site";

interface GrantRow extends Record<string, unknown> {
  readonly id: string;
  readonly app_id: string;
  readonly display_name: string;
  readonly roles: readonly string[];
}

async function listGrants(call: GraphCall) {
  const { site } = await requireSite(call, "full");
  const rows = await call.store.query<GrantRow>("select * from site_grants where site_id = $1 order by id", [site.id]);
  // As in Microsoft 365, the roles are told only by a call for the one permission.
  const value = rows.map((row) => grantShape(grantOf(row))).map(({ id, grantedToIdentitiesV2, grantedToIdentities }) => ({ id, grantedToIdentitiesV2, grantedToIdentities }));
  return ok({ "@odata.context": contextOf(call, `${contextSite(site)}/permissions`), value });
}

async function addGrant(call: GraphCall) {
  const { site } = await requireSite(call, "full");
  const { appId, displayName, roles } = readGrantBody(call.body);
  const rows = await call.store.query<GrantRow>(
    `insert into site_grants (id, site_id, app_id, display_name, roles) values ($1, $2, $3, $4, $5::jsonb)
     on conflict (site_id, app_id) do update set roles = excluded.roles, display_name = excluded.display_name returning *`,
    [grantIdOn(call, site, appId), site.id, appId, displayName, JSON.stringify(roles)],
  );
  return { status: 201, body: entity(call, site, requireGrant(rows)) };
}

/** Ids are unique in the whole tenant here, so a site's own id is a part of the one that is kept. */
function grantIdOn(call: GraphCall, site: Site, appId: string): string {
  return `${site.id}:${applicationGrantId(call, appId)}`;
}

async function readGrant(call: GraphCall) {
  const { site } = await requireSite(call, "full");
  return ok(entity(call, site, await findGrant(call, site)));
}

async function changeGrant(call: GraphCall) {
  const { site } = await requireSite(call, "full");
  const grant = await findGrant(call, site);
  const roles = readRolesBody(call.body);
  await call.store.query("update site_grants set roles = $3::jsonb where site_id = $1 and app_id = $2", [site.id, grant.appId, JSON.stringify(roles)]);
  return ok(entity(call, site, { ...grant, roles }));
}

async function removeGrant(call: GraphCall) {
  const { site } = await requireSite(call, "full");
  const grant = await findGrant(call, site);
  await call.store.query("delete from site_grants where site_id = $1 and app_id = $2", [site.id, grant.appId]);
  return { status: 204 };
}

async function findGrant(call: GraphCall, site: Site): Promise<ApplicationGrant> {
  const id = call.params["permissionId"] ?? "";
  return requireGrant(await call.store.query<GrantRow>("select * from site_grants where site_id = $1 and id in ($2, $3)", [site.id, id, `${site.id}:${id}`]));
}

function requireGrant(rows: readonly GrantRow[]): ApplicationGrant {
  if (rows[0] === undefined) throw itemNotFound("Requested permission could not be found");
  return grantOf(rows[0]);
}

function grantOf(row: GrantRow): ApplicationGrant {
  return { id: row.id.split(":").at(-1) ?? "", appId: row.app_id, displayName: row.display_name, roles: row.roles };
}

function grantShape(grant: ApplicationGrant) {
  const application = { id: grant.appId, displayName: grant.displayName };
  return { id: grant.id, roles: grant.roles, grantedToIdentitiesV2: [{ application }], grantedToIdentities: [{ application }] };
}

function entity(call: GraphCall, site: Site, grant: ApplicationGrant) {
  return { "@odata.context": contextOf(call, `${contextSite(site)}/permissions/$entity`), ...grantShape(grant) };
}

const PERMISSIONS = "/sites/{siteId}/permissions";

/** Which applications hold a grant on one site: what `Sites.Selected` counts on. */
export const SITE_PERMISSION_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: PERMISSIONS, documentedAs: "List permissions", permissions: SITES_GRANT, query: [], handle: listGrants },
  { method: "POST", path: PERMISSIONS, documentedAs: "Create permission", permissions: SITES_GRANT, query: [], handle: addGrant },
  { method: "GET", path: `${PERMISSIONS}/{permissionId}`, documentedAs: "Get permission", permissions: SITES_GRANT, query: [], handle: readGrant },
  { method: "PATCH", path: `${PERMISSIONS}/{permissionId}`, documentedAs: "Update permission", permissions: SITES_GRANT, query: [], handle: changeGrant },
  { method: "DELETE", path: `${PERMISSIONS}/{permissionId}`, documentedAs: "Delete permission", permissions: SITES_GRANT, query: [], handle: removeGrant },
];
