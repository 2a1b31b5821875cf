import type { PageTheme } from "../pages/page-theme";
import type { SignedInPerson } from "../pages/sign-in";
import type { TeamsHost } from "./host/teams-host";
import type { InstalledApp } from "./installed-app";
import type { TeamsPlace } from "./teams-place";

/** What every place that shows an app's frame needs. */
export interface HostedApps {
  readonly apps: readonly InstalledApp[];
  readonly host: TeamsHost;
  readonly person: SignedInPerson;
  readonly theme: PageTheme;
  /** The same until the page is loaded anew. */
  readonly sessionId: string;
  readonly open: (place: TeamsPlace) => void;
  /** Puts a link on the clipboard and says so. */
  readonly share: (address: string, label: string) => void;
}
