/** Waits before something is tried again. */
export type Pause = (seconds: number) => Promise<void>;

/** What patience is made of; real time and real chance in a program, neither in a test. */
export interface PatienceParts {
  readonly pause: Pause;
  /** A number from 0 to 1, afresh at each call. */
  readonly random: () => number;
  /** Seconds that may still be spent on what is being done now, such as answering the person who waits. */
  readonly secondsLeft: () => number;
}

/** How often, and how long, something that Microsoft 365 did not do is tried again. The one policy for every kind of call. */
export interface Patience {
  /** Begins one thing that may have to be tried more than once. */
  begin(): Tries;
  /** Milliseconds that one call may take which usually takes no longer than this: whole ones, and never less than a moment. */
  callWithinMs(longestSeconds: number): number;
}

/** The tries of one thing; the first needs no asking. */
export interface Tries {
  /**
   * Waits until the next try, longer than Microsoft 365 asked for.
   *
   * @returns false, at once, when there have been enough tries or the wait would outlast what is left: then give up.
   */
  again(atLeastSeconds?: number): Promise<boolean>;
}

/** With half of all calls failing, one thing in four thousand is given up for want of tries. */
export const MOST_TRIES = 12;
/** A connection that was closed while it lay idle is open again at once. */
const SHORTEST_WAIT_SECONDS = 0.05;
const LONGEST_WAIT_SECONDS = 4;
const GROWTH = 3;
/** A call needs some time even when there is none: what it says then is better than nothing. */
const A_MOMENT_SECONDS = 0.5;

/**
 * Waits grow at random, each between the shortest and three times the last, so that callers who failed together do not
 * come back together. Source: AWS Architecture Blog, "Exponential Backoff And Jitter", decorrelated jitter.
 */
export function createPatience({ pause, random, secondsLeft }: PatienceParts): Patience {
  return {
    callWithinMs: (longestSeconds) => Math.ceil(Math.min(longestSeconds, Math.max(A_MOMENT_SECONDS, secondsLeft())) * 1000),
    begin() {
      let tries = 1;
      let lastSeconds = SHORTEST_WAIT_SECONDS;
      return {
        async again(atLeastSeconds = 0) {
          lastSeconds = Math.min(LONGEST_WAIT_SECONDS, SHORTEST_WAIT_SECONDS + random() * (lastSeconds * GROWTH - SHORTEST_WAIT_SECONDS));
          const waitSeconds = atLeastSeconds + lastSeconds;
          if (tries >= MOST_TRIES || waitSeconds >= secondsLeft()) return false;
          tries += 1;
          await pause(waitSeconds);
          return true;
        },
      };
    },
  };
}

/**
 * Tries `attempt` again while it fails with something that passes. `waitAfter` says how many seconds to wait at the least
 * before the next try, or `undefined` when the failure is final.
 *
 * @throws what the last attempt threw.
 */
export async function patiently<T>(patience: Patience, attempt: () => Promise<T>, waitAfter: (error: unknown) => number | undefined): Promise<T> {
  const tries = patience.begin();
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const atLeastSeconds = waitAfter(error);
      if (atLeastSeconds === undefined || !(await tries.again(atLeastSeconds))) throw error;
    }
  }
}
