import type { Context } from "hono";
import { deleteCookie, getCookie } from "hono/cookie";
import { listRedirectUris } from "./application";
import type { IdentityParts } from "./identity-parts";
import { showSignedOut } from "./sign-in-page";
import { endSignIn, SIGN_IN_COOKIE } from "./sign-ins";
import { TENANT_ID } from "./tenant-address";

/** Ends the browser's sign-in, then goes where the application asked, if that address is registered or the tenant's own. */
export async function answerLogOut({ store, origin }: IdentityParts, context: Context): Promise<Response> {
  await endSignIn(store, getCookie(context, SIGN_IN_COOKIE));
  deleteCookie(context, SIGN_IN_COOKIE, { path: `/${TENANT_ID}` });
  context.header("Cache-Control", "no-store");
  const wanted = context.req.query("post_logout_redirect_uri");
  if (wanted === undefined || !URL.canParse(wanted) || !(await mayLeadTo(wanted))) return await showSignedOut(context);
  const address = new URL(wanted);
  const state = context.req.query("state");
  if (state !== undefined) address.searchParams.set("state", state);
  return context.redirect(address.href, 302);

  async function mayLeadTo(uri: string): Promise<boolean> {
    return new URL(uri).origin === origin || (await listRedirectUris(store)).includes(uri);
  }
}
