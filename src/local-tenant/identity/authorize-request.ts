import { z } from "zod";
import type { Store } from "../store/store";
import { type Application, findApplication, redirectUrisOf } from "./application";
import { OAuthRefusal } from "./oauth-refusal";
import { grantDelegated, readRequestedScopes } from "./requested-scopes";

const responseMode = z.enum(["fragment", "query", "form_post"]);

const target = z.object({
  client_id: z.string().min(1),
  redirect_uri: z.string().min(1),
  response_mode: responseMode.default("query"),
  state: z.string().optional(),
});

const question = z.object({
  response_type: z.string(),
  scope: z.string().default(""),
  code_challenge: z.string().default(""),
  code_challenge_method: z.string().default(""),
  nonce: z.string().optional(),
  prompt: z.string().default(""),
  login_hint: z.string().default(""),
  client_info: z.string().optional(),
});

/** Where the answer to a sign-in request goes, once it is known to be safe to send anything there. */
export interface AuthorizeTarget {
  readonly application: Application;
  readonly redirectUri: string;
  readonly responseMode: z.infer<typeof responseMode>;
  readonly state?: string;
}

/** What an application asks when it sends a browser to sign in. */
export interface AuthorizeQuestion {
  readonly scope: string;
  readonly codeChallenge: string;
  readonly nonce?: string;
  /** `none` forbids questions; `login` and `select_account` demand one; anything else leaves it to the session. */
  readonly prompt: string;
  /** User principal name of the expected person in lower case, or empty. */
  readonly loginHint: string;
  readonly wantsClientInfo: boolean;
}

/**
 * Finds out where the answer may go.
 *
 * @throws {OAuthRefusal} when the application or the redirect address is unknown: the refusal is shown, not sent.
 */
export async function readAuthorizeTarget(store: Store, query: Readonly<Record<string, string>>): Promise<AuthorizeTarget> {
  const parsed = target.safeParse(query);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join(".") ?? "";
    throw new OAuthRefusal("invalid_request", `AADSTS900144: The request must contain the following parameter with a valid value: '${field}'.`);
  }
  const { client_id, redirect_uri, response_mode, state } = parsed.data;
  const application = await findApplication(store, client_id);
  if (application === undefined) {
    throw new OAuthRefusal("unauthorized_client", "AADSTS700016: The application was not found in the directory.");
  }
  if (!redirectUrisOf(application).includes(redirect_uri)) {
    throw new OAuthRefusal("invalid_request", "AADSTS50011: The redirect URI specified in the request does not match the redirect URIs configured for the application.");
  }
  return { application, redirectUri: redirect_uri, responseMode: response_mode, ...(state === undefined ? {} : { state }) };
}

/**
 * Reads the question itself and checks that it can be answered for this application.
 *
 * @throws {OAuthRefusal} to be sent back to the application.
 */
export async function readAuthorizeQuestion(store: Store, application: Application, query: Readonly<Record<string, string>>): Promise<AuthorizeQuestion> {
  const parsed = question.safeParse(query);
  if (!parsed.success || parsed.data.response_type !== "code") {
    throw new OAuthRefusal("unsupported_response_type", "AADSTS700051: Only response_type 'code' is enabled for the application.");
  }
  const { scope, code_challenge, code_challenge_method, nonce, prompt, login_hint, client_info } = parsed.data;
  if (code_challenge === "" || code_challenge_method !== "S256") {
    throw new OAuthRefusal("invalid_request", "AADSTS9002325: Proof Key for Code Exchange with method S256 is required for cross-origin authorization code redemption.");
  }
  grantDelegated(application, await readRequestedScopes(store, scope));
  return {
    scope,
    codeChallenge: code_challenge,
    prompt,
    loginHint: login_hint.toLowerCase(),
    wantsClientInfo: client_info === "1",
    ...(nonce === undefined ? {} : { nonce }),
  };
}
