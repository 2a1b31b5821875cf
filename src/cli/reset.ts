import { parseArgs } from "node:util";
import { ConfigError } from "../config/config-error";
import { readServiceSettings, type ServiceSettings } from "../config/service-settings";
import { FolderHeldError } from "../store/folder-lock";
import { openStore } from "../store/open-store";
import { explainRefusal, removeState } from "./reset/remove-state";

const { values } = parseArgs({ options: { replica: { type: "boolean", default: false } } });

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function emptyReplica(settings: ServiceSettings): Promise<void> {
  const store = await openStore({ folder: settings.stateFolder, databaseUrl: settings.databaseUrl });
  await store.emptyReplica();
  await store.close();
  console.log("The copy of the lists is empty. The service reads them again when it starts; drafts are kept.");
}

async function removeAll(settings: ServiceSettings): Promise<void> {
  if (settings.mode === "microsoft365") {
    console.error("Only local state is reset. Drafts on Microsoft 365 are nobody's to throw away; use --replica to read the lists anew.");
    process.exitCode = 2;
    return;
  }
  const folders = [settings.stateFolder, process.env["LOCAL_TENANT_FOLDER"] ?? ".local/tenant"];
  const refusals = await removeState(folders, { isRunning });
  for (const refusal of refusals) console.error(explainRefusal(refusal));
  if (refusals.length > 0) process.exitCode = 3;
  else console.log(`Removed ${folders.join(" and ")}. The next npm start begins anew.`);
}

try {
  const settings = readServiceSettings(process.env);
  await (values.replica ? emptyReplica(settings) : removeAll(settings));
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof FolderHeldError)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof ConfigError ? 2 : 3;
}
