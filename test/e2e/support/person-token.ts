import type { PersonId } from "../../../src/domain/ids";
import { redeemSignIn } from "../../support/redeem-sign-in";
import { SERVICE, TENANT, TENANT_ID } from "./places";

const BATON = "b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01";
const SHAREPOINT_PAGE = "00000003-0000-0ff1-ce00-000000000000";
const AUTHORITY = `${TENANT}/${TENANT_ID}/oauth2/v2.0`;

/** A token for Baton's API. */
export function batonTokenOf(personId: PersonId): Promise<string> {
  return redeemSignIn(AUTHORITY, { personId, clientId: BATON, redirectUri: `${SERVICE}/redirect.html`, scope: `openid api://localhost/${BATON}/access_as_user` });
}

/** A token for Graph, as the person's own SharePoint page uses it. */
export function graphTokenOf(personId: PersonId): Promise<string> {
  return redeemSignIn(AUTHORITY, {
    personId, clientId: SHAREPOINT_PAGE, redirectUri: `${TENANT}/redirect.html`, scope: "openid https://graph.microsoft.com/Files.ReadWrite.All",
  });
}

/** One call of Baton's API with a bearer token. */
export async function callBaton(token: string, method: "GET" | "PUT" | "POST", path: string, body?: unknown): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`${SERVICE}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : (JSON.parse(text) as unknown) };
}
