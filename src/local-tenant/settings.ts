import { z } from "zod";

const HIGHEST_PORT = 65_535;
const SECONDS_IN_A_DAY = 86_400;
const LOOPBACK_HOSTS = new Set(["localhost", "127.0.0.1"]);

const port = z
  .string()
  .transform(Number)
  .refine((number) => Number.isInteger(number) && number >= 1 && number <= HIGHEST_PORT, `must be a port between 1 and ${HIGHEST_PORT}`)
  .default(4310);

const seconds = z
  .string()
  .transform(Number)
  .refine((number) => Number.isInteger(number) && number >= 1 && number <= SECONDS_IN_A_DAY, `must be from 1 to ${SECONDS_IN_A_DAY} seconds`);

const loopbackOrigin = z
  .string()
  .refine(isLoopbackAddress, "must be an http address of this computer, such as http://localhost:4311")
  .transform((address) => new URL(address).origin);

const environment = z.object({
  LOCAL_TENANT_PORT: port,
  LOCAL_TENANT_FOLDER: z.string().min(1).default(".local/tenant"),
  LOCAL_TENANT_ADDIN: loopbackOrigin.optional(),
  LOCAL_TENANT_PAGES: z.string().min(1).optional(),
  LOCAL_TENANT_ACCESS_TOKEN_SECONDS: seconds.optional(),
  LOCAL_TENANT_HTTPS: z.enum(["0", "1"]).default("0"),
  LOCAL_TENANT_WITNESS: z.string().min(1).optional(),
});

/** How the local tenant was asked to run. */
export interface TenantSettings {
  readonly port: number;
  /** Where the tenant keeps everything. */
  readonly folder: string;
  readonly addinOrigin?: string;
  readonly pagesFolder: string;
  /** How long access tokens live; an hour when absent. Short ones let a test see a sign-in end. */
  readonly accessTokenSeconds?: number;
  /** Whether it speaks https, with a certificate of its own making. */
  readonly isSecure: boolean;
  /** File that every Graph request and its answer are written to, for tests. It holds what they hold. */
  readonly witnessFile?: string;
}

/** A setting of the local tenant is wrong: names every such setting, never its value. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  constructor(readonly problems: readonly string[]) {
    super(`The local tenant cannot start: ${problems.join("; ")}.`);
  }
}

/**
 * Reads the tenant's settings. An empty value counts as not set.
 *
 * @throws {SettingsError} listing all problems at once.
 */
export function readTenantSettings(env: Readonly<Record<string, string | undefined>>, usualPagesFolder: string): TenantSettings {
  const set = Object.fromEntries(Object.entries(env).filter(([name, value]) => name.startsWith("LOCAL_TENANT_") && value !== ""));
  const parsed = environment.safeParse(set);
  if (!parsed.success) throw new SettingsError(parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`));
  const settings = parsed.data;
  return {
    port: settings.LOCAL_TENANT_PORT,
    folder: settings.LOCAL_TENANT_FOLDER,
    isSecure: settings.LOCAL_TENANT_HTTPS === "1",
    pagesFolder: settings.LOCAL_TENANT_PAGES ?? usualPagesFolder,
    ...(settings.LOCAL_TENANT_ACCESS_TOKEN_SECONDS === undefined ? {} : { accessTokenSeconds: settings.LOCAL_TENANT_ACCESS_TOKEN_SECONDS }),
    ...(settings.LOCAL_TENANT_WITNESS === undefined ? {} : { witnessFile: settings.LOCAL_TENANT_WITNESS }),
    ...(settings.LOCAL_TENANT_ADDIN === undefined ? {} : { addinOrigin: settings.LOCAL_TENANT_ADDIN }),
  };
}

function isLoopbackAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "http:" && LOOPBACK_HOSTS.has(hostname);
}
