import { describe, expect, it } from "@jest/globals";
import { type Deadlines, createDeadlines } from "../../src/service/deadlines";

function onATestClock() {
  let now = 0;
  const pause = (seconds: number) => {
    now += seconds * 1000;
    return Promise.resolve();
  };
  return { deadlines: createDeadlines({ nowMs: () => now, random: () => 0.5, pause }), pause };
}

const secondsLeft = ({ patience }: Deadlines) => patience.callWithinMs(100) / 1000;

describe("deadlines", () => {
  it("are kept by everything that the work starts", async () => {
    const { deadlines, pause } = onATestClock();
    await deadlines.within(10, async () => {
      expect(secondsLeft(deadlines)).toBe(10);
      await pause(4);
      await Promise.resolve().then(() => { expect(secondsLeft(deadlines)).toBe(6); });
      expect(await deadlines.patience.begin().again(7)).toBe(false);
      expect(await deadlines.patience.begin().again(5)).toBe(true);
    });
  });

  it("let a job wait, which nobody waits for", () => {
    expect(secondsLeft(onATestClock().deadlines)).toBe(60);
  });

  it("are never put off by a later one inside", async () => {
    const { deadlines } = onATestClock();
    const seconds = await deadlines.within(5, () => deadlines.within(20, () => Promise.resolve(secondsLeft(deadlines))));
    expect(seconds).toBe(5);
    expect(await deadlines.within(20, () => deadlines.within(5, () => Promise.resolve(secondsLeft(deadlines))))).toBe(5);
  });

  it("of one caller do not hurry another", async () => {
    const { deadlines } = onATestClock();
    const [one, other] = await Promise.all([8, 25].map((seconds) => deadlines.within(seconds, async () => {
      await Promise.resolve();
      return secondsLeft(deadlines);
    })));
    expect([one, other]).toEqual([8, 25]);
  });
});
