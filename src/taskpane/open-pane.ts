import type { DocumentHost } from "../host/document-host";
import { openWordDocument, type PageWithOffice } from "../host/open-word-document";
import { createPageSignIn } from "../host/page-sign-in";
import type { SignIn } from "../host/sign-in";
import { createWordHost } from "../host/word-host";
import { type ApiClient, createApiClient } from "../ui/asking/api-client";
import { readSettings } from "../ui/asking/read-settings";

/** Longer than the service is patient with Microsoft 365, so that what became of a request is heard. */
const ANSWER_WITHIN_MS = 30_000;

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
  const { signIn, token, isSignedOut } = createPageSignIn(view, settings, beside("redirect.html"));
  const api = createApiClient({ origin: settings.apiOrigin, fetch: (input, init) => fetch(input, init), token, isSignedOut, withinMs: ANSWER_WITHIN_MS });
  return { host: createWordHost(view), signIn, api, document };
}
