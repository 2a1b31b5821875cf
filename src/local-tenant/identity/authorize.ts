import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { answerApplication } from "./answer-application";
import { type AuthorizeQuestion, type AuthorizeTarget, readAuthorizeQuestion, readAuthorizeTarget } from "./authorize-request";
import { writeClientInfo } from "./grant-tokens";
import type { IdentityParts } from "./identity-parts";
import { OAuthRefusal } from "./oauth-refusal";
import { findSignInPerson, type SignInPerson } from "./person";
import { listSignInGroups } from "./sign-in-groups";
import { showRefusal, showSignInPage } from "./sign-in-page";
import { findSignedIn, SIGN_IN_COOKIE, startSignIn } from "./sign-ins";
import { TENANT_ID } from "./tenant-address";

const PROMPTS_THAT_ASK = new Set(["login", "select_account"]);

/** Answers a browser that was sent to sign in: with a code when it may, otherwise with the page that asks who it is. */
export async function answerAuthorize(parts: IdentityParts, context: Context): Promise<Response> {
  return await answerWithTarget(parts, context, async (target, question) => {
    const signedIn = await findSignedIn(parts.store, getCookie(context, SIGN_IN_COOKIE), parts.clock);
    const isExpected = signedIn !== undefined && (question.loginHint === "" || signedIn.userPrincipalName.toLowerCase() === question.loginHint);
    if (isExpected && !PROMPTS_THAT_ASK.has(question.prompt)) return await sendCode(parts, context, { target, question, person: signedIn });
    if (question.prompt === "none") {
      throw new OAuthRefusal("login_required", "AADSTS50058: A silent sign-in request was sent but no user is signed in.");
    }
    return await showSignInPage(context, { applicationName: target.application.displayName, groups: await listSignInGroups(parts.store) });
  });
}

/** Signs in the person who was chosen on the sign-in page. The address still carries the application's question. */
export async function answerChosenPerson(parts: IdentityParts, context: Context): Promise<Response> {
  const from = context.req.header("origin");
  if (from !== undefined && from !== new URL(context.req.url).origin) {
    return await showRefusal(context, new OAuthRefusal("access_denied", "AADSTS50011: Another page may not choose who signs in."));
  }
  return await answerWithTarget(parts, context, async (target, question) => {
    const { personId } = await context.req.parseBody();
    const person = typeof personId === "string" ? await findSignInPerson(parts.store, personId) : undefined;
    if (person === undefined) {
      return await showSignInPage(context, { applicationName: target.application.displayName, groups: await listSignInGroups(parts.store), notice: "That person cannot sign in any more. Choose again." });
    }
    const cookie = await startSignIn(parts.store, person.id, parts.clock);
    setCookie(context, SIGN_IN_COOKIE, cookie, { path: `/${TENANT_ID}`, httpOnly: true, sameSite: "Lax" });
    return await sendCode(parts, context, { target, question, person });
  });
}

async function answerWithTarget(
  parts: IdentityParts,
  context: Context,
  answer: (target: AuthorizeTarget, question: AuthorizeQuestion) => Promise<Response>,
): Promise<Response> {
  const query = context.req.query();
  let target: AuthorizeTarget | undefined;
  try {
    target = await readAuthorizeTarget(parts.store, query);
    return await answer(target, await readAuthorizeQuestion(parts.store, target.application, query));
  } catch (error) {
    if (!(error instanceof OAuthRefusal)) throw error;
    if (target === undefined) return await showRefusal(context, error);
    const suberror = error.options.suberror;
    return await answerApplication(context, target, { error: error.error, error_description: error.description, ...(suberror === undefined ? {} : { suberror }) });
  }
}

async function sendCode(
  { codes }: IdentityParts,
  context: Context,
  { target, question, person }: { readonly target: AuthorizeTarget; readonly question: AuthorizeQuestion; readonly person: SignInPerson },
): Promise<Response> {
  const code = codes.issue({
    personId: person.id,
    appId: target.application.appId,
    redirectUri: target.redirectUri,
    scope: question.scope,
    codeChallenge: question.codeChallenge,
    ...(question.nonce === undefined ? {} : { nonce: question.nonce }),
  });
  const clientInfo = question.wantsClientInfo ? { client_info: writeClientInfo(person.id) } : {};
  return await answerApplication(context, target, { code, session_state: randomUUID(), ...clientInfo });
}
