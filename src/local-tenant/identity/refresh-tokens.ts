import type { Store } from "../store/store";
import { type Clock, secondsOf } from "./clock";
import { hashText, makeSecretText } from "./random-text";

/** What a refresh token stands for. */
export interface RefreshGrant {
  readonly personId: string;
  readonly appId: string;
  /** Seconds since 1970. Renewal does not move it: a page must sign in again within a day. */
  readonly expiresAt: number;
}

/** A single-page application's refresh token lives a day. Source: Microsoft identity platform, refresh tokens. */
export const REFRESH_SECONDS = 24 * 60 * 60;

/** Gives out a refresh token. */
export async function issueRefreshToken(store: Store, grant: RefreshGrant): Promise<string> {
  const secret = makeSecretText();
  await store.query("insert into refresh_tokens (hash, person_id, app_id, expires_at) values ($1, $2, $3, $4)", [
    hashText(secret),
    grant.personId,
    grant.appId,
    grant.expiresAt,
  ]);
  return secret;
}

/** Uses a refresh token up. @returns `undefined` when it was used before, has expired or belongs to another application. */
export async function takeRefreshToken(store: Store, request: { readonly token: string; readonly appId: string; readonly clock: Clock }): Promise<RefreshGrant | undefined> {
  const [row] = await store.query<{ person_id: string; app_id: string; expires_at: number }>(
    "delete from refresh_tokens where hash = $1 and app_id = $2 returning person_id, app_id, expires_at",
    [hashText(request.token), request.appId],
  );
  if (row === undefined || Number(row.expires_at) <= secondsOf(request.clock)) return undefined;
  return { personId: row.person_id, appId: row.app_id, expiresAt: Number(row.expires_at) };
}
