import path from "node:path";
import process from "node:process";
import { loadCertificates, type ServerCertificate } from "./https/certificates";
import { PortTakenError, type RunningTenant, startTenant } from "./server";
import { readTenantSettings, SettingsError, type TenantSettings } from "./settings";
import { FolderHeldError } from "./store/folder-lock";
import { openStore } from "./store/open-store";
import type { Store } from "./store/store";
import { openWitnessFile } from "./witness-file";

const EXIT_CODES = { settingsWrong: 2, folderHeld: 3, portTaken: 4 } as const;

async function main(): Promise<void> {
  const programFolder = path.dirname(path.resolve(process.argv[1] ?? "."));
  const { folder, ...settings } = readTenantSettings(process.env, path.join(programFolder, "pages"));
  const store = await openStore(folder);
  const tenant = await startOrClose(store, { folder, ...settings });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop(tenant, store));
  console.log(`local tenant ready ${tenant.origin}`);
}

async function startOrClose(store: Store, { folder, isSecure, witnessFile, ...settings }: TenantSettings): Promise<RunningTenant> {
  try {
    const witness = witnessFile === undefined ? {} : { witness: openWitnessFile(witnessFile) };
    const https = isSecure ? { https: await secured(folder) } : {};
    return await startTenant({ store, ...settings, ...witness, ...https, log: (line) => console.error(line) });
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function secured(folder: string): Promise<ServerCertificate> {
  const certificate = await loadCertificates(folder, Date.now());
  console.log(`to be trusted by clients: NODE_EXTRA_CA_CERTS=${certificate.authorityFile}`);
  return certificate;
}

async function stop(tenant: RunningTenant, store: Store): Promise<void> {
  await tenant.close();
  await store.close();
  process.exit(0);
}

function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof SettingsError) return EXIT_CODES.settingsWrong;
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
