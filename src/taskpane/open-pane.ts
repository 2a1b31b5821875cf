import type { DocumentHost } from "../host/document-host";
import { openWordDocument, type PageWithOffice } from "../host/open-word-document";
import { createSignIn, type SignIn, SignedOutError, SomebodyElseError } from "../host/sign-in";
import { loadTokenLibrary, type TokenLibrary } from "../host/token-library";
import { createWordHost } from "../host/word-host";
import { type ApiClient, createApiClient } from "../ui/asking/api-client";
import { readSettings } from "../ui/asking/read-settings";

const ANSWER_WITHIN_MS = 20_000;

/** The pane beside a document, with the means to sign in and to ask the service; nobody is signed in yet. */
export interface OpenedPane {
  readonly host: ReturnType<typeof createWordHost>;
  readonly signIn: SignIn;
  readonly api: ApiClient;
  /** Absent when the page is not in Word, or Word does not answer. */
  readonly document?: DocumentHost | undefined;
}

/**
 * Reads the settings beside the page, joins Word and prepares signing in. Every address is relative to the page,
 * because the pane may be served under another path than its own.
 *
 * @throws {ApiError} the settings cannot be read.
 */
export async function openPane(view: Window): Promise<OpenedPane> {
  const beside = (file: string): string => new URL(file, view.document.baseURI).href;
  const [settings, document] = await Promise.all([readSettings(beside("config.json"), fetch), openWordDocument(view as Window & PageWithOffice)]);
  let library: Promise<TokenLibrary> | undefined;
  const signIn = createSignIn(() => (library ??= loadTokenLibrary(settings, beside("redirect.html"))), settings.apiScope);
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
  return { host: createWordHost(view), signIn, api, document };
}
