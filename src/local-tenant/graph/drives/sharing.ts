import { z } from "zod";
import { accessDenied, GraphFailure, invalidRequest, notImplemented } from "../graph-failure";
import type { GraphCall } from "../operation";
import { allows } from "../sites/site-access";
import type { ReachedDriveItem } from "./drive-access";
import { readGrants, type SharedWith } from "./shared-with";

/** How a person is named who is to be let in: in exactly one way. */
export const Recipient = z.strictObject({ "@odata.type": z.string().optional(), objectId: z.string().nullish(), email: z.string().nullish(), alias: z.string().nullish() });

/** Graph's roles, which it writes in either case. */
export const Roles = z.array(z.string().transform((role) => role.toLowerCase()).pipe(z.enum(["read", "write"]))).length(1);

/**
 * Refuses somebody who may not change who a thing is shared with. A person must be able to change the site's lists,
 * through an application that may write everywhere or was given this site whole.
 * Source: Microsoft Graph docs, "driveItem: invite" and "Overview of Selected permissions".
 */
export function requireSharing(call: GraphCall, { drive, level }: ReachedDriveItem): void {
  const held = call.caller.personId === undefined ? call.caller.roles : call.caller.scopes;
  const wide = held.some((permission) => /^(Files\.ReadWrite(\.All)?|Sites\.(ReadWrite|Manage|FullControl)\.All)$/.test(permission));
  if (!wide && drive.applicationLevel !== "full") throw accessDenied();
  const person = call.caller.personId === undefined ? "full" : drive.personLevel === "full" ? "full" : allows(level, "write") ? (drive.personLevel ?? "none") : "none";
  if (!allows(person, "manage")) throw accessDenied();
}

/**
 * The person whom a recipient names.
 *
 * @throws {GraphFailure} 404 for nobody of this tenant, 501 for a group.
 */
export async function findRecipient(call: GraphCall, { objectId, email, alias }: z.infer<typeof Recipient>): Promise<Omit<SharedWith, "id" | "roles">> {
  const named = [objectId, email, alias].filter((one) => one !== undefined && one !== null);
  if (named.length !== 1) throw invalidRequest("A recipient is named in exactly one way.");
  const rows = await call.store.query<{ id: string; user_principal_name: string; display_name: string }>(
    `select id, user_principal_name, display_name from people where not removed
       and (id = lower($1::text) or lower(user_principal_name) = lower($2::text) or lower(split_part(user_principal_name, '@', 1)) = lower($3::text))`,
    [objectId ?? null, email ?? null, alias ?? null],
  );
  if (rows[0] !== undefined) return { personId: rows[0].id, userPrincipalName: rows[0].user_principal_name, displayName: rows[0].display_name };
  const groups = await call.store.query("select 1 from classes where id = lower($1::text) and not removed", [objectId ?? null]);
  if (groups.length > 0) throw notImplemented("Sharing with a group is not supported by the local tenant.");
  throw new GraphFailure({ status: 404, code: "itemNotFound", message: "One of the provided recipients could not be found." });
}

/** Whether a body says anything of a property: `null` and absence are the same. */
export function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Takes away what a thing inherits, when it is shared for the first time and nothing is to be retained. */
export async function breakInheritance(call: GraphCall, { item }: ReachedDriveItem): Promise<void> {
  const links = await call.store.query("select 1 from drive_links where item_id = $1 limit 1", [item.id]);
  if (!item.inherits || links.length > 0 || (await readGrants(call, item.id)).length > 0) return;
  await call.store.query("update drive_items set inherits = false where id = $1", [item.id]);
}

/** Marks that a thing's sharing changed, so that readers of changes hear of it. */
export async function noteSharingChange(call: GraphCall, itemId: string): Promise<void> {
  await call.store.query("with next as (select nextval('change_number') as number) update drive_items set change = number, shared_change = number from next where id = $1", [itemId]);
}

/** Takes people's grants away that fit `condition`, whose parameters begin at `$2`, and remembers who lost them. */
export async function removeGrants(call: GraphCall, itemId: string, { condition, value }: { readonly condition: string; readonly value: string }): Promise<void> {
  await noteSharingChange(call, itemId);
  await call.store.query(
    `with gone as (delete from drive_grants where item_id = $1 and ${condition} returning item_id, person_id)
     insert into drive_losses (item_id, person_id, change) select gone.item_id, gone.person_id, i.shared_change from gone join drive_items i on i.id = gone.item_id`,
    [itemId, value],
  );
}
