import { findPageHost } from "../host/find-page-host";
import type { PageHost } from "../host/page-host";
import { createPageSignIn } from "../host/page-sign-in";
import type { SignIn } from "../host/sign-in";
import { type ApiClient, createApiClient } from "../ui/asking/api-client";
import { readSettings } from "../ui/asking/read-settings";

/** Longer than the service is patient with Microsoft 365, so that what became of a request is heard. */
const ANSWER_WITHIN_MS = 30_000;

/** The page joined to its host, with the means to sign in and to ask the service; nobody is signed in yet. */
export interface OpenedTab {
  readonly host: PageHost;
  readonly signIn: SignIn;
  readonly api: ApiClient;
}

/**
 * Reads the settings, joins the host and prepares signing in, in this order: joining makes the bridge for tokens.
 *
 * @throws {ApiError} the settings cannot be read.
 * @throws {NoAnswerError} the frame around the page is not Teams.
 */
export async function openTab(view: Window): Promise<OpenedTab> {
  const settings = await readSettings(new URL("../config.json", view.document.baseURI).href, fetch);
  const host = await findPageHost(view, settings);
  host.sayLoaded();
  const asked = host.place.subPageId;
  // A link into the tab names a page once; afterwards the address says where the reader is.
  if (asked !== undefined && view.location.hash === "") view.history.replaceState(null, "", `#/${asked}`);
  const { signIn, token, isSignedOut } = createPageSignIn(view, settings, new URL("../redirect.html", view.document.baseURI).href);
  const api = createApiClient({ origin: settings.apiOrigin, fetch: (input, init) => fetch(input, init), token, isSignedOut, withinMs: ANSWER_WITHIN_MS });
  return { host, signIn, api };
}
