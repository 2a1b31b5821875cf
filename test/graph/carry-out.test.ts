import { describe, expect, it } from "@jest/globals";
import { UnavailableError } from "../../src/application/errors";
import { carryOut } from "../../src/graph/carry-out";

async function run(outcomes: readonly ("fails" | "works")[], settle: (error: unknown) => Promise<string | undefined> = () => Promise.resolve(undefined)) {
  const pauses: number[] = [];
  let attempts = 0;
  const attempt = () => {
    attempts += 1;
    return outcomes[attempts - 1] === "works" ? Promise.resolve("written") : Promise.reject(new Error("lost"));
  };
  const result = await carryOut({ attempt, settle }, (seconds) => {
    pauses.push(seconds);
    return Promise.resolve();
  }).catch((error: unknown) => error);
  return { result, attempts, pauses };
}

describe("carryOut", () => {
  it("carries out once what works", async () => {
    expect(await run(["works"])).toEqual({ result: "written", attempts: 1, pauses: [] });
  });

  it("tries again, and waits longer each time, when nothing was written", async () => {
    expect(await run(["fails", "fails", "works"])).toEqual({ result: "written", attempts: 3, pauses: [1, 3] });
  });

  it("tries nothing again that was carried out all the same", async () => {
    expect(await run(["fails"], () => Promise.resolve("found"))).toEqual({ result: "found", attempts: 1, pauses: [] });
  });

  it("gives up after three attempts", async () => {
    const { result, attempts } = await run(["fails", "fails", "fails", "works"]);
    expect(result).toBeInstanceOf(UnavailableError);
    expect(attempts).toBe(3);
  });

  it("tells at once what settling it throws", async () => {
    const { result, attempts } = await run(["fails"], () => Promise.reject(new Error("stale")));
    expect(result).toEqual(new Error("stale"));
    expect(attempts).toBe(1);
  });
});
