import { findPageHost } from "../host/find-page-host";
import type { PageHost } from "../host/page-host";
import { createSignIn, type SignIn, SignedOutError, SomebodyElseError } from "../host/sign-in";
import { loadTokenLibrary, type TokenLibrary } from "../host/token-library";
import { type ApiClient, createApiClient } from "../ui/asking/api-client";
import { readSettings } from "../ui/asking/read-settings";

const ANSWER_WITHIN_MS = 20_000;

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
  let library: Promise<TokenLibrary> | undefined;
  const redirectUri = new URL("../redirect.html", view.document.baseURI).href;
  const signIn = createSignIn(() => (library ??= loadTokenLibrary(settings, redirectUri)), settings.apiScope);
  const token = async (fresh: boolean): Promise<string> => {
    try {
      return await signIn.token(fresh);
    } catch (error) {
      // What is on the screen was read as another person.
      if (error instanceof SomebodyElseError) view.location.reload();
      throw error;
    }
  };
  const api = createApiClient({
    origin: settings.apiOrigin,
    fetch: (input, init) => fetch(input, init),
    token,
    withinMs: ANSWER_WITHIN_MS,
    isSignedOut: (error) => error instanceof SignedOutError || error instanceof SomebodyElseError,
  });
  return { host, signIn, api };
}
