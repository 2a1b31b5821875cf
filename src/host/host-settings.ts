/** What signing in and talking to the host need to know; `config.json` of the pages holds it. */
export interface HostSettings {
  readonly clientId: string;
  /** The one scope asked for: our own API's. */
  readonly apiScope: string;
  /** Hosts besides Microsoft's own that may hold our pages. */
  readonly hostOrigins: readonly string[];
  readonly msal: {
    readonly authority: string;
    readonly knownAuthorities?: readonly string[] | undefined;
    readonly authorityMetadata?: string | undefined;
    readonly popupRelayUri?: string | undefined;
  };
}
