import { Hono } from "hono";
import { answerAuthorize, answerChosenPerson } from "./authorize";
import { describeProvider } from "./discovery";
import type { IdentityParts } from "./identity-parts";
import { answerLogOut } from "./log-out";
import { TENANT_ID, TENANT_NAMES } from "./tenant-address";
import { answerTokenPreflight, answerTokenRequest } from "./token-endpoint";

/** The identity provider's addresses, shaped like those of Microsoft Entra. */
export function createIdentity(parts: IdentityParts): Hono {
  const app = new Hono();
  for (const tenant of TENANT_NAMES) {
    const at = (path: string): string => `/${tenant}${path}`;
    app.get(at("/v2.0/.well-known/openid-configuration"), (context) => {
      context.header("Access-Control-Allow-Origin", "*");
      return context.json(describeProvider(parts.origin, parts.issuer));
    });
    app.get(at("/discovery/v2.0/keys"), (context) => {
      context.header("Access-Control-Allow-Origin", "*");
      return context.json({ keys: [{ ...parts.key.publicJwk, issuer: parts.issuer }] });
    });
    app.post(at("/oauth2/v2.0/token"), (context) => answerTokenRequest(parts, context));
    app.options(at("/oauth2/v2.0/token"), (context) => answerTokenPreflight(parts, context));
    if (tenant === TENANT_ID) continue;
    // The browser's sign-in belongs to the tenant's own address, so the general names lead there.
    for (const page of ["/oauth2/v2.0/authorize", "/oauth2/v2.0/logout"]) {
      app.get(at(page), (context) => context.redirect(`/${TENANT_ID}${page}${new URL(context.req.url).search}`, 302));
    }
  }
  app.get(`/${TENANT_ID}/oauth2/v2.0/authorize`, (context) => answerAuthorize(parts, context));
  app.post(`/${TENANT_ID}/oauth2/v2.0/authorize`, (context) => answerChosenPerson(parts, context));
  app.get(`/${TENANT_ID}/oauth2/v2.0/logout`, (context) => answerLogOut(parts, context));
  return app;
}
