import type { Store } from "../store/store";
import type { GraphCall } from "./operation";

/** Who did something: a person, an application, or a person through an application. */
export interface IdentitySet {
  readonly application?: { readonly id: string; readonly displayName: string };
  readonly user?: { readonly email: string; readonly id: string; readonly displayName: string };
}

/** A person as `createdBy` and permissions name them. */
async function personIdentity(store: Store, personId: string): Promise<NonNullable<IdentitySet["user"]>> {
  const rows = await store.query<{ user_principal_name: string; display_name: string }>("select user_principal_name, display_name from people where id = $1", [personId]);
  return { email: rows[0]?.user_principal_name ?? "", id: personId, displayName: rows[0]?.display_name ?? "" };
}

/** Who wrote, as `lastModifiedBy` names them: the application, and the person it acted for. */
export async function writerOf(call: GraphCall): Promise<IdentitySet> {
  const { appId, personId } = call.caller;
  const rows = await call.store.query<{ display_name: string }>("select display_name from applications where app_id = $1", [appId]);
  const application = { id: appId, displayName: rows[0]?.display_name ?? "" };
  return personId === undefined ? { application } : { application, user: await personIdentity(call.store, personId) };
}

/** Who made a thing, as `createdBy` names them: the person alone when there is one. */
export function makerOf(writer: IdentitySet): IdentitySet {
  return writer.user === undefined ? writer : { user: writer.user };
}

/** The row number of a person or application in a site's hidden user list: a small number, the same every time. */
export function lookupIdOf(id: string | undefined): string {
  return String(10 + (Number.parseInt((id ?? "0").slice(0, 6), 16) % 1_000_000));
}
