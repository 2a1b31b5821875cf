import { itemNotFound } from "../graph-failure";
import type { GraphCall } from "../operation";

/** Somebody with an account: a member of staff, a pupil, anybody. */
export interface PersonRow extends Record<string, unknown> {
  readonly id: string;
  readonly user_principal_name: string;
  readonly display_name: string;
  readonly given_name: string;
  readonly surname: string;
  readonly job_title: string;
  readonly primary_role: "teacher" | "student" | "none";
  readonly account_enabled: boolean;
  readonly change: number | bigint;
  readonly removed: boolean;
}

/** The person whose id or user principal name the call names. */
export async function requirePerson(call: GraphCall, reference: string): Promise<PersonRow> {
  const rows = await call.store.query<PersonRow>("select * from people where not removed and (id = lower($1) or lower(user_principal_name) = lower($1))", [reference]);
  if (rows[0] === undefined) throw itemNotFound(`Resource '${reference}' does not exist or one of its queried reference-property objects are not present.`);
  return rows[0];
}

/** What `/users` shows when nothing was chosen. Source: Microsoft Graph docs, "user resource type". */
export function userShape(person: PersonRow): Readonly<Record<string, unknown>> {
  return {
    businessPhones: [],
    displayName: person.display_name,
    givenName: textOrNull(person.given_name),
    jobTitle: textOrNull(person.job_title),
    mail: person.user_principal_name,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: textOrNull(person.surname),
    userPrincipalName: person.user_principal_name,
    id: person.id,
  };
}

/** What may be chosen beside that. */
export function chosenUserShape(person: PersonRow): Readonly<Record<string, unknown>> {
  return { ...userShape(person), accountEnabled: person.account_enabled, mailNickname: mailNickname(person), userType: "Member" };
}

/** What education shows of a person. Source: Microsoft Graph docs, "educationUser resource type". */
export function educationUserShape(person: PersonRow): Readonly<Record<string, unknown>> {
  return {
    id: person.id,
    accountEnabled: person.account_enabled,
    displayName: person.display_name,
    givenName: person.given_name,
    surname: person.surname,
    mail: person.user_principal_name,
    mailNickname: mailNickname(person),
    primaryRole: person.primary_role,
    userPrincipalName: person.user_principal_name,
    userType: "Member",
    externalSource: "sis",
    ...(person.primary_role === "student" ? { student: { externalId: person.id } } : {}),
    ...(person.primary_role === "teacher" ? { teacher: { externalId: person.id } } : {}),
  };
}

function mailNickname(person: PersonRow): string {
  return person.user_principal_name.split("@")[0] ?? "";
}

function textOrNull(text: string): string | null {
  return text === "" ? null : text;
}
