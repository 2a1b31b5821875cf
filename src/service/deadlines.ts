import { AsyncLocalStorage } from "node:async_hooks";
import { type Patience, type PatienceParts, createPatience } from "../application/patience";

/** By when what is being done must be over, and the patience that keeps to it. */
export interface Deadlines {
  readonly patience: Patience;
  /** Does `work`, and everything that it starts, within this time; an earlier deadline around it stays. */
  within<T>(seconds: number, work: () => Promise<T>): Promise<T>;
}

/** Nobody waits for a job: one thing may wait this long where Microsoft 365 asks for it. */
const NOBODY_WAITS_SECONDS = 60;

/** Makes the patience of a program whose callers differ in how long they wait. `nowMs` only ever grows. */
export function createDeadlines({ nowMs, ...parts }: Omit<PatienceParts, "secondsLeft"> & { readonly nowMs: () => number }): Deadlines {
  const endMs = new AsyncLocalStorage<number>();
  const secondsLeft = () => {
    const end = endMs.getStore();
    return end === undefined ? NOBODY_WAITS_SECONDS : (end - nowMs()) / 1000;
  };
  return {
    patience: createPatience({ ...parts, secondsLeft }),
    within: (seconds, work) => endMs.run(Math.min(nowMs() + seconds * 1000, endMs.getStore() ?? Infinity), work),
  };
}
