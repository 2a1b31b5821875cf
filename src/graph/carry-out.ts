import { UnavailableError } from "../application/errors";
import type { Patience } from "../application/patience";
import { RETRY_LATER_SECONDS, askedToWaitSeconds } from "./graph-failure";

/** A write that may be interrupted, and how to learn afterwards what became of it. */
export interface Interruptible<T> {
  attempt(): Promise<T>;
  /**
   * Looks up what a failed attempt did: the result when it was carried out all the same, `undefined` when nothing was
   * written and it may be tried again. Throws what the caller should hear otherwise.
   */
  settle(error: unknown): Promise<T | undefined>;
}

/**
 * Carries a write out once. After a failure it is looked up before it is tried again, for as long as there is patience.
 *
 * @throws {UnavailableError} it was still not carried out after the last attempt; what the last one did has been looked up.
 */
export async function carryOut<T>(write: Interruptible<T>, patience: Patience): Promise<T> {
  const tries = patience.begin();
  for (;;) {
    try {
      return await write.attempt();
    } catch (error) {
      const settled = await write.settle(error);
      if (settled !== undefined) return settled;
      const waitSeconds = askedToWaitSeconds(error);
      if (!(await tries.again(waitSeconds))) throw new UnavailableError(waitSeconds ?? RETRY_LATER_SECONDS, { cause: error });
    }
  }
}
