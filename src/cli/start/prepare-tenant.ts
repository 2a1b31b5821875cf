import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { createPatience } from "../../application/patience";
import { createGraphConnection } from "../../graph/graph-connection";
import { createProvisionSite } from "../../graph/provision-site";
import { createSites } from "../../graph/sites";
import { createAppToken } from "../../service/app-token";
import { EXAMPLE_SCHOOLS, exampleSchoolSettings } from "../seed/example-schools";
import { keepExampleDraft } from "../seed/keep-example-draft";
import { registerBaton } from "../seed/register-baton";
import { readToday, seedTenant, type SeedOutcome } from "../seed/seed-tenant";
import { createTenantAdmin, type TenantAdmin } from "../seed/tenant-admin";
import type { StartSettings } from "./start-settings";

/** What preparing the tenant needs besides the settings. */
export interface PrepareParts {
  readonly settings: StartSettings;
  /** Certificate and private key of our application. */
  readonly certificatePem: string;
  readonly report: (line: string) => void;
}

/** Writes the schools file that names the example schools, unless the settings name a file of the user's own. */
export async function writeSchoolsFile({ service, tenantUrl, ownsSchoolsFile }: StartSettings): Promise<void> {
  if (!ownsSchoolsFile) return;
  await mkdir(path.dirname(service.schoolsFile), { recursive: true });
  await writeFile(service.schoolsFile, `${JSON.stringify(exampleSchoolSettings(tenantUrl), undefined, 2)}\n`);
}

/**
 * Registers Baton in the running tenant and makes its sites ready; a tenant that has not been seeded yet is seeded.
 * Cheap when nothing is to be done.
 *
 * @returns whether it was seeded now.
 */
export async function prepareTenant(parts: PrepareParts): Promise<boolean> {
  const admin = createTenantAdmin(parts.settings.tenantUrl);
  await register(admin, parts);
  const marker = path.join(parts.settings.service.stateFolder, "seeded-sites.txt");
  if ((await readMarker(marker)) !== (await readSites(admin))) {
    await seed(admin, parts);
    await writeFile(marker, await readSites(admin));
    return true;
  }
  const { provisionSite } = connect(parts);
  for (const { known } of EXAMPLE_SCHOOLS) {
    await provisionSite({ siteUrl: `${parts.settings.tenantUrl}/sites/${known.siteName}` }, (sentence) => {
      parts.report(`${known.name}: ${sentence}`);
    });
  }
  return false;
}

/** Keeps the example draft in the running service; it is there for show, so a service that will not take it is only mentioned. */
export async function prepareDraft({ settings: { service, tenantUrl }, report }: Omit<PrepareParts, "certificatePem">): Promise<void> {
  const today = await readToday(createTenantAdmin(tenantUrl));
  if (!(await keepExampleDraft({ ...service, tenantUrl }, today, pause))) report("The service did not keep the example draft.");
}

/** Registers Baton and seeds whatever is missing of the example schools. */
export async function seedAgain(parts: PrepareParts): Promise<SeedOutcome> {
  const admin = createTenantAdmin(parts.settings.tenantUrl);
  await register(admin, parts);
  return await seed(admin, parts);
}

async function register(admin: TenantAdmin, { settings, certificatePem }: PrepareParts): Promise<void> {
  const { clientId, identifierUri, publicUrl } = settings.service;
  await registerBaton(admin, { clientId, identifierUri, certificatePem, publicUrl, tenantUrl: settings.tenantUrl });
}

async function seed(admin: TenantAdmin, parts: PrepareParts): Promise<SeedOutcome> {
  const { settings, report } = parts;
  return await seedTenant({ admin, ...connect(parts), clientId: settings.service.clientId, siteOrigin: settings.tenantUrl, pause, report });
}

const patience = createPatience({ pause, random: () => Math.random(), secondsLeft: () => LONGEST_WAIT_SECONDS });

function connect({ settings, certificatePem }: PrepareParts) {
  const graph = createGraphConnection({ origin: settings.service.graphOrigin, getToken: createAppToken(settings.service, { pem: certificatePem, patience }), patience });
  return { graph, provisionSite: createProvisionSite({ graph, sites: createSites(graph) }) };
}

async function pause(seconds: number): Promise<void> {
  await wait(seconds * 1000);
}

const LONGEST_WAIT_SECONDS = 60;

const sitesAnswer = z.object({ value: z.array(z.object({ id: z.string() })) });

/** The ids of the tenant's sites in one text: a tenant made anew has others. */
async function readSites(admin: TenantAdmin): Promise<string> {
  return sitesAnswer
    .parse(await admin.get("sites"))
    .value.map(({ id }) => id)
    .sort()
    .join("\n");
}

async function readMarker(file: string): Promise<string | undefined> {
  return await readFile(file, "utf8").catch(() => undefined);
}
