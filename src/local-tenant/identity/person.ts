import type { Row, Store } from "../store/store";

/** Somebody who can sign in. */
export interface SignInPerson {
  /** Entra object id. */
  readonly id: string;
  readonly displayName: string;
  readonly givenName: string;
  readonly surname: string;
  readonly userPrincipalName: string;
  readonly jobTitle: string;
  readonly primaryRole: "teacher" | "student" | "none";
}

interface PersonRow extends Row {
  readonly id: string;
  readonly display_name: string;
  readonly given_name: string;
  readonly surname: string;
  readonly user_principal_name: string;
  readonly job_title: string;
  readonly primary_role: SignInPerson["primaryRole"];
}

const PEOPLE = `select id, display_name, given_name, surname, user_principal_name, job_title, primary_role
  from people where account_enabled and not removed`;

/** Finds somebody whose account is in use; `undefined` when it was disabled or removed, or never was. */
export async function findSignInPerson(store: Store, personId: string): Promise<SignInPerson | undefined> {
  const [row] = await store.query<PersonRow>(`${PEOPLE} and id = $1`, [personId]);
  return row === undefined ? undefined : readPerson(row);
}

/** Everybody who can sign in, by name. */
export async function listSignInPeople(store: Store): Promise<readonly SignInPerson[]> {
  return (await store.query<PersonRow>(`${PEOPLE} order by surname, given_name, display_name`)).map(readPerson);
}

function readPerson(row: PersonRow): SignInPerson {
  return {
    id: row.id,
    displayName: row.display_name,
    givenName: row.given_name,
    surname: row.surname,
    userPrincipalName: row.user_principal_name,
    jobTitle: row.job_title,
    primaryRole: row.primary_role,
  };
}
