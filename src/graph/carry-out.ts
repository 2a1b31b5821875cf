import { UnavailableError } from "../application/errors";

/** Waits before something is tried again. */
export type Pause = (seconds: number) => Promise<void>;

/** A write that may be interrupted, and how to learn afterwards what became of it. */
export interface Interruptible<T> {
  attempt(): Promise<T>;
  /**
   * Looks up what a failed attempt did: the result when it was carried out all the same, `undefined` when nothing was
   * written and it may be tried again. Throws what the caller should hear otherwise.
   */
  settle(error: unknown): Promise<T | undefined>;
}

/** Seconds to wait before the second and the third attempt. */
const WAITS_SECONDS = [1, 3];

/**
 * Carries a write out once. After a failure it is looked up before it is tried again, three times at most.
 *
 * @throws {UnavailableError} it was still not carried out after the last attempt.
 */
export async function carryOut<T>(write: Interruptible<T>, pause: Pause): Promise<T> {
  for (const waitSeconds of [...WAITS_SECONDS, undefined]) {
    try {
      return await write.attempt();
    } catch (error) {
      const settled = await write.settle(error);
      if (settled !== undefined) return settled;
      if (waitSeconds === undefined) throw new UnavailableError(RETRY_LATER_SECONDS, { cause: error });
      await pause(waitSeconds);
    }
  }
  throw new UnavailableError(RETRY_LATER_SECONDS);
}

const RETRY_LATER_SECONDS = 30;
