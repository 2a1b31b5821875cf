import { type SignInPerson } from "../identity/person";
import { TENANT_ID } from "../identity/tenant-address";
import { personAddress } from "./bot-event";

/** A person as the connector lists the members of a chat. Source: Microsoft Teams docs, "Get Teams specific context for your bot". */
export function describeMember(person: SignInPerson): Readonly<Record<string, string>> {
  return {
    id: personAddress(person.id),
    name: person.displayName,
    objectId: person.id,
    aadObjectId: person.id,
    givenName: person.givenName,
    surname: person.surname,
    email: person.userPrincipalName,
    userPrincipalName: person.userPrincipalName,
    tenantId: TENANT_ID,
    userRole: "user",
  };
}

/** The person that an address in an activity names: `29:<id>`, or the bare Entra object id. */
export function readPersonAddress(address: string): string {
  return address.replace(/^29:/, "").toLowerCase();
}
