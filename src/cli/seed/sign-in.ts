import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { PersonId } from "../../domain/ids";

/** Where and for what somebody signs in. */
export interface SignInPlace {
  readonly tenantUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly identifierUri: string;
  readonly publicUrl: string;
}

const tokenAnswer = z.object({ access_token: z.string().min(1) });

/** A token of `personId` for our API, got from the local tenant's sign-in page as a browser gets it. */
export async function signInAs(personId: PersonId, place: SignInPlace): Promise<string> {
  const endpoints = `${place.tenantUrl}/${place.tenantId}/oauth2/v2.0`;
  const redirectUri = `${place.publicUrl}/redirect.html`;
  const verifier = randomBytes(32).toString("base64url");
  const question = new URLSearchParams({
    client_id: place.clientId,
    response_type: "code",
    response_mode: "query",
    redirect_uri: redirectUri,
    scope: `${place.identifierUri}/access_as_user`,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  const chosen = await fetch(`${endpoints}/authorize?${question.toString()}`, { method: "POST", redirect: "manual", body: new URLSearchParams({ personId }) });
  const code = new URL(chosen.headers.get("location") ?? "about:blank").searchParams.get("code") ?? "";
  const answer = await fetch(`${endpoints}/token`, {
    method: "POST",
    headers: { origin: place.publicUrl },
    body: new URLSearchParams({ grant_type: "authorization_code", client_id: place.clientId, code, redirect_uri: redirectUri, code_verifier: verifier }),
  });
  return tokenAnswer.parse(await answer.json()).access_token;
}
