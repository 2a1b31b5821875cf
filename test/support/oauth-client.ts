import { createHash } from "node:crypto";
import { type LocalTenant, TENANT_ID } from "./local-tenant";

/** A secret that only the page which began a sign-in knows. */
export const VERIFIER = "a-verifier-of-at-least-forty-three-characters-in-all";
/** Client id of a school app with a page, an API and a service. */
export const APP = "50000000-0000-4000-8000-000000000001";
/** How the app's API is named as a resource. */
export const APP_URI = `api://localhost/${APP}`;
/** The app's page that sign-ins come back to. */
export const REDIRECT = "http://localhost:4399/redirect.html";
/** The app's secret. */
export const SECRET = "only-for-this-test";
/** The school in these tests. */
export const SCHOOL = "10000000-0000-4000-8000-000000000001";
/** A SENCO. */
export const SENCO = "20000000-0000-4000-8000-000000000001";
/** A class teacher. */
export const TEACHER = "20000000-0000-4000-8000-000000000002";

/** Registers the app and adds a SENCO and a teacher. */
export async function addSchoolApp(tenant: LocalTenant, registration: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await tenant.admin("PUT", `schools/${SCHOOL}`, { displayName: "Oakfield" });
  await tenant.admin("PUT", "people-batch", {
    value: [
      { id: SENCO, displayName: "Sam Senco", givenName: "Sam", surname: "Senco", userPrincipalName: "sam@oakfield.example", primaryRole: "teacher", jobTitle: "SENCO", schoolIds: [SCHOOL] },
      { id: TEACHER, displayName: "Tia Teacher", givenName: "Tia", surname: "Teacher", userPrincipalName: "tia@oakfield.example", primaryRole: "teacher", schoolIds: [SCHOOL] },
    ],
  });
  await tenant.admin("PUT", `applications/${APP}`, {
    displayName: "School app",
    identifierUri: APP_URI,
    exposedScopes: ["access_as_user"],
    spaRedirectUris: [REDIRECT],
    secret: SECRET,
    delegatedScopes: { "https://graph.microsoft.com": ["User.Read", "Calendars.ReadWrite"], [APP_URI]: ["access_as_user"] },
    applicationRoles: { "https://graph.microsoft.com": ["Sites.Selected", "EduRoster.Read.All"] },
    ...registration,
  });
}

/** The address that a browser is sent to for a sign-in; an override of `undefined` leaves a parameter out. */
export function authorizeAddress(tenant: LocalTenant, overrides: Readonly<Record<string, string | undefined>> = {}): string {
  const question: Readonly<Record<string, string | undefined>> = {
    client_id: APP,
    response_type: "code",
    response_mode: "query",
    redirect_uri: REDIRECT,
    scope: `openid profile offline_access ${APP_URI}/access_as_user`,
    code_challenge: createHash("sha256").update(VERIFIER).digest("base64url"),
    code_challenge_method: "S256",
    state: "state-1",
    ...overrides,
  };
  const present = Object.entries(question).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `${tenant.origin}/${TENANT_ID}/oauth2/v2.0/authorize?${new URLSearchParams(present)}`;
}

/** Opens a sign-in address as a browser with this cookie would, without following where it leads. */
export function openAddress(address: string, cookie?: string): Promise<Response> {
  return fetch(address, { redirect: "manual", ...(cookie === undefined ? {} : { headers: { cookie } }) });
}

/** Presses a person's button on the sign-in page. */
export function choosePerson(address: string, personId: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(address, { method: "POST", redirect: "manual", headers, body: new URLSearchParams({ personId }) });
}

/** What a sign-in sent back to the page in the query of its address. */
export function sentBack(answer: Response): URLSearchParams {
  return new URL(answer.headers.get("location") ?? "about:blank").searchParams;
}

/** The cookie that an answer set, as a browser would send it again. */
export function cookieOf(answer: Response): string {
  return (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

/** An answer of the token address, as far as tests look at it. */
export interface TokenReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, string | number | undefined>>;
}

/** Posts a form to the token address, from the app's page unless `origin` is `null`. */
export async function askToken(tenant: LocalTenant, form: Readonly<Record<string, string>>, origin: string | null = new URL(REDIRECT).origin): Promise<TokenReply> {
  const answer = await fetch(`${tenant.origin}/${TENANT_ID}/oauth2/v2.0/token`, {
    method: "POST",
    headers: origin === null ? {} : { origin },
    body: new URLSearchParams({ client_id: APP, ...form }),
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as TokenReply["body"] };
}

/** Signs a person in and gives the code that the page received. */
export async function getCode(tenant: LocalTenant, personId: string, overrides: Readonly<Record<string, string>> = {}): Promise<string> {
  return sentBack(await choosePerson(authorizeAddress(tenant, overrides), personId)).get("code") ?? "";
}

/** Redeems a code as the app's page would. */
export function redeem(tenant: LocalTenant, code: string, overrides: Readonly<Record<string, string>> = {}): Promise<TokenReply> {
  return askToken(tenant, { grant_type: "authorization_code", code, redirect_uri: REDIRECT, code_verifier: VERIFIER, ...overrides });
}

/** Reads a token's claims without checking them. */
export function claimsOf(token: unknown): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(String(token).split(".")[1] ?? "", "base64url").toString()) as Readonly<Record<string, unknown>>;
}
