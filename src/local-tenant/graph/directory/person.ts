import type { GraphCall } from "../operation";
import { resourceNotFound } from "./directory-failure";
import type { DirectoryRow } from "./directory-kind";

/** Somebody with an account: a member of staff, a pupil, anybody. */
export interface PersonRow extends DirectoryRow {
  readonly user_principal_name: string;
  readonly display_name: string;
  readonly given_name: string;
  readonly surname: string;
  readonly job_title: string;
  readonly primary_role: "teacher" | "student" | "none";
  readonly account_enabled: boolean;
}

/**
 * The person whose id or user principal name the call names.
 *
 * @throws {GraphFailure} 404 when there is nobody.
 */
export async function requirePerson(call: GraphCall, reference: string): Promise<PersonRow> {
  const rows = await call.store.query<PersonRow>("select * from people where not removed and (id = lower($1) or lower(user_principal_name) = lower($1))", [reference]);
  if (rows[0] === undefined) throw resourceNotFound(reference);
  return rows[0];
}
