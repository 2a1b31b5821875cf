import { generate } from "selfsigned";
import type { Clock, School } from "../../src/application/ports";
import { readServiceSettings, type ServiceSettings } from "../../src/config/service-settings";
import type { LocalDate } from "../../src/domain/local-date";
import type { PersonId, SchoolId } from "../../src/domain/ids";
import { createMicrosoftGraph, type MicrosoftGraph } from "../../src/graph/microsoft-graph";
import { createAppToken } from "../../src/service/app-token";
import { type LocalTenant, startLocalTenant } from "./local-tenant";
import { patienceAtOnce } from "./patience";

/** Client id of our app registration in the local tenant. */
export const BATON_APP = "b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01";

/** People of the example school, by what they are there. */
export const PEOPLE = {
  senco: "10000000-0000-4000-8000-000000000001" as PersonId,
  teacher: "10000000-0000-4000-8000-000000000002" as PersonId,
  otherTeacher: "10000000-0000-4000-8000-000000000003" as PersonId,
  assistant: "10000000-0000-4000-8000-000000000004" as PersonId,
  pupil: "10000000-0000-4000-8000-000000000005" as PersonId,
  otherPupil: "10000000-0000-4000-8000-000000000006" as PersonId,
} as const;

/** The two classes of the example school: the first has `teacher` and `pupil`, the second the others. */
export const CLASSES = { first: "20000000-0000-4000-8000-000000000001", second: "20000000-0000-4000-8000-000000000002" } as const;

const SCHOOL_ID = "30000000-0000-4000-8000-000000000001" as SchoolId;
const SITE_NAME = "sen-oakfield";

/** Which permissions our app holds in the tenant. */
export const BATON_ROLES = ["Sites.Selected", "EduRoster.Read.All", "EduRoster.ReadBasic.All", "User.ReadBasic.All"];

/** A local tenant with one school, whose site has all of Baton's lists. */
export interface ProvisionedTenant {
  readonly tenant: LocalTenant;
  readonly school: School;
  /** As the service would read them. */
  readonly settings: ServiceSettings;
  /** Certificate and private key of our app. */
  readonly certificatePem: string;
  readonly graph: MicrosoftGraph;
  /** Seconds that were waited for; nothing really waits. */
  readonly pauses: number[];
  /** The clock that `graph` reads; set `now` to move it. */
  readonly clock: Clock & { at: string };
  close(): Promise<void>;
}

/** Starts a tenant with one school and makes its site ready. `provisioned: false` leaves the site without lists. */
export async function startProvisionedTenant(options: { readonly provisioned?: boolean } = {}): Promise<ProvisionedTenant> {
  const tenant = await startLocalTenant();
  const certificate = await generate([{ name: "commonName", value: "baton" }], { keySize: 2048, algorithm: "sha256" });
  const certificatePem = `${certificate.cert}\n${certificate.private}`;
  await registerApp(tenant, certificate.cert);
  const school = await makeSchool(tenant);
  const settings = readServiceSettings({ BATON_LOCAL_TENANT_URL: tenant.origin });
  const clock = createTestClock();
  const pauses: number[] = [];
  const graph = createMicrosoftGraph({
    graphOrigin: settings.graphOrigin,
    appId: settings.teamsAppId,
    getToken: createAppToken(settings, { patience: patienceAtOnce(), pem: certificatePem }),
    clock,
    patience: patienceAtOnce(pauses),
  });
  if (options.provisioned !== false) await graph.provisionSite(school, () => undefined);
  return { tenant, school, settings, certificatePem, graph, pauses, clock, close: () => tenant.close() };
}

function createTestClock(): ProvisionedTenant["clock"] {
  return {
    at: "2026-09-18T09:30:00.000Z",
    now() {
      return this.at;
    },
    today() {
      return this.at.slice(0, 10) as LocalDate;
    },
  };
}

async function registerApp(tenant: LocalTenant, certificatePem: string): Promise<void> {
  await tenant.admin("PUT", `applications/${BATON_APP}`, {
    displayName: "Baton",
    identifierUri: `api://localhost/${BATON_APP}`,
    exposedScopes: ["access_as_user"],
    spaRedirectUris: ["http://localhost:4311/redirect.html"],
    brokeredRedirectUris: [],
    certificatePem,
    delegatedScopes: { "https://graph.microsoft.com": ["User.Read"], [`api://localhost/${BATON_APP}`]: ["access_as_user"] },
    applicationRoles: { "https://graph.microsoft.com": BATON_ROLES },
  });
}

async function makeSchool(tenant: LocalTenant): Promise<School> {
  await tenant.admin("PUT", `schools/${SCHOOL_ID}`, { displayName: "Oakfield Primary" });
  for (const [name, id] of Object.entries(PEOPLE)) {
    await tenant.admin("PUT", `people/${id}`, {
      displayName: `${name} of Oakfield`,
      givenName: name,
      surname: "Oakfield",
      userPrincipalName: `${name.toLowerCase()}@oakfield.example`,
      primaryRole: roleOf(name),
      schoolIds: [SCHOOL_ID],
    });
  }
  await tenant.admin("PUT", `classes/${CLASSES.first}`, { displayName: "Class 3A", schoolId: SCHOOL_ID, teacherIds: [PEOPLE.teacher], pupilIds: [PEOPLE.pupil] });
  await tenant.admin("PUT", `classes/${CLASSES.second}`, { displayName: "Class 4B", schoolId: SCHOOL_ID, teacherIds: [PEOPLE.otherTeacher], pupilIds: [PEOPLE.otherPupil] });
  const site = (await tenant.admin("PUT", `sites/${SITE_NAME}`, { displayName: "SEN Oakfield", ownerIds: [PEOPLE.senco], memberIds: [] })) as { readonly webUrl: string };
  await tenant.admin("PUT", `sites/${SITE_NAME}/grants/${BATON_APP}`, { displayName: "Baton", roles: ["fullcontrol"] });
  return { id: SCHOOL_ID, name: "Oakfield Primary", siteUrl: site.webUrl, timeZone: "Europe/London", termPack: "england-today", firstSencoIds: [PEOPLE.senco] };
}

function roleOf(name: string): "teacher" | "student" | "none" {
  if (name.toLowerCase().includes("pupil")) return "student";
  return name === "assistant" ? "none" : "teacher";
}

/** Counts the Graph writes made from now on. */
export async function aWriteCounter(tenant: LocalTenant): Promise<() => Promise<number>> {
  const { last } = (await tenant.admin("GET", "calls")) as { readonly last: number };
  return async () => ((await tenant.admin("GET", `calls?after=${String(last)}`)) as { readonly writes: number }).writes;
}
