import type { HostSettings } from "./host-settings";
import { createSignIn, type SignIn, SignedOutError, SomebodyElseError } from "./sign-in";
import { loadTokenLibrary, type TokenLibrary } from "./token-library";

/** How a page signs in, and the two things that speaking to the service needs of it. */
export interface PageSignIn {
  readonly signIn: SignIn;
  /** A token for the service; a new one when `fresh`. The page is loaded anew when it would be another person's. */
  readonly token: (fresh: boolean) => Promise<string>;
  /** Whether an error of `token` means that a person must sign in again. */
  readonly isSignedOut: (error: unknown) => boolean;
}

/** Prepares signing in for a page; the library behind it is loaded when it is first needed. */
export function createPageSignIn(view: Window, settings: HostSettings, redirectUri: string): PageSignIn {
  let library: Promise<TokenLibrary> | undefined;
  const signIn = createSignIn(() => (library ??= loadTokenLibrary(settings, redirectUri)), settings.apiScope);
  return {
    signIn,
    async token(fresh) {
      try {
        return await signIn.token(fresh);
      } catch (error) {
        // What is on the screen was read as another person.
        if (error instanceof SomebodyElseError) view.location.reload();
        throw error;
      }
    },
    isSignedOut: (error) => error instanceof SignedOutError || error instanceof SomebodyElseError,
  };
}
