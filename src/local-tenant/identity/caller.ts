/** Who makes a Graph call, as the access token proved. */
export interface Caller {
  readonly appId: string;
  /** Absent when an application calls as itself (client credentials): nothing is then trimmed by person. */
  readonly personId?: string;
  /** Delegated permissions; empty for an application calling as itself. */
  readonly scopes: readonly string[];
  /** Application permissions; empty for a delegated call. */
  readonly roles: readonly string[];
}

/** Why a token was refused; Graph answers 401 `InvalidAuthenticationToken` with the message. */
export interface TokenRefusal {
  readonly refused: string;
}

/** Reads the `Authorization` header of a Graph call. */
export type ReadCaller = (authorization: string | undefined) => Promise<Caller | TokenRefusal>;
