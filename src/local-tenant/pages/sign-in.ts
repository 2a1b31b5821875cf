import { type AccountInfo, InteractionRequiredAuthError, PublicClientApplication } from "@azure/msal-browser";
import { createMsalConfiguration } from "./msal-configuration";

/** Who is signed in on this page. */
export interface SignedInPerson {
  /** Entra object id. */
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  /** Object id and tenant id joined by a point: how the sign-in library names the person in every application. */
  readonly homeAccountId: string;
  readonly environment: string;
  readonly tenantId: string;
}

/** A signed-in page: who it is, tokens for what the page calls, and a way to let somebody else sign in. */
export interface SignInSession {
  readonly person: SignedInPerson;
  /** A token for `scopes`; `fresh` asks the identity provider even when a token is at hand. */
  acquireToken(scopes: readonly string[], fresh?: boolean): Promise<string>;
  /** Ends the sign-in and comes back to this page, which then asks who is there. Leaves the page. */
  switchPerson(): Promise<void>;
}

/** What a page asks for when somebody signs in, and for which application. */
export interface SignInRequest {
  readonly clientId: string;
  readonly scopes: readonly string[];
}

/** Where the sign-in library notes that it has sent this tab to the sign-in page. */
const INTERACTION_UNDER_WAY = "msal.interaction.status";

/** Reads who an account of the sign-in library belongs to. */
export function readPerson(account: AccountInfo): SignedInPerson {
  return {
    id: account.localAccountId,
    displayName: account.name ?? account.username,
    userPrincipalName: account.username,
    homeAccountId: account.homeAccountId,
    environment: account.environment,
    tenantId: account.tenantId,
  };
}

/**
 * Finds out who is signed in at the tenant, afresh at every load, and sends the browser to the sign-in page when
 * nobody is. Never takes the person from what an earlier load left behind.
 *
 * @returns `undefined` when the browser is on its way to the sign-in page.
 */
export async function startSignIn({ clientId, scopes }: SignInRequest): Promise<SignInSession | undefined> {
  const msal = new PublicClientApplication(createMsalConfiguration(clientId, window.location.origin, "sessionStorage"));
  await msal.initialize();
  const answer = await msal.handleRedirectPromise();
  // A sign-in that another page of the tenant began in this tab, and that somebody walked away from, is over.
  window.sessionStorage.removeItem(INTERACTION_UNDER_WAY);
  const account = answer?.account ?? (await findSignedInAccount(msal, scopes));
  await forgetOthers(msal, account);
  if (account !== undefined) {
    forgetSignOut();
    return createSession(msal, account);
  }
  await msal.loginRedirect({ scopes: [...scopes] });
  return undefined;
}

async function findSignedInAccount(msal: PublicClientApplication, scopes: readonly string[]): Promise<AccountInfo | undefined> {
  // Otherwise the library would ask for the last person by name.
  msal.setActiveAccount(null);
  try {
    return (await msal.ssoSilent({ scopes: [...scopes] })).account;
  } catch (error) {
    if (error instanceof InteractionRequiredAuthError) return undefined;
    throw error;
  }
}

/** Drops what people before this one left in the tab. */
async function forgetOthers(msal: PublicClientApplication, account: AccountInfo | undefined): Promise<void> {
  const others = msal.getAllAccounts().filter(({ homeAccountId }) => homeAccountId !== account?.homeAccountId);
  for (const other of others) await msal.clearCache({ account: other });
}

/** Takes away what a sign-out left in the page's address. */
function forgetSignOut(): void {
  const address = new URL(window.location.href);
  if (!address.searchParams.has("state")) return;
  address.searchParams.delete("state");
  window.history.replaceState(window.history.state, "", address);
}

function createSession(msal: PublicClientApplication, account: AccountInfo): SignInSession {
  return {
    person: readPerson(account),
    acquireToken: async (scopes, fresh = false) => (await msal.acquireTokenSilent({ scopes: [...scopes], account, forceRefresh: fresh })).accessToken,
    switchPerson: () => msal.logoutRedirect({ account, postLogoutRedirectUri: window.location.origin + window.location.pathname }),
  };
}
