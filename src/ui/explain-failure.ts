import type { ApiFailure } from "../api/failures";
import type { WordKey } from "./words/en-GB";

/** Why something that was asked of the service did not work: the service's own code, or what became of the connection. */
export interface PageFailure {
  readonly code: ApiFailure["error"]["code"] | "offline" | "too-slow" | "not-understood";
  readonly requestId?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** Fields that were refused, by name. */
  readonly problems?: readonly string[] | undefined;
}

/** What the reader can do about a failure. */
export type WayOn = "try-again" | "sign-in" | "go-home" | "load-again";

/** One plain sentence about a failure, and the way on. */
export interface Explanation {
  readonly sentence: WordKey;
  readonly wayOn: WayOn;
  /** Support can find the failure in the service's log by it; shown only where trying again may not help. */
  readonly requestId?: string;
}

const WAYS_ON: Readonly<Record<PageFailure["code"], WayOn>> = {
  "not-signed-in": "sign-in",
  "not-allowed": "go-home",
  "not-found": "go-home",
  stale: "load-again",
  invalid: "try-again",
  misshapen: "try-again",
  unavailable: "try-again",
  "not-ready": "try-again",
  bug: "try-again",
  offline: "try-again",
  "too-slow": "try-again",
  "not-understood": "load-again",
};

const SUPPORT_HELPS: ReadonlySet<PageFailure["code"]> = new Set(["bug", "misshapen", "not-understood"]);

/** Puts a failure into words for the reader: no codes, no numbers of errors, always a way on. */
export function explainFailure({ code, requestId }: PageFailure): Explanation {
  const explanation = { sentence: `failure.${code}`, wayOn: WAYS_ON[code] } as const;
  return requestId !== undefined && SUPPORT_HELPS.has(code) ? { ...explanation, requestId } : explanation;
}
