import { readFile } from "node:fs/promises";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { ConfigError } from "../config/config-error";
import { readSchools } from "../config/schools";
import { readServiceSettings } from "../config/service-settings";
import { createPatience } from "../application/patience";
import { createMicrosoftGraph } from "../graph/microsoft-graph";
import { createAppToken } from "../service/app-token";
import { provisionSchools } from "./provision/provision-schools";

const SETTINGS_WRONG = 2;
const LONGEST_WAIT_SECONDS = 60;

async function main(): Promise<number> {
  const settings = readServiceSettings(process.env);
  const schools = readSchools(await readSettingFile("BATON_SCHOOLS_FILE", settings.schoolsFile), settings.mode);
  const patience = createPatience({ pause: (seconds) => wait(seconds * 1000), random: () => Math.random(), secondsLeft: () => LONGEST_WAIT_SECONDS });
  const certificate = { patience, pem: await readSettingFile("BATON_CERTIFICATE_FILE", settings.certificateFile) };
  const { provisionSite } = createMicrosoftGraph({
    graphOrigin: settings.graphOrigin,
    appId: settings.teamsAppId,
    getToken: createAppToken(settings, certificate),
    clock: { now: () => new Date().toISOString() },
    patience,
  });
  return provisionSchools({ schools, provisionSite, print: (line) => console.log(line), complain: (line) => console.error(line) });
}

async function readSettingFile(setting: string, file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new ConfigError([`${setting}: the file it names cannot be read`]);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = SETTINGS_WRONG;
}
