import { createHash, randomBytes } from "node:crypto";

/** Who signs in to which application. */
export interface SignInByHttp {
  readonly personId: string;
  readonly clientId: string;
  readonly redirectUri: string;
  /** Space-separated, as on the wire. */
  readonly scope: string;
}

/**
 * Gets a person's access token as a browser would: sign-in page, code, PKCE, token address.
 * `authority` is the address above `/authorize` and `/token`.
 *
 * @throws {Error} with the identity provider's own words when it refuses.
 */
export async function redeemSignIn(authority: string, { personId, clientId, redirectUri, scope }: SignInByHttp): Promise<string> {
  const verifier = randomBytes(32).toString("base64url");
  const question = new URLSearchParams({
    client_id: clientId, response_type: "code", response_mode: "query", redirect_uri: redirectUri, scope,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"), code_challenge_method: "S256",
  });
  const chosen = await fetch(`${authority}/authorize?${question.toString()}`, { method: "POST", redirect: "manual", body: new URLSearchParams({ personId }) });
  const back = new URL(chosen.headers.get("location") ?? "about:blank").searchParams;
  const code = back.get("code");
  if (code === null) throw new Error(back.get("error_description") ?? `sign-in: ${String(chosen.status)}`);
  const redeemed = await fetch(`${authority}/token`, {
    method: "POST",
    headers: { origin: new URL(redirectUri).origin },
    body: new URLSearchParams({ grant_type: "authorization_code", client_id: clientId, code, code_verifier: verifier, redirect_uri: redirectUri, scope }),
  });
  const answer = (await redeemed.json()) as { readonly access_token?: string; readonly error_description?: string };
  if (answer.access_token === undefined) throw new Error(answer.error_description ?? `token address: ${String(redeemed.status)}`);
  return answer.access_token;
}
