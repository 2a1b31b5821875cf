import { type AppError, MisshapenError } from "../application/errors";
import { Refusal } from "./refusal";

/** Whether the service has read enough of the school to answer. */
export interface Readiness {
  /** @throws {Refusal} 503 while the first reading is under way. @throws {MisshapenError} what stands in its way. */
  mustBeReady(): void;
  isReady(): boolean;
  /** The first reading is done; later trouble leaves the service ready, on what it read last. */
  becomeReady(): void;
  /** The first reading met something. A list that is missing or altered is told to whoever asks; the rest is waited for. */
  blockedBy(problem: AppError): void;
}

const RETRY_AFTER_SECONDS = 2;

/** Starts out as not ready. */
export function createReadiness(): Readiness {
  let ready = false;
  let blocking: AppError | undefined;
  return {
    isReady: () => ready,
    mustBeReady() {
      if (ready) return;
      throw blocking ?? new Refusal(503, "not-ready", { retryAfterSeconds: RETRY_AFTER_SECONDS });
    },
    becomeReady() {
      ready = true;
      blocking = undefined;
    },
    blockedBy(problem) {
      blocking = problem instanceof MisshapenError ? problem : undefined;
    },
  };
}
