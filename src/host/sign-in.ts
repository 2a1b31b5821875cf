import type { AccountInfo } from "@azure/msal-browser";
import type { TokenLibrary, TokenResult } from "./token-library";

/** The person that this page is signed in as. */
export interface SignedInPerson {
  /** Entra object id. */
  readonly id: string;
  readonly name: string;
  readonly userPrincipalName: string;
}

/** How an attempt to sign in ended. `needs-click`: nobody can be found without asking, and asking needs a press of a button. */
export type SignInOutcome =
  | { readonly kind: "signed-in"; readonly person: SignedInPerson }
  | { readonly kind: "needs-click" }
  | { readonly kind: "failed" };

/** The session is over: nothing more can be asked of the API until somebody signs in with a press of a button. */
export class SignedOutError extends Error {
  override readonly name = "SignedOutError";
}

/** The host's person is no longer the one this page was opened for: the page must be loaded anew. */
export class SomebodyElseError extends Error {
  override readonly name = "SomebodyElseError";
}

/** Who is at this page, and the token that says so to our API. */
export interface SignIn {
  /** Asks the host, or the identity provider's own session, who is there now; never the last person's cache. */
  silently(): Promise<SignInOutcome>;
  /** Opens the sign-in window; call it from a press of a button. `choose` lets another person be picked. */
  withWindow(options?: { readonly choose?: boolean }): Promise<SignInOutcome>;
  /**
   * A token for our API. `fresh` asks for a new one, after the API has refused the last.
   *
   * @throws {SignedOutError} nobody is signed in any more.
   * @throws {SomebodyElseError} the token would be another person's.
   */
  token(fresh: boolean): Promise<string>;
}

/** Codes by which the library says that a person must be asked. */
const ASKS_FOR_A_PERSON: ReadonlySet<string> = new Set([
  "interaction_required", "login_required", "consent_required", "no_tokens_found", "no_account_error", "native_account_unavailable",
  "timed_out", "monitor_window_timeout", "refresh_token_expired", "bad_token", "silent_sso_error",
]);

/** Signs people in to our API alone, with `apiScope`, through the library that `library` loads. */
export function createSignIn(library: () => Promise<TokenLibrary>, apiScope: string): SignIn {
  let account: AccountInfo | undefined;
  const scopes = (): string[] => [apiScope];

  const accept = (result: TokenResult): SignInOutcome => {
    if (result.account === null) return { kind: "failed" };
    account = result.account;
    return { kind: "signed-in", person: personOf(result.account) };
  };

  return {
    async silently() {
      account = undefined;
      try {
        return accept(await (await library()).ssoSilent({ scopes: scopes() }));
      } catch (error) {
        return asksForAPerson(error) ? { kind: "needs-click" } : { kind: "failed" };
      }
    },

    async withWindow({ choose = false } = {}) {
      try {
        const tokens = await library();
        // A window that was closed by hand is not noticed by the library, so a second press must be able to start again.
        const request = { scopes: scopes(), overrideInteractionInProgress: true };
        return accept(await tokens.acquireTokenPopup(choose ? { ...request, prompt: "select_account" } : request));
      } catch {
        return { kind: "failed" };
      }
    },

    async token(fresh) {
      const tokens = await library();
      const known = account;
      if (known === undefined) throw new SignedOutError("nobody is signed in");
      const result = await renew(tokens, { scopes: scopes(), account: known, forceRefresh: fresh });
      if (result.account?.localAccountId !== known.localAccountId) throw new SomebodyElseError("the host's person has changed");
      return result.accessToken;
    },
  };
}

async function renew(tokens: TokenLibrary, request: Parameters<TokenLibrary["acquireTokenSilent"]>[0]): Promise<TokenResult> {
  try {
    return await tokens.acquireTokenSilent(request);
  } catch (error) {
    if (asksForAPerson(error)) throw new SignedOutError("the session is over", { cause: error });
    throw error;
  }
}

function personOf(account: AccountInfo): SignedInPerson {
  return { id: account.localAccountId, name: account.name ?? account.username, userPrincipalName: account.username };
}

function asksForAPerson(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "InteractionRequiredAuthError") return true;
  return "errorCode" in error && typeof error.errorCode === "string" && ASKS_FOR_A_PERSON.has(error.errorCode);
}
