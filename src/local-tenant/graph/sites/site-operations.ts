import { z } from "zod";
import { invalidRequest, itemNotFound } from "../graph-failure";
import { type GraphCall, type GraphOperation, ok } from "../operation";
import { SITES_MANAGE, SITES_READ } from "./permissions";
import { requireSite, type SiteRow, siteOf, siteShape } from "./site";

const SiteChange = z.strictObject({ displayName: z.string().trim().min(1).max(255).optional(), description: z.string().max(1000).optional() });

async function readSite(call: GraphCall) {
  const { site } = await requireSite(call, "limited");
  return ok(siteShape(call, site));
}

async function changeSite(call: GraphCall) {
  const { site } = await requireSite(call, "full");
  const change = SiteChange.safeParse(call.body);
  if (!change.success) throw invalidRequest("Only displayName and description of a site can be changed.");
  const { displayName = site.displayName, description = site.description } = change.data;
  await call.store.query("update sites set display_name = $2, description = $3, change = nextval('change_number') where id = $1", [site.id, displayName, description]);
  return ok(siteShape(call, { ...site, displayName, description }));
}

async function readGroupSite(call: GraphCall) {
  const groups = await call.store.query<{ id: string }>(
    "select id from classes where id = lower($1) and not removed union all select id from groups where id = lower($1) and not removed",
    [call.params["groupId"]],
  );
  if (groups.length === 0) throw itemNotFound("The group could not be found.");
  const rows = await call.store.query<SiteRow>("select * from sites where group_id = $1", [groups[0]?.id]);
  if (rows[0] === undefined) throw itemNotFound("Requested site could not be found");
  const { site } = await requireSite({ ...call, params: { siteId: siteOf(rows[0]).id } }, "limited");
  return ok(siteShape(call, site));
}

/** One site. */
export const SITE_OPERATIONS: readonly GraphOperation[] = [
  {
    method: "GET", path: "/groups/{groupId}/sites/root", documentedAs: "Get a site resource", permissions: SITES_READ, query: ["$select"], handle: readGroupSite,
    overlay: "https://learn.microsoft.com/graph/api/site-get", differs: "A group has a site only where the admin interface connected one with it.",
  },
  { method: "GET", path: "/sites/{siteId}", documentedAs: "Get a site resource", permissions: SITES_READ, query: ["$select"], handle: readSite },
  { method: "PATCH", path: "/sites/{siteId}", documentedAs: "site resource type", permissions: SITES_MANAGE, query: [], handle: changeSite, differs: "Microsoft describes the call and documents no page for it; displayName and description can be changed here by owners of the site." },
];
