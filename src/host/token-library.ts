import type { AccountInfo } from "@azure/msal-browser";
import type { HostSettings } from "./host-settings";

/** A token together with the account it is for. */
export interface TokenResult {
  readonly accessToken: string;
  readonly account: AccountInfo | null;
}

/** What signing in asks of Microsoft's identity library. */
export interface TokenLibrary {
  ssoSilent(request: { scopes: string[] }): Promise<TokenResult>;
  acquireTokenSilent(request: { scopes: string[]; account: AccountInfo; forceRefresh: boolean }): Promise<TokenResult>;
  acquireTokenPopup(request: { scopes: string[]; prompt?: string; overrideInteractionInProgress: boolean }): Promise<TokenResult>;
}

/**
 * Loads Microsoft's identity library. Inside Teams, once the page has joined its host, it uses the host's bridge;
 * elsewhere it runs the ordinary flow. Tokens and people are kept in memory alone: closing the page forgets them.
 *
 * `redirectUri` is the page that hands the answer of a sign-in window back; it has the page's own origin.
 */
export async function loadTokenLibrary(settings: HostSettings, redirectUri: string): Promise<TokenLibrary> {
  const { createNestablePublicClientApplication } = await import("@azure/msal-browser");
  const { authority, knownAuthorities, authorityMetadata, popupRelayUri } = settings.msal;
  return createNestablePublicClientApplication({
    auth: {
      clientId: settings.clientId,
      authority,
      redirectUri,
      ...(knownAuthorities === undefined ? {} : { knownAuthorities: [...knownAuthorities] }),
      ...(authorityMetadata === undefined ? {} : { authorityMetadata }),
      ...(popupRelayUri === undefined ? {} : { popupRelayUri, popupRelayProtocolVersion: 2 }),
    },
    cache: { cacheLocation: "memoryStorage" },
  });
}
