import { z } from "zod";
import type { Row, Store } from "../store/store";
import { AdminFailure } from "./admin-failure";

const guid = z.guid().transform((id) => id.toLowerCase());

/** A person as an administrator enters them. */
export const personBody = z.strictObject({
  displayName: z.string().min(1),
  givenName: z.string().default(""),
  surname: z.string().default(""),
  userPrincipalName: z.email(),
  primaryRole: z.enum(["teacher", "student", "none"]).default("none"),
  jobTitle: z.string().default(""),
  schoolIds: z.array(guid).default([]),
  /** A disabled account keeps its history but cannot sign in. */
  accountEnabled: z.boolean().default(true),
});

/** Many people at once. */
export const peopleBatch = z.strictObject({ value: z.array(z.strictObject({ id: guid, ...personBody.shape })).max(5000) });

/** A person to be kept. */
export type PersonToKeep = z.output<typeof personBody> & { readonly id: string };

interface PersonRow extends Row {
  readonly id: string;
  readonly display_name: string;
  readonly given_name: string;
  readonly surname: string;
  readonly user_principal_name: string;
  readonly primary_role: string;
  readonly job_title: string;
  readonly account_enabled: boolean;
  readonly school_ids: readonly string[];
  readonly class_ids: readonly string[];
}

/** A person as the admin interface shows them. */
export interface ShownPerson {
  readonly id: string;
  readonly displayName: string;
  readonly givenName: string;
  readonly surname: string;
  readonly userPrincipalName: string;
  readonly primaryRole: string;
  readonly jobTitle: string;
  readonly accountEnabled: boolean;
  readonly schoolIds: readonly string[];
  readonly classIds: readonly string[];
}

/** Everybody in the tenant by name, or those with the given ids only. */
export async function listPeople(store: Store, ids?: readonly string[]): Promise<readonly ShownPerson[]> {
  const rows = await store.query<PersonRow>(
    `select p.*,
       array(select m.school_id from school_people m where m.person_id = p.id order by m.school_id) as school_ids,
       array(select m.class_id from class_people m join classes c on c.id = m.class_id where m.person_id = p.id and not c.removed order by m.class_id) as class_ids
     from people p where not p.removed and ($1::text[] is null or p.id = any($1)) order by p.display_name, p.id`,
    [ids ?? null],
  );
  return rows.map((row) => ({
    id: row.id,
    displayName: row.display_name,
    givenName: row.given_name,
    surname: row.surname,
    userPrincipalName: row.user_principal_name,
    primaryRole: row.primary_role,
    jobTitle: row.job_title,
    accountEnabled: row.account_enabled,
    schoolIds: row.school_ids,
    classIds: row.class_ids,
  }));
}

/**
 * Makes people or replaces them, with the schools they belong to; their classes stay as they are.
 *
 * @throws {AdminFailure} when a school is unknown or a user principal name belongs to somebody else.
 */
export async function keepPeople(transaction: Store, people: readonly PersonToKeep[]): Promise<void> {
  await refuseUnknownSchools(transaction, people);
  await refuseTakenNames(transaction, people);
  const rows = JSON.stringify(people);
  await transaction.query(
    `insert into people (id, user_principal_name, display_name, given_name, surname, job_title, primary_role, account_enabled)
     select id, "userPrincipalName", "displayName", "givenName", surname, "jobTitle", "primaryRole", "accountEnabled"
     from jsonb_to_recordset($1::jsonb) as person(id text, "userPrincipalName" text, "displayName" text, "givenName" text, surname text, "jobTitle" text, "primaryRole" text, "accountEnabled" boolean)
     on conflict (id) do update set user_principal_name = excluded.user_principal_name, display_name = excluded.display_name,
       given_name = excluded.given_name, surname = excluded.surname, job_title = excluded.job_title, primary_role = excluded.primary_role,
       account_enabled = excluded.account_enabled, removed = false, change = nextval('change_number')`,
    [rows],
  );
  const WANTED = `select distinct school_id, id from jsonb_to_recordset($1::jsonb) as person(id text, "schoolIds" jsonb), jsonb_array_elements_text("schoolIds") as school_id`;
  await transaction.query(`delete from school_people where person_id = any($2) and (school_id, person_id) not in (${WANTED})`, [rows, people.map(({ id }) => id)]);
  await transaction.query(`insert into school_people (school_id, person_id) ${WANTED} on conflict do nothing`, [rows]);
}

/**
 * Removes a person from the directory, from every class and site, and ends their sign-ins. The row stays, so that
 * what they wrote keeps its author and rosters can report that they left.
 *
 * @throws {AdminFailure} when nobody has this id.
 */
export async function removePerson(transaction: Store, personId: string): Promise<void> {
  const removed = await transaction.query(
    `update people set removed = true, change = nextval('change_number'), user_principal_name = id || '.removed.' || user_principal_name
     where id = $1 and not removed returning id`,
    [personId],
  );
  if (removed.length === 0) throw new AdminFailure(404, "Nobody has this id.");
  for (const table of ["class_people", "school_people", "site_people", "sign_ins", "refresh_tokens", "drive_grants", "app_installs"]) {
    await transaction.query(`delete from ${table} where person_id = $1`, [personId]);
  }
  await transaction.query("delete from group_links where target_id = $1", [personId]);
}

async function refuseUnknownSchools(transaction: Store, people: readonly PersonToKeep[]): Promise<void> {
  const wanted = [...new Set(people.flatMap(({ schoolIds }) => schoolIds))];
  const known = await transaction.query("select id from schools where not removed and id = any($1)", [wanted]);
  if (known.length < wanted.length) throw new AdminFailure(400, "schoolIds: a school is unknown.");
}

async function refuseTakenNames(transaction: Store, people: readonly PersonToKeep[]): Promise<void> {
  const names = new Map(people.map(({ id, userPrincipalName }) => [userPrincipalName, id]));
  const others = await transaction.query<{ id: string; user_principal_name: string }>(
    "select id, user_principal_name from people where user_principal_name = any($1)",
    [[...names.keys()]],
  );
  const isTaken = names.size < people.length || others.some((other) => names.get(other.user_principal_name) !== other.id);
  if (isTaken) throw new AdminFailure(409, "userPrincipalName: it belongs to somebody else.");
}
