/** The one tenant that this program is; the same at every start. */
export const TENANT_ID = "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b";

/** The resource that Microsoft Graph's permissions and tokens are named after. */
export const GRAPH_RESOURCE = "https://graph.microsoft.com";

/** The resource that a bot asks tokens for when it writes into chats. */
export const CONNECTOR_RESOURCE = "https://api.botframework.com";

/** The names by which a client may address the tenant in a sign-in address. */
export const TENANT_NAMES = [TENANT_ID, "common", "organizations"] as const;

/**
 * Names who issues the tenant's tokens. It is https as text only, although the tenant listens on http, because
 * Microsoft's client libraries refuse any other issuer.
 */
export function issuerOf(origin: string): string {
  return `https://${new URL(origin).host}/${TENANT_ID}/v2.0`;
}
