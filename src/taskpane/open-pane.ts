import { type PagesConfig, pagesConfig } from "../api/pages-config";
import { createSignIn, type SignIn } from "../host/sign-in";
import { loadTokenLibrary, type TokenLibrary } from "../host/token-library";
import { createWordHost } from "../host/word-host";

const SETTINGS_WITHIN_MS = 10_000;

/** The pane beside a document, with the means to sign in; nobody is signed in yet. */
export interface OpenedPane {
  readonly host: ReturnType<typeof createWordHost>;
  readonly signIn: SignIn;
}

/**
 * Reads the settings beside the page and prepares signing in. Every address is relative to the page, because the
 * pane may be served under another path than its own.
 *
 * @throws {Error} the settings cannot be read.
 */
export async function openPane(view: Window): Promise<OpenedPane> {
  const beside = (file: string): string => new URL(file, view.document.baseURI).href;
  const settings = await readSettings(beside("config.json"));
  let library: Promise<TokenLibrary> | undefined;
  const signIn = createSignIn(() => (library ??= loadTokenLibrary(settings, beside("redirect.html"))), settings.apiScope);
  return { host: createWordHost(view), signIn };
}

async function readSettings(address: string): Promise<PagesConfig> {
  const response = await fetch(address, { signal: AbortSignal.timeout(SETTINGS_WITHIN_MS), cache: "no-store" });
  return pagesConfig.parse(await response.json());
}
