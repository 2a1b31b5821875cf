import { z } from "zod";
import { ConfigError } from "../../config/config-error";
import type { Environment } from "../../config/environment";
import { readServiceSettings, type ServiceSettings } from "../../config/service-settings";

/** What starting, or seeding, the whole product on this machine needs to know. */
export interface StartSettings {
  readonly service: ServiceSettings;
  /** Origin of the local tenant. */
  readonly tenantUrl: string;
  /** Whether the schools file is ours to write: nobody named another. */
  readonly ownsSchoolsFile: boolean;
  /** The environment that both programs are started with. */
  readonly environment: Environment;
}

const tenantPort = z.coerce.number().int().min(1).max(65_535);
const DEFAULT_TENANT_PORT = 4310;

/**
 * Reads the settings of both programs together: the service is told where the local tenant is, and the tenant where
 * the add-in's pages are.
 *
 * @throws {ConfigError} naming every setting that is missing or wrong.
 */
export function readStartSettings(env: Environment): StartSettings {
  const port = tenantPort.safeParse(env["LOCAL_TENANT_PORT"] || DEFAULT_TENANT_PORT);
  if (!port.success) throw new ConfigError(["LOCAL_TENANT_PORT: must be a port from 1 to 65535"]);
  const tenantUrl = `http://localhost:${String(port.data)}`;
  const service = readServiceSettings({ ...env, BATON_LOCAL_TENANT_URL: env["BATON_LOCAL_TENANT_URL"] || tenantUrl });
  if (service.local === undefined) throw new ConfigError(["BATON_MODE: npm start runs on the local tenant only"]);
  const settingsOfBoth = { LOCAL_TENANT_PORT: String(port.data), LOCAL_TENANT_ADDIN: service.publicUrl, BATON_LOCAL_TENANT_URL: service.local.tenantUrl };
  return { service, tenantUrl, ownsSchoolsFile: !env["BATON_SCHOOLS_FILE"], environment: { ...env, ...settingsOfBoth } };
}
