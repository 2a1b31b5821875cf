import type { Clock } from "./clock";
import { makeSecretText } from "./random-text";

/** What a person's sign-in allows one application to fetch, once. */
export interface AuthorizationGrant {
  readonly personId: string;
  readonly appId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly codeChallenge: string;
  readonly nonce?: string;
}

/** Codes on their way from the authorize address to the token address. */
export interface AuthorizationCodes {
  issue(grant: AuthorizationGrant): string;
  /** Uses a code up; `undefined` when it was used before or is older than a minute. */
  take(code: string): AuthorizationGrant | undefined;
}

const CODE_MILLISECONDS = 60_000;

/** Keeps codes in memory: one lives a minute, so a restart costs at most one sign-in. */
export function createAuthorizationCodes(clock: Clock): AuthorizationCodes {
  const codes = new Map<string, { readonly grant: AuthorizationGrant; readonly expiresAt: number }>();
  const forgetExpired = (): void => {
    for (const [code, { expiresAt }] of codes) if (expiresAt <= clock()) codes.delete(code);
  };
  return {
    issue(grant) {
      forgetExpired();
      const code = makeSecretText();
      codes.set(code, { grant, expiresAt: clock() + CODE_MILLISECONDS });
      return code;
    },
    take(code) {
      forgetExpired();
      const found = codes.get(code);
      codes.delete(code);
      return found?.grant;
    },
  };
}
