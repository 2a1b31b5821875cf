import type { Context } from "hono";
import { html } from "hono/html";
import type { OAuthRefusal } from "./oauth-refusal";
import type { SignInPerson } from "./person";
import { SIGN_IN_STYLE } from "./sign-in-style";
import type { PupilGroup, SignInGroup } from "./sign-in-groups";

/** What the sign-in page shows. */
export interface SignInPage {
  readonly applicationName: string;
  readonly groups: readonly SignInGroup[];
  /** Said above the list when a choice could not be followed. */
  readonly notice?: string;
}

type Markup = ReturnType<typeof html>;

/** Asks who is signing in. There are no passwords in the local tenant: the page says so and lists everybody. */
export function showSignInPage(context: Context, { applicationName, groups, notice }: SignInPage): Promise<Response> {
  return sendPage(context, "Sign in", html`<p class="badge">Local tenant</p>
<h1>Who is signing in?</h1>
<p>This stands in for Microsoft 365 on this computer. Nobody here has a password: choose a person to continue to <b>${applicationName}</b>.</p>
${notice === undefined ? "" : html`<p role="alert">${notice}</p>`}
${groups.length === 0 ? html`<p>Nobody has been added yet. Add people on the tenant’s admin page, or seed the example schools.</p>` : ""}
<form method="post">${groups.map(showGroup)}</form>`);
}

/** Tells the person in front of the browser why a sign-in request cannot be followed anywhere. */
export function showRefusal(context: Context, refusal: OAuthRefusal): Promise<Response> {
  context.status(400);
  return sendPage(context, "Sign-in refused", html`<p class="badge">Local tenant</p>
<h1>This sign-in cannot go on</h1>
<p>${refusal.description}</p>`);
}

/** Says that the sign-in of this browser has ended. */
export function showSignedOut(context: Context): Promise<Response> {
  return sendPage(context, "Signed out", html`<p class="badge">Local tenant</p>
<h1>You are signed out</h1>
<p>You can close this window.</p>`);
}

function showGroup({ schoolName, staff, pupilGroups }: SignInGroup): Markup {
  const pupilCount = pupilGroups.reduce((sum, { pupils }) => sum + pupils.length, 0);
  return html`<section aria-label="${schoolName}"><h2>${schoolName}</h2>
${staff.length === 0 ? "" : html`<h3>Staff</h3>${showPeople(staff)}`}
${pupilCount === 0 ? "" : html`<details><summary>Pupils <span class="count">${pupilCount}</span></summary>${pupilGroups.map(showPupils)}</details>`}
</section>`;
}

function showPupils({ className, pupils }: PupilGroup): Markup {
  return html`<h4>${className}</h4>${showPeople(pupils)}`;
}

function showPeople(people: readonly SignInPerson[]): Markup {
  return html`<ul>${people.map((person) => html`<li>${showPerson(person)}</li>`)}</ul>`;
}

// The accessible name is the person's name alone; the job title describes it.
function showPerson({ id, displayName, jobTitle }: SignInPerson): Markup {
  if (jobTitle === "") return html`<button name="personId" value="${id}">${displayName}</button>`;
  return html`<button name="personId" value="${id}" aria-labelledby="name-${id}" aria-describedby="job-${id}"><span id="name-${id}">${displayName}</span><small id="job-${id}">${jobTitle}</small></button>`;
}

async function sendPage(context: Context, title: string, body: Markup): Promise<Response> {
  context.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'");
  context.header("Cache-Control", "no-store");
  // The form's post must carry its origin, which a stricter policy would hide.
  context.header("Referrer-Policy", "same-origin");
  return await context.html(html`<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – local tenant</title><style>${SIGN_IN_STYLE}</style></head>
<body><main>${body}</main></body>
</html>`);
}
