import { GRAPH_PERMISSIONS } from "../package/permissions";
import type { TenantAdmin } from "./tenant-admin";

/** How Baton is registered in the local tenant. */
export interface BatonRegistration {
  readonly clientId: string;
  /** App id URI of our API. */
  readonly identifierUri: string;
  /** PEM of the public certificate that app-only tokens are asked for with; a private key in it is left out. */
  readonly certificatePem: string;
  /** Origin of the service. */
  readonly publicUrl: string;
  /** Origin of the local tenant. */
  readonly tenantUrl: string;
}

const GRAPH = "https://graph.microsoft.com";

/** Registers Baton's application, its tabs and its bot in Teams, as an administrator of Microsoft 365 does once. */
export async function registerBaton(admin: TenantAdmin, registration: BatonRegistration): Promise<void> {
  await admin.put(`applications/${registration.clientId}`, applicationBody(registration));
  await admin.put(`teams-apps/${registration.clientId}`, teamsAppBody(registration));
}

function applicationBody({ identifierUri, certificatePem, publicUrl, tenantUrl }: BatonRegistration) {
  return {
    displayName: "Baton",
    identifierUri,
    exposedScopes: ["access_as_user"],
    spaRedirectUris: [`${publicUrl}/redirect.html`, `${tenantUrl}/addin/redirect.html`],
    brokeredRedirectUris: [`${tenantUrl}/redirect.html`],
    certificatePem: publicPart(certificatePem),
    delegatedScopes: { [GRAPH]: ["User.Read"], [identifierUri]: ["access_as_user"] },
    applicationRoles: { [GRAPH]: GRAPH_PERMISSIONS.map(({ name }) => name) },
  };
}

/** The certificate alone: the tenant is never given the key. */
function publicPart(pem: string): string {
  const [certificate] = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/u.exec(pem) ?? [];
  if (certificate === undefined) throw new Error("The certificate file holds no certificate");
  return `${certificate}\n`;
}

function teamsAppBody({ clientId, publicUrl }: BatonRegistration) {
  const tab = (kind: "personal" | "class") => ({ entityId: kind, name: "Baton", contentUrl: `${publicUrl}/tab/index.html?host=teams&tab=${kind}` });
  const iconUrl = `${publicUrl}/color.png`;
  const bot = { botId: clientId, name: "Baton", messagesUrl: `${publicUrl}/api/messages` };
  return { name: "Baton", accentColor: "#0F4C5C", iconUrl, clientId, validOrigins: [publicUrl], personalTab: tab("personal"), classTab: tab("class"), bot };
}
