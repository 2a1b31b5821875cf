import { z } from "zod";
import type { SignedInPerson } from "../../pages/sign-in";

/** Why a token was not given, in the words of the nested app authentication protocol. */
export type BrokerStatus =
  | "USER_INTERACTION_REQUIRED"
  | "USER_CANCEL"
  | "NO_NETWORK"
  | "TRANSIENT_ERROR"
  | "PERSISTENT_ERROR"
  | "ACCOUNT_UNAVAILABLE";

/** The broker gave no token; `code` is the identity provider's or the library's own. */
export class BrokerRefusal extends Error {
  constructor(
    readonly status: BrokerStatus,
    readonly code: string,
    description: string,
  ) {
    super(description);
  }
}

/** A token that the page got for an app, and whose it is. */
export interface BrokeredToken {
  readonly accessToken: string;
  readonly idToken: string;
  readonly expiresInSeconds: number;
  readonly scopes: readonly string[];
  readonly authority: string;
  readonly person: SignedInPerson;
}

/** What an app asks a token for. */
export interface TokenWish {
  readonly scopes: readonly string[];
  /** Leave a token at hand aside and get a new one. */
  readonly fresh: boolean;
}

/** Gets tokens for one app by a sign-in of its own. Both reject with `BrokerRefusal`. */
export interface TokenBroker {
  acquireSilently(wish: TokenWish): Promise<BrokeredToken>;
  /** Lets the person sign in again in a window of its own; works only after a click. */
  acquireInPopup(wish: TokenWish): Promise<BrokeredToken>;
}

const nestedRequest = z.object({
  messageType: z.literal("NestedAppAuthRequest"),
  method: z.string(),
  requestId: z.string(),
  tokenParams: z.object({ clientId: z.string(), scope: z.string(), forceRefresh: z.boolean().optional() }).optional(),
});
type NestedRequest = z.infer<typeof nestedRequest>;

/** What the answers are made of: who is signed in, the app in the frame, and the broker of that app. */
export interface NestedAppAuthParts {
  readonly person: SignedInPerson;
  readonly clientId: string;
  readonly broker: TokenBroker;
}

/**
 * Answers one nested app authentication request, given and answered as JSON text. The caller is the app in the frame:
 * what the request says about itself only has to agree.
 *
 * @returns `undefined` when the text is no such request.
 */
export async function answerNestedAppAuth(text: string, parts: NestedAppAuthParts): Promise<string | undefined> {
  const request = readRequest(text);
  if (request === undefined) return undefined;
  const envelope = { messageType: "NestedAppAuthResponse", requestId: request.requestId };
  try {
    return JSON.stringify({ ...envelope, success: true, ...(await fulfil(request, parts)) });
  } catch (error) {
    if (!(error instanceof BrokerRefusal)) throw error;
    return JSON.stringify({ ...envelope, success: false, error: { status: error.status, code: error.code, description: error.message } });
  }
}

function readRequest(text: string): NestedRequest | undefined {
  try {
    return nestedRequest.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function fulfil({ method, tokenParams }: NestedRequest, { person, clientId, broker }: NestedAppAuthParts): Promise<object> {
  if (method === "GetInitContext") return { initContext: describeHost(person) };
  if (tokenParams === undefined) throw new BrokerRefusal("PERSISTENT_ERROR", "invalid_request", "The request names no scope.");
  if (tokenParams.clientId !== clientId) {
    throw new BrokerRefusal("PERSISTENT_ERROR", "unauthorized_client", "This host gives tokens only to the app in the frame.");
  }
  const wish = { scopes: tokenParams.scope.split(" ").filter((scope) => scope !== ""), fresh: tokenParams.forceRefresh ?? false };
  if (method === "GetToken") return describeToken(await broker.acquireSilently(wish), person);
  if (method === "GetTokenPopup") return describeToken(await broker.acquireInPopup(wish), person);
  throw new BrokerRefusal("PERSISTENT_ERROR", "unknown_method", "This host does not know the request.");
}

function describeHost({ homeAccountId, environment, tenantId }: SignedInPerson): object {
  return { sdkName: "local-teams-page", sdkVersion: "1.0.0", capabilities: { queryAccount: false }, accountContext: { homeAccountId, environment, tenantId } };
}

function describeToken(token: BrokeredToken, signedIn: SignedInPerson): object {
  if (token.person.id !== signedIn.id) {
    throw new BrokerRefusal("ACCOUNT_UNAVAILABLE", "account_changed", "Somebody else is signed in now. Load the page again.");
  }
  const { id, homeAccountId, environment, tenantId, userPrincipalName, displayName } = token.person;
  return {
    token: {
      access_token: token.accessToken,
      id_token: token.idToken,
      expires_in: token.expiresInSeconds,
      scope: token.scopes.join(" "),
      properties: null,
      authority: token.authority,
    },
    account: { homeAccountId, environment, tenantId, username: userPrincipalName, localAccountId: id, name: displayName },
  };
}
