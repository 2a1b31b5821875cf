import { z } from "zod";
import { type LocalDate, parseLocalDate } from "../../domain/local-date";
import type { GraphConnection } from "../../graph/graph-connection";
import type { ProvisionSite } from "../../graph/provision-site";
import { enterPeople } from "./enter-people";
import { EXAMPLE_SCHOOLS } from "./example-schools";
import type { ExampleSchool } from "./example-school";
import { seedSchool } from "./seed-school";
import type { TenantAdmin } from "./tenant-admin";

/** What seeding the local tenant needs. */
export interface TenantSeedParts {
  readonly admin: TenantAdmin;
  readonly graph: GraphConnection;
  readonly provisionSite: ProvisionSite;
  /** Our application, which is granted the sites. */
  readonly clientId: string;
  /** Origin of SharePoint's addresses. */
  readonly siteOrigin: string;
  readonly pause: (seconds: number) => Promise<void>;
  readonly report: (line: string) => void;
}

/** Rows written in this run, by the school's name; all 0 when everything was there. */
export type SeedOutcome = readonly { readonly school: string; readonly written: number }[];

const tenantDay = z.object({ day: z.string(), offsetDays: z.number() });

/**
 * Fills the local tenant with the example schools: people and classes and sites through its admin interface, lists and
 * rows through Graph, days reckoned from the tenant's own today. Run again, it writes only what is missing.
 *
 * Our application must be registered already.
 */
export async function seedTenant(parts: TenantSeedParts): Promise<SeedOutcome> {
  const today = await readToday(parts.admin);
  await enterPeople(parts.admin, EXAMPLE_SCHOOLS);
  for (const school of EXAMPLE_SCHOOLS) await makeSite(parts, school);
  const written = await Promise.all(EXAMPLE_SCHOOLS.map((school) => fillLists(parts, school, today)));
  return EXAMPLE_SCHOOLS.map(({ known }, index) => ({ school: known.name, written: written[index] ?? 0 }));
}

/** The tenant's own day, which its administrator may have moved. */
export async function readToday(admin: TenantAdmin): Promise<LocalDate> {
  const today = parseLocalDate(tenantDay.parse(await admin.get("day")).day);
  if (today === undefined) throw new Error("The local tenant does not say what day it is");
  return today;
}

const sitesAnswer = z.object({ value: z.array(z.object({ name: z.string() })) });

/** One SEN site per school; only the SENCO is a member, and our application may do everything there. */
async function makeSite({ admin, clientId }: TenantSeedParts, { known, senco }: ExampleSchool): Promise<void> {
  const sites = sitesAnswer.parse(await admin.get("sites")).value;
  if (!sites.some(({ name }) => name === known.siteName)) {
    await admin.put(`sites/${known.siteName}`, { displayName: `SEN ${known.name}`, ownerIds: [senco.id], memberIds: [senco.id] });
  }
  await admin.put(`sites/${known.siteName}/grants/${clientId}`, { displayName: "Baton", roles: ["fullcontrol"] });
}

async function fillLists(parts: TenantSeedParts, school: ExampleSchool, today: LocalDate): Promise<number> {
  const { graph, siteOrigin, pause, report } = parts;
  await parts.provisionSite({ siteUrl: `${siteOrigin}/sites/${school.known.siteName}` }, () => undefined);
  report(`${school.known.name}: lists are ready`);
  return await seedSchool({ graph, siteOrigin, today, now: `${today}T07:00:00.000Z`, pause, report }, school);
}
