import { readFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import type { School } from "../application/ports";
import { ConfigError } from "../config/config-error";
import { readSchools } from "../config/schools";
import { type ServiceSettings, readServiceSettings } from "../config/service-settings";
import type { PersonId, SchoolId } from "../domain/ids";
import { FolderHeldError } from "../store/folder-lock";
import { type AppCertificate, BOT_SCOPE, createAppToken } from "./app-token";
import { PortTakenError } from "./listen";
import { createDeadlines } from "./deadlines";
import { findOfficeFolder } from "./office-library";
import { type RunningService, startService } from "./start-service";

const EXIT_CODES = { settingsWrong: 2, folderHeld: 3, portTaken: 4 } as const;

async function main(): Promise<void> {
  const settings = readServiceSettings(process.env);
  const program = path.resolve(process.argv[1] ?? ".");
  const pem = await readSettingFile("BATON_CERTIFICATE_FILE", settings.certificateFile);
  const deadlines = createDeadlines({ nowMs: () => performance.now(), random: () => Math.random(), pause: (seconds) => wait(seconds * 1000) });
  const { patience } = deadlines;
  const service = await startService({
    settings,
    deadlines,
    schools: toSchools(readSchools(await readSettingFile("BATON_SCHOOLS_FILE", settings.schoolsFile), settings.mode)),
    getToken: readAppToken(settings, { pem, patience }),
    getBotToken: readAppToken(settings, { pem, patience, scope: BOT_SCOPE }),
    pagesFolder: path.join(path.dirname(program), "pages"),
    ...(settings.local === undefined ? {} : { officeFolder: findOfficeFolder(program) }),
    realNow: () => Date.now(),
    log: (line) => console.error(line),
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop(service));
  console.log(`baton ready ${settings.publicUrl}`);
}

async function stop(service: RunningService): Promise<void> {
  await service.close();
  process.exit(0);
}

function readAppToken(settings: ServiceSettings, certificate: AppCertificate): () => Promise<string> {
  try {
    return createAppToken(settings, certificate);
  } catch {
    throw new ConfigError(["BATON_CERTIFICATE_FILE: must hold a certificate and its private key, both as PEM"]);
  }
}

async function readSettingFile(setting: string, file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new ConfigError([`${setting}: the file ${file} cannot be read`]);
  }
}

function toSchools(schools: ReturnType<typeof readSchools>): readonly School[] {
  return schools.map(({ educationSchoolId, firstSencoIds, ...school }) => ({
    ...school,
    id: educationSchoolId as SchoolId,
    firstSencoIds: firstSencoIds as readonly string[] as readonly PersonId[],
  }));
}

function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof ConfigError) return EXIT_CODES.settingsWrong;
  if (error instanceof FolderHeldError) return EXIT_CODES.folderHeld;
  if (error instanceof PortTakenError) return EXIT_CODES.portTaken;
  return undefined;
}

main().catch((error: unknown) => {
  const exitCode = exitCodeOf(error);
  if (exitCode === undefined || !(error instanceof Error)) throw error;
  console.error(error.message);
  process.exit(exitCode);
});
