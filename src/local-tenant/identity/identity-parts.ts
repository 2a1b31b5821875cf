import type { Store } from "../store/store";
import type { AuthorizationCodes } from "./authorization-codes";
import type { Clock } from "./clock";
import type { TokenMint } from "./mint-tokens";
import type { SigningKey } from "./signing-key";

/** What the identity provider's addresses work with. */
export interface IdentityParts {
  readonly store: Store;
  /** Where the tenant listens, such as `http://localhost:4310`. */
  readonly origin: string;
  readonly issuer: string;
  readonly key: SigningKey;
  readonly codes: AuthorizationCodes;
  readonly mint: TokenMint;
  readonly clock: Clock;
}
