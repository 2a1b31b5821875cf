import { createHash } from "node:crypto";
import type { Context } from "hono";
import { html } from "hono/html";
import type { AuthorizeTarget } from "./authorize-request";

// Without markup characters, so that escaping leaves it as it is and its hash stays true.
const SUBMIT_SCRIPT = "document.forms[0].submit()";
const SUBMIT_SCRIPT_HASH = createHash("sha256").update(SUBMIT_SCRIPT).digest("base64");

/** Sends the browser back to the application with the outcome of a sign-in, in the way the application asked for. */
export function answerApplication(context: Context, target: AuthorizeTarget, outcome: Readonly<Record<string, string>>): Response | Promise<Response> {
  const fields = { ...outcome, ...(target.state === undefined ? {} : { state: target.state }) };
  context.header("Cache-Control", "no-store");
  context.header("Referrer-Policy", "no-referrer");
  if (target.responseMode === "form_post") return postForm(context, target.redirectUri, fields);
  const address = new URL(target.redirectUri);
  if (target.responseMode === "fragment") address.hash = new URLSearchParams(fields).toString();
  else for (const [name, value] of Object.entries(fields)) address.searchParams.set(name, value);
  return context.redirect(address.href, 302);
}

function postForm(context: Context, redirectUri: string, fields: Readonly<Record<string, string>>): Response | Promise<Response> {
  context.header("Content-Security-Policy", `default-src 'none'; script-src 'sha256-${SUBMIT_SCRIPT_HASH}'; frame-ancestors 'self'`);
  const inputs = Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  return context.html(
    html`<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Signing in</title>
<form method="post" action="${redirectUri}">${inputs}<noscript><button>Continue</button></noscript></form>
<script>${SUBMIT_SCRIPT}</script></html>`,
  );
}
