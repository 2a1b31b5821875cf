import { describe, expect, it } from "@jest/globals";
import { STAGES } from "../../../src/domain/child";
import { findTermPack, TERM_PACKS } from "../../../src/domain/terms/find-term-pack";

describe("findTermPack", () => {
  it("finds the pack that a school has chosen", () => {
    expect(findTermPack("wales").coordinator).toBe("ALNCo");
  });

  it("falls back to today's English words", () => {
    expect(findTermPack("atlantis").id).toBe("england-2015");
  });

  it.each(TERM_PACKS)("[R04] has a different word for every stage in $id", ({ stages, plan, planShort, coordinator }) => {
    const words = STAGES.map((stage) => stages[stage]);
    expect(new Set(words).size).toBe(STAGES.length);
    for (const word of [...words, plan, planShort, coordinator]) expect(word).not.toBe("");
  });

  it("[R23] offers five areas in the older words and six in today's", () => {
    expect(findTermPack("england-2001").areas).toHaveLength(5);
    expect(findTermPack("england-2015").areas).toHaveLength(6);
  });

  it("marks as a draft what is not in force", () => {
    expect(TERM_PACKS.filter(({ isDraft }) => isDraft).map(({ id }) => id)).toEqual(["england-isp-draft"]);
  });
});
