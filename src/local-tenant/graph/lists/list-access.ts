import type { GraphCall } from "../operation";
import { allows, personLevelOf, type SiteLevel } from "../sites/site-access";

/** What an application was given of one list or row, by its roles. */
const GIVEN: Readonly<Record<string, SiteLevel>> = { read: "read", write: "write", owner: "full", fullcontrol: "full" };

function higher(one: SiteLevel, other: SiteLevel): SiteLevel {
  return allows(one, other) ? one : other;
}

function lower(one: SiteLevel, other: SiteLevel): SiteLevel {
  return allows(one, other) ? other : one;
}

/** The best of an application's grants on one list, or on one of its rows. */
export async function grantedLevel(call: GraphCall, { listId, itemId }: { readonly listId: string; readonly itemId?: number }): Promise<SiteLevel> {
  const rows = await call.store.query<{ roles: readonly string[] }>("select roles from list_grants where list_id = $1 and item_id is not distinct from $2::int and app_id = $3", [listId, itemId ?? null, call.caller.appId.toLowerCase()]);
  return rows.flatMap(({ roles }) => roles).reduce<SiteLevel>((best, role) => higher(best, GIVEN[role] ?? "none"), "none");
}

/**
 * What a caller with `Lists.SelectedOperations.Selected` may do with one list: what the application was given of it, and
 * never less than what it was given of the site. A person's own rights still limit it.
 * Source: Microsoft Graph docs, "Overview of Selected permissions".
 */
export async function listLevelOf(call: GraphCall, { siteId, listId, siteLevel }: { readonly siteId: string; readonly listId: string; readonly siteLevel: SiteLevel }): Promise<SiteLevel> {
  const granted = await grantedLevel(call, { listId });
  const { personId } = call.caller;
  return higher(siteLevel, personId === undefined ? granted : lower(granted, await personLevelOf(call, siteId, personId)));
}
