import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createRandom } from "../../../src/cli/seed/random";
import { stableId } from "../../../src/cli/seed/stable-id";

describe("createRandom", () => {
  it("gives the same numbers for the same word, and others for another", () => {
    const draw = (word: string) => Array.from({ length: 20 }, ((random) => () => random.between(0, 1000))(createRandom(word)));
    expect(draw("rowan")).toEqual(draw("rowan"));
    expect(draw("rowan")).not.toEqual(draw("hazel"));
  });

  it("stays between its ends and shuffles without loss", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 50 }), fc.array(fc.integer()), (word, span, list) => {
        const random = createRandom(word);
        const drawn = random.between(3, 3 + span);
        expect(drawn >= 3 && drawn <= 3 + span).toBe(true);
        expect([...random.shuffle(list)].sort()).toEqual([...list].sort());
      }),
    );
  });

  it("does not pick from nothing", () => {
    expect(() => createRandom("x").pick([])).toThrow("Nothing to pick from");
  });
});

describe("stableId", () => {
  it("is a name-based GUID that depends on its words and their order", () => {
    expect(stableId("a", "b")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    expect(stableId("a", "b")).toBe(stableId("a", "b"));
    expect(stableId("a", "b")).not.toBe(stableId("b", "a"));
  });
});
