import { readFile } from "node:fs/promises";
import process from "node:process";
import { ConfigError } from "../config/config-error";
import { seedAgain } from "./start/prepare-tenant";
import { readStartSettings } from "./start/start-settings";

const SETTINGS_WRONG = 2;

/** Fills the running local tenant with whatever is missing of the example schools. */
async function main(): Promise<number> {
  const settings = readStartSettings(process.env);
  const certificatePem = await readFile(settings.service.certificateFile, "utf8").catch(() => undefined);
  if (certificatePem === undefined || !(await isRunning(settings.tenantUrl))) {
    console.error(`The local tenant does not answer at ${settings.tenantUrl}. Start it with "npm start", then seed in another window.`);
    return 1;
  }
  for (const { school, written } of await seedAgain({ settings, certificatePem, report: (line) => console.log(line) })) {
    console.log(written === 0 ? `${school}: nothing was missing` : `${school}: wrote ${String(written)} rows`);
  }
  return 0;
}

async function isRunning(tenantUrl: string): Promise<boolean> {
  return await fetch(`${tenantUrl}/admin/api/health`).then(
    (answer) => answer.ok,
    () => false,
  );
}

main()
  .then((exitCode) => process.exit(exitCode))
  .catch((error: unknown) => {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(SETTINGS_WRONG);
  });
