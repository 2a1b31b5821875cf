import { describe, expect, it } from "@jest/globals";
import { findPlanGaps } from "../../../src/domain/plan-gaps";
import { ENGLAND_2015 } from "../../../src/domain/terms/england-2015";
import { createWords } from "../../../src/ui/words/create-words";
import { contentStates, fieldId, sayGap } from "../../../src/ui/writer/gap-places";
import { findDifferences } from "../../../src/ui/writer/differences";
import { aPlanContent, aProvisionLine, aTarget } from "../../support/builders";

const words = createWords(ENGLAND_2015);
const say: Parameters<typeof sayGap>[0] = (key, values) => words.t(key, { ...values });

describe("sayGap", () => {
  it.each([
    ["reviewOn", "Review of plan"],
    ["targets.1.dueOn", "By when, Target 2"],
    ["targets.0.provision.1.reviewOn", "Review this help on, Help 2 for target 1"],
    ["targets.0.provision", "Add help, Target 1"],
    ["targets", "Targets"],
  ])("names %s", (path, text) => {
    expect(sayGap(say, { path })).toBe(text);
  });

  it("gives each path a place of its own on the page", () => {
    expect(fieldId("targets.0.dueOn")).toBe("field-targets-0-dueOn");
  });
});

describe("contentStates", () => {
  it("finds all complete in a sound plan", () => {
    const content = aPlanContent();
    expect(contentStates(content, findPlanGaps(content)).filter(({ gaps }) => gaps.length > 0)).toEqual([]);
  });

  it("finds none of the nine complete without a target", () => {
    const content = aPlanContent({ targets: [] });
    expect(contentStates(content, findPlanGaps(content)).filter(({ gaps }) => gaps.length > 0)).toHaveLength(9);
  });

  it("lays each gap at its content", () => {
    const content = aPlanContent({ reviewOn: "", targets: [aTarget({ exitCriterion: " " })] });
    const open = contentStates(content, findPlanGaps(content)).filter(({ gaps }) => gaps.length > 0);
    expect(open.map((state) => state.content)).toEqual(["plan-days", "no-longer-needed"]);
  });
});

describe("findDifferences", () => {
  it("names each field that differs, also one that only one draft has", () => {
    const mine = aPlanContent({ strategies: "Mine", targets: [aTarget({ provision: [aProvisionLine({ minutes: 20 })] })] });
    const other = aPlanContent({ strategies: "Theirs", targets: [aTarget({ provision: [aProvisionLine({ minutes: 30 })] })] });
    expect(findDifferences(say, mine, other)).toEqual([
      { path: "strategies", field: "Strategies for every lesson", mine: "Mine", other: "Theirs" },
      { path: "targets.0.provision.0.minutes", field: "Minutes, Help 1 for target 1", mine: "20", other: "30" },
    ]);
    expect(findDifferences(say, mine, mine)).toEqual([]);
    expect(findDifferences(say, aPlanContent({ targets: [] }), mine).some(({ path, mine: here }) => path === "targets.0.statement" && here === "")).toBe(true);
  });
});
