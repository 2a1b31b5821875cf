import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { UnavailableError } from "../../src/application/errors";
import { MOST_TRIES, createPatience } from "../../src/application/patience";
import { carryOut } from "../../src/graph/carry-out";
import { patienceAtOnce } from "../support/patience";

async function run(outcomes: readonly ("fails" | "works")[], settle: (error: unknown) => Promise<string | undefined> = () => Promise.resolve(undefined)) {
  const pauses: number[] = [];
  let attempts = 0;
  const attempt = () => {
    attempts += 1;
    return outcomes[attempts - 1] === "works" ? Promise.resolve("written") : Promise.reject(new Error("lost"));
  };
  const result = await carryOut({ attempt, settle }, patienceAtOnce(pauses)).catch((error: unknown) => error);
  return { result, attempts, pauses };
}

const fails = (times: number) => Array.from({ length: times }, () => "fails" as const);

describe("carryOut", () => {
  it("carries out once what works", async () => {
    expect(await run(["works"])).toEqual({ result: "written", attempts: 1, pauses: [] });
  });

  it("tries again after a wait when nothing was written", async () => {
    const { result, attempts, pauses } = await run([...fails(2), "works"]);
    expect({ result, attempts, waits: pauses.length }).toEqual({ result: "written", attempts: 3, waits: 2 });
  });

  it("tries nothing again that was carried out all the same", async () => {
    expect(await run(["fails"], () => Promise.resolve("found"))).toEqual({ result: "found", attempts: 1, pauses: [] });
  });

  it("gives up when there have been enough tries", async () => {
    const { result, attempts } = await run([...fails(MOST_TRIES), "works"]);
    expect(result).toBeInstanceOf(UnavailableError);
    expect(attempts).toBe(MOST_TRIES);
  });

  it("says how long Microsoft 365 asked to wait, when it gives up for that", async () => {
    const asksForAnHour = Object.assign(new Error("busy"), { statusCode: 503, headers: new Headers({ "Retry-After": "3600" }) });
    const write = { attempt: () => Promise.reject<string>(asksForAnHour), settle: () => Promise.resolve(undefined) };
    await expect(carryOut(write, patienceAtOnce())).rejects.toMatchObject({ code: "unavailable", retryAfterSeconds: 3600 });
  });

  it("tells at once what settling it throws", async () => {
    const { result, attempts } = await run(["fails"], () => Promise.reject(new Error("stale")));
    expect(result).toEqual(new Error("stale"));
    expect(attempts).toBe(1);
  });
});

/** What may befall one call: it is carried out and answered, carried out unheard, or not carried out. */
const mishap = fc.constantFrom("answered", "lost after", "lost before");

describe("a row written through any weather", () => {
  it("is there exactly once when that is said, and never twice when it is not", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mishap, { maxLength: 30 }), fc.array(fc.boolean(), { maxLength: 30 }), fc.integer({ min: 0, max: 30 }), async (calls, lookups, secondsLeft) => {
        const rows: string[] = [];
        const weather = [...calls];
        const reading = [...lookups];
        let now = 0;
        const patience = createPatience({
          random: () => 0.5,
          secondsLeft: () => secondsLeft - now,
          pause: (seconds) => {
            now += seconds;
            return Promise.resolve();
          },
        });
        const write = {
          // Rows have unique keys: a second one is a conflict, which is looked up like any failure.
          attempt() {
            const met = rows.length > 0 ? "conflict" : (weather.shift() ?? "answered");
            if (met === "answered" || met === "lost after") rows.push("row");
            return met === "answered" ? Promise.resolve("row") : Promise.reject(new Error(met));
          },
          settle: () => (reading.shift() === false ? Promise.reject(new UnavailableError(1)) : Promise.resolve(rows[0])),
        };
        const said = await carryOut<string>(write, patience).catch((error: unknown) => error);
        expect(rows.length).toBeLessThanOrEqual(1);
        expect(said instanceof UnavailableError || rows.includes(String(said))).toBe(true);
        expect(now).toBeLessThanOrEqual(secondsLeft);
        weather.length = 0;
        reading.length = 0;
        await carryOut<string>(write, patience);
        expect(rows).toEqual(["row"]);
      }),
      { numRuns: 2_000 },
    );
  });
});
