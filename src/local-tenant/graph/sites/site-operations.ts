import { z } from "zod";
import { invalidRequest, itemNotFound } from "../graph-failure";
import { type GraphCall, type GraphOperation, ok } from "../operation";
import { pick, selectedNames } from "../query-options";
import { SITES_GRANT, SITES_READ } from "./permissions";
import { requireSite, siteShape } from "./site";

interface GrantRow extends Record<string, unknown> {
  readonly id: string;
  readonly app_id: string;
  readonly display_name: string;
  readonly roles: readonly string[];
}

const Roles = z.array(z.enum(["read", "write", "owner", "fullcontrol"])).min(1);
const Grantee = z.object({ application: z.object({ id: z.string(), displayName: z.string().default("") }) });
const GrantBody = z.union([
  z.object({ roles: Roles, grantedToV2: Grantee }),
  z.object({ roles: Roles, grantedToIdentities: z.tuple([Grantee]) }).transform(({ roles, grantedToIdentities: [grantedToV2] }) => ({ roles, grantedToV2 })),
]);

async function readSite(call: GraphCall) {
  const { site } = await requireSite(call, "limited");
  return ok(pick(siteShape(call, site), selectedNames(call.query)));
}

async function listGrants(call: GraphCall) {
  const { site } = await requireSite(call, "full");
  const rows = await call.store.query<GrantRow>("select * from site_grants where site_id = $1 order by id", [site.id]);
  return ok({ value: rows.map(grantShape) });
}

async function addGrant(call: GraphCall) {
  const { site } = await requireSite(call, "full");
  const body = GrantBody.safeParse(call.body);
  if (!body.success) throw invalidRequest("A permission names its roles and one application.");
  const { application } = body.data.grantedToV2;
  const rows = await call.store.query<GrantRow>(
    `insert into site_grants (id, site_id, app_id, display_name, roles) values ($1, $2, $3, $4, $5::jsonb)
     on conflict (site_id, app_id) do update set roles = excluded.roles, display_name = excluded.display_name returning *`,
    [crypto.randomUUID(), site.id, application.id, application.displayName, JSON.stringify(body.data.roles)],
  );
  return { status: 201, body: rows.map(grantShape)[0] ?? {} };
}

async function removeGrant(call: GraphCall) {
  const { site } = await requireSite(call, "full");
  const gone = await call.store.query("delete from site_grants where site_id = $1 and id = $2 returning id", [site.id, call.params["permissionId"]]);
  if (gone.length === 0) throw itemNotFound();
  return { status: 204 };
}

function grantShape(row: GrantRow): Readonly<Record<string, unknown>> {
  const application = { id: row.app_id, displayName: row.display_name };
  return { id: row.id, roles: row.roles, grantedToIdentities: [{ application }], grantedToIdentitiesV2: [{ application }] };
}

/** Sites, and which applications hold a grant on one. */
export const SITE_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: "/sites/{siteId}", documentedAs: "Get a site resource", permissions: SITES_READ, query: ["$select"], handle: readSite },
  { method: "GET", path: "/sites/{siteId}/permissions", documentedAs: "List permissions", permissions: SITES_GRANT, query: [], handle: listGrants },
  { method: "POST", path: "/sites/{siteId}/permissions", documentedAs: "Create permission", permissions: SITES_GRANT, query: [], handle: addGrant },
  { method: "DELETE", path: "/sites/{siteId}/permissions/{permissionId}", documentedAs: "Delete permission", permissions: SITES_GRANT, query: [], handle: removeGrant },
];
