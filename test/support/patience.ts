import { type Patience, createPatience } from "../../src/application/patience";
import { type Deadlines, createDeadlines } from "../../src/service/deadlines";

/** Patience without waiting; `pauses` hears how long it would have waited. */
export function patienceAtOnce(pauses: number[] = []): Patience {
  return createPatience({ ...partsAtOnce(pauses), secondsLeft: () => 59.999_123_4 });
}

/** Deadlines without waiting. */
export function deadlinesAtOnce(): Deadlines {
  return createDeadlines({ ...partsAtOnce([]), nowMs: () => performance.now() });
}

function partsAtOnce(pauses: number[]) {
  return {
    random: () => 0,
    pause: (seconds: number) => {
      pauses.push(seconds);
      return Promise.resolve();
    },
  };
}
