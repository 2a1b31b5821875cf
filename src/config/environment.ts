import { z } from "zod";

/** Environment variables as the main program hands them over. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Tenant id of the local tenant; it never changes. */
const LOCAL_TENANT_ID = "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b";
/** Client id of our app registration in the local tenant. */
const LOCAL_CLIENT_ID = "b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01";

const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?\/?$/;
const SECURE_ORIGIN = /^https:\/\/[a-z0-9.-]+(:\d{1,5})?\/?$/i;

const loopbackOrigin = z.string().regex(LOOPBACK, "must be an address on this machine, such as http://localhost:4310").transform(withoutSlash);
const secureOrigin = z
  .string("is missing; it must be the https address by which people reach the service")
  .regex(SECURE_ORIGIN, "must be an https address without a path")
  .transform(withoutSlash);
const loopbackUrl = z.string().refine((value) => LOOPBACK.test(originOf(value)), "must be an address on this machine");
const seconds = (standard: number) => z.coerce.number("must be a number of seconds").int("must be whole seconds").min(1, "must be at least 1").max(86_400, "must be at most a day").default(standard);
const guid = z.guid("must be a GUID");
const file = z.string().min(1);
const missingFile = (what: string) => z.string(`is missing; it must name ${what}`).min(1);
const refused = (why: string) => z.undefined(why).optional();

const shared = {
  BATON_PORT: z.coerce.number("must be a port").int("must be a port").min(1, "must be a port from 1 to 65535").max(65_535, "must be a port from 1 to 65535").default(4311),
  BATON_STATE_FOLDER: file.default(".local/service"),
  BATON_DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\/./, "must start with postgres://").optional(),
  BATON_TEAMS_APP_ID: guid.optional(),
  DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: refused("is refused: every request must be signed in"),
};

/** Settings of the program on the local tenant; with nothing set, it runs. */
export const localEnvironment = z.object({
  ...shared,
  BATON_PUBLIC_URL: loopbackOrigin.optional(),
  BATON_TENANT_ID: guid.default(LOCAL_TENANT_ID),
  BATON_CLIENT_ID: guid.default(LOCAL_CLIENT_ID),
  BATON_CERTIFICATE_FILE: file.optional(),
  BATON_SCHOOLS_FILE: file.optional(),
  BATON_ROSTER_SECONDS: seconds(2),
  BATON_LISTS_SECONDS: seconds(2),
  BATON_LOCAL_TENANT_URL: loopbackOrigin.default("http://localhost:4310"),
  BATON_LOCAL_DAY_URL: loopbackUrl.optional(),
});

/** Settings of the program on Microsoft 365. */
export const microsoft365Environment = z.object({
  ...shared,
  BATON_PUBLIC_URL: secureOrigin,
  BATON_TENANT_ID: z.guid({ error: (issue) => (issue.input === undefined ? "is missing; it must be the tenant's GUID" : "must be a GUID") }),
  BATON_CLIENT_ID: z.guid({ error: (issue) => (issue.input === undefined ? "is missing; it must be the app registration's GUID" : "must be a GUID") }),
  BATON_CERTIFICATE_FILE: missingFile("a PEM file with the certificate and its private key"),
  BATON_CLIENT_SECRET: refused("is refused: Microsoft 365 is reached by certificate only"),
  BATON_SCHOOLS_FILE: missingFile("the JSON file of schools"),
  BATON_ROSTER_SECONDS: seconds(60),
  BATON_LISTS_SECONDS: seconds(60),
  BATON_LOCAL_TENANT_URL: refused("is for local mode only"),
  BATON_LOCAL_DAY_URL: refused("is for local mode only"),
});

/** What is checked although the mode itself is wrong. */
export const anyEnvironment = z.object(shared);

/** The environment without variables that are set to nothing. */
export function withoutBlanks(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""));
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, "");
}

function originOf(address: string): string {
  try {
    return new URL(address).origin;
  } catch {
    return "";
  }
}
