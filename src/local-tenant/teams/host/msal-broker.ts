import { type AuthenticationResult, AuthError, InteractionRequiredAuthError, PublicClientApplication } from "@azure/msal-browser";
import { createMsalConfiguration } from "../../pages/msal-configuration";
import { type SignedInPerson, readPerson } from "../../pages/sign-in";
import { BrokerRefusal, type BrokeredToken, type TokenBroker } from "./nested-app-auth";

/**
 * Creates the broker of the app that is registered as `clientId`: a whole sign-in of that app, carried out by this
 * page for the person who is signed in on it. Nothing it learns outlives the page.
 */
export function createMsalBroker(clientId: string, person: SignedInPerson): TokenBroker {
  const starting = startMsal(clientId);
  return {
    acquireSilently: (wish) =>
      explainRefusals(async () => {
        const msal = await starting;
        const scopes = [...wish.scopes];
        const account = msal.getAllAccounts().find(({ localAccountId }) => localAccountId === person.id);
        if (account === undefined) return msal.ssoSilent({ scopes, loginHint: person.userPrincipalName });
        return msal.acquireTokenSilent({ scopes, account, forceRefresh: wish.fresh });
      }),
    acquireInPopup: (wish) =>
      explainRefusals(async () =>
        (await starting).acquireTokenPopup({ scopes: [...wish.scopes], loginHint: person.userPrincipalName, overrideInteractionInProgress: true }),
      ),
  };
}

async function startMsal(clientId: string): Promise<PublicClientApplication> {
  const msal = new PublicClientApplication(createMsalConfiguration(clientId, window.location.origin, "memoryStorage"));
  await msal.initialize();
  return msal;
}

async function explainRefusals(acquire: () => Promise<AuthenticationResult>): Promise<BrokeredToken> {
  try {
    return readToken(await acquire());
  } catch (error) {
    throw explainRefusal(error);
  }
}

function readToken({ accessToken, idToken, expiresOn, scopes, authority, account }: AuthenticationResult): BrokeredToken {
  const expiresInSeconds = expiresOn === null ? 0 : Math.round((expiresOn.getTime() - Date.now()) / 1000);
  return { accessToken, idToken, expiresInSeconds, scopes, authority, person: readPerson(account) };
}

function explainRefusal(error: unknown): BrokerRefusal {
  if (!(error instanceof AuthError)) return new BrokerRefusal("TRANSIENT_ERROR", "host_error", "The host could not get a token.");
  const { errorCode, message } = error;
  if (error instanceof InteractionRequiredAuthError) return new BrokerRefusal("USER_INTERACTION_REQUIRED", errorCode, message);
  if (errorCode === "user_cancelled") return new BrokerRefusal("USER_CANCEL", errorCode, message);
  if (errorCode === "no_network_connectivity") return new BrokerRefusal("NO_NETWORK", errorCode, message);
  return new BrokerRefusal("TRANSIENT_ERROR", errorCode, message);
}
