import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eventually } from "../../support/eventually";
import { checkWitnessFile } from "../../support/witnessed";
import { SEEDED_STATE, SERVICE } from "./places";
import { type Program, startService, startTenant, witnessFileIn } from "./program";

/** Both programs, running on a copy of the seeded state. */
export interface StartedProduct {
  readonly folder: string;
  tenant: Program;
  service: Program;
  restartTenant(): Promise<void>;
  restartService(): Promise<void>;
  /** Lines about connections that a program tried to open beyond this machine; empty is what must be. */
  outsideConnections(): string;
  stop(): Promise<void>;
}

/** Starts the tenant and the service on a fresh copy of the example schools, and waits until the API answers. */
export async function startProduct(tenantSettings: Readonly<Record<string, string>> = {}): Promise<StartedProduct> {
  const folder = mkdtempSync(path.join(tmpdir(), "baton-e2e-"));
  cpSync(SEEDED_STATE, folder, { recursive: true });
  const [tenant, service] = await Promise.all([startTenant(folder, tenantSettings), startService(folder)]);
  const product: StartedProduct = {
    folder,
    tenant,
    service,
    async restartTenant() {
      product.tenant = await startTenant(folder, tenantSettings);
    },
    async restartService() {
      product.service = await startService(folder);
      await serviceAnswers(product);
    },
    outsideConnections() {
      const file = path.join(folder, "outside-connections");
      return existsSync(file) ? readFileSync(file, "utf8") : "";
    },
    async stop() {
      await Promise.all([product.service.stop(), product.tenant.stop()]);
      checkWitnessFile(witnessFileIn(folder));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await serviceAnswers(product);
  return product;
}

/** Waits until the service has read the lists once: before that it answers 503. */
async function serviceAnswers(product: StartedProduct): Promise<void> {
  await eventually(async () => {
    const { status } = await fetch(`${SERVICE}/api/me`);
    if (status !== 401) throw new Error(`The API answers ${String(status)}:\n${product.tenant.printed()}\n${product.service.printed()}`);
  }, 60_000);
}
