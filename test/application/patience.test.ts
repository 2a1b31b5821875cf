import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { MOST_TRIES, createPatience, patiently } from "../../src/application/patience";

/** Patience whose time only passes while it waits. */
function waiting(secondsLeft: number, random: () => number = () => 0.5) {
  const pauses: number[] = [];
  const spent = () => pauses.reduce((sum, seconds) => sum + seconds, 0);
  const patience = createPatience({
    random,
    secondsLeft: () => secondsLeft - spent(),
    pause: (seconds) => {
      pauses.push(seconds);
      return Promise.resolve();
    },
  });
  return { patience, pauses, spent };
}

async function countTries(patience: ReturnType<typeof waiting>["patience"], asked: readonly number[] = []): Promise<number> {
  const tries = patience.begin();
  let count = 1;
  while (await tries.again(asked[count - 1])) count += 1;
  return count;
}

describe("patience", () => {
  it("tries a limited number of times however much time there is", async () => {
    expect(await countTries(waiting(10_000).patience)).toBe(MOST_TRIES);
  });

  it("begins with a moment and never waits longer than four seconds of its own accord", async () => {
    const { patience, pauses } = waiting(10_000, () => 1);
    await countTries(patience);
    expect(pauses[0]).toBeLessThan(0.2);
    expect(Math.max(...pauses)).toBe(4);
  });

  it("waits differently for callers who failed together", async () => {
    const [one, other] = [waiting(100, () => 0.1), waiting(100, () => 0.9)];
    await Promise.all([countTries(one.patience), countTries(other.patience)]);
    expect(one.pauses).not.toEqual(other.pauses);
  });

  it("never outlasts the time that is left, nor comes back before Microsoft 365 wants it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 60, noNaN: true }), fc.array(fc.nat(40), { maxLength: 12 }), fc.double({ min: 0, max: 1, noNaN: true }), async (seconds, asked, chance) => {
        const { patience, pauses, spent } = waiting(seconds, () => chance);
        const tries = await countTries(patience, asked);
        expect(spent()).toBeLessThanOrEqual(seconds);
        expect(tries).toBeLessThanOrEqual(MOST_TRIES);
        for (const [index, pause] of pauses.entries()) expect(pause).toBeGreaterThan(asked[index] ?? 0);
      }),
    );
  });

  it.each([
    { left: -5, call: 500 },
    { left: 2.000_123_4, call: 2_001 },
    { left: 60, call: 10_000 },
  ])("gives a call whole milliseconds, and a moment even when the time is over: with $left s left, $call ms", ({ left, call }) => {
    expect(waiting(left).patience.callWithinMs(10)).toBe(call);
  });
});

describe("patiently", () => {
  const failing = (times: number) => {
    let calls = 0;
    return { attempt: () => ((calls += 1) <= times ? Promise.reject(new Error(`failure ${String(calls)}`)) : Promise.resolve("done")), calls: () => calls };
  };

  it("goes on until it works", async () => {
    const { attempt, calls } = failing(5);
    await expect(patiently(waiting(60).patience, attempt, () => 0)).resolves.toBe("done");
    expect(calls()).toBe(6);
  });

  it("tells the last failure when patience is over, and the first that is final", async () => {
    await expect(patiently(waiting(10_000).patience, failing(99).attempt, () => 0)).rejects.toThrow(`failure ${String(MOST_TRIES)}`);
    await expect(patiently(waiting(60).patience, failing(99).attempt, () => undefined)).rejects.toThrow("failure 1");
  });
});
