import type { GraphCall } from "../operation";
import type { ApplicationGrant } from "../sites/application-permission";

/** A list, or one row of it. */
export interface GrantPlace {
  readonly listId: string;
  readonly itemId: number | undefined;
}

interface GrantRow extends Record<string, unknown> {
  readonly id: string;
  readonly app_id: string;
  readonly display_name: string;
  readonly roles: readonly string[];
}

const PLACE = "list_id = $1 and item_id is not distinct from $2::int";

function grantOf(row: GrantRow): ApplicationGrant {
  return { id: row.id.split(":").at(-1) ?? "", appId: row.app_id, displayName: row.display_name, roles: row.roles };
}

/** The kept id: a permission's own number is unique in its list or row only. */
function keptId({ listId, itemId }: GrantPlace, id: string): string {
  return `${listId}:${String(itemId ?? "")}:${id}`;
}

/** What applications were given of a list or a row. */
export async function readGrants(call: GraphCall, place: GrantPlace): Promise<readonly ApplicationGrant[]> {
  const rows = await call.store.query<GrantRow>(`select * from list_grants where ${PLACE} order by id`, [place.listId, place.itemId ?? null]);
  return rows.map(grantOf);
}

/** Gives an application roles on a list or a row; one that has some already has these instead. */
export async function keepGrant(call: GraphCall, place: GrantPlace, grant: Omit<ApplicationGrant, "id">): Promise<ApplicationGrant> {
  const present = await readGrants(call, place);
  const mine = present.find(({ appId }) => appId === grant.appId);
  if (mine !== undefined) return (await changeGrant(call, place, { id: mine.id, roles: grant.roles })) ?? mine;
  const id = String(Math.max(0, ...present.map((one) => Number(one.id))) + 1);
  await call.store.query("insert into list_grants (id, list_id, item_id, app_id, display_name, roles) values ($1, $2, $3, $4, $5, $6::jsonb)", [
    keptId(place, id), place.listId, place.itemId ?? null, grant.appId, grant.displayName, JSON.stringify(grant.roles),
  ]);
  return { id, ...grant };
}

/** Puts other roles in the place of a grant's own; `undefined` when there is no such grant. */
export async function changeGrant(call: GraphCall, place: GrantPlace, { id, roles }: { readonly id: string; readonly roles: readonly string[] }): Promise<ApplicationGrant | undefined> {
  const rows = await call.store.query<GrantRow>("update list_grants set roles = $2::jsonb where id = $1 returning *", [keptId(place, id), JSON.stringify(roles)]);
  return rows.map(grantOf)[0];
}

/** Takes a grant away, and says whether it was there. */
export async function removeGrant(call: GraphCall, place: GrantPlace, id: string): Promise<boolean> {
  return (await call.store.query("delete from list_grants where id = $1 returning id", [keptId(place, id)])).length > 0;
}

/** A grant as Graph shows it. */
export function grantShape({ id, appId, displayName, roles }: ApplicationGrant): Readonly<Record<string, unknown>> {
  return { id, roles, grantedToV2: { application: { id: appId, displayName } } };
}
