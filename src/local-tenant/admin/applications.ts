import { X509Certificate } from "node:crypto";
import type { Hono } from "hono";
import { applicationRegistration, saveApplication } from "../identity/application";
import type { Store } from "../store/store";
import { AdminFailure, readBody, readId } from "./admin-failure";

/** Adds the address that registers applications. The answer never repeats a secret. */
export function addApplications(app: Hono, store: Store): void {
  app.put("/applications/:appId", async (context) => {
    const appId = readId(context, "appId");
    const registration = await readBody(context, applicationRegistration);
    if (registration.certificatePem !== undefined && !isCertificate(registration.certificatePem)) {
      throw new AdminFailure(400, "certificatePem: it is not a certificate.");
    }
    await refuseTakenIdentifier(store, appId, registration.identifierUri);
    await saveApplication(store, appId, registration);
    const { secret, certificatePem, ...shown } = registration;
    return context.json({ appId, ...shown, hasSecret: secret !== undefined, hasCertificate: certificatePem !== undefined });
  });
}

async function refuseTakenIdentifier(store: Store, appId: string, identifierUri: string | undefined): Promise<void> {
  if (identifierUri === undefined) return;
  const others = await store.query("select app_id from applications where identifier_uri = $1 and app_id <> $2", [identifierUri, appId]);
  if (others.length > 0) throw new AdminFailure(409, "identifierUri: it belongs to another application.");
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).serialNumber !== "";
  } catch {
    return false;
  }
}
