import { describe, expect, it } from "@jest/globals";
import type { PlanId, ProvisionId, TargetId } from "../../../src/domain/ids";
import type { PlanContent, ProvisionContent, TargetContent } from "../../../src/domain/plan-content";
import { lacksAdvice, recommendationsOf } from "../../../src/domain/reviewing/advice";
import { nextVersionOf } from "../../../src/domain/reviewing/next-version";
import type { ReviewForm } from "../../../src/domain/reviewing/review-form";
import { type Cycle, strugglingAreas } from "../../../src/domain/reviewing/struggling";

const help = (id: string): ProvisionContent => ({ id: id as ProvisionId, what: "Paired reading", how: "Pause, prompt, praise", who: "Assistant", times: 3, period: "week", minutes: 15, setting: "Library", groupSize: 1, reviewOn: "2026-12-18" });
const target = (id: string, provision: readonly ProvisionContent[]): TargetContent => ({
  id: id as TargetId, area: "literacy", statement: "Reads 20 words", childWording: "I read 20 words", baseline: "8 words", successCriterion: "18 of 20, twice", exitCriterion: "Keeps it for a term",
  happened: "14 by half-term", setBy: "with-child", dueOn: "2026-12-18", provision,
});
const CONTENT: PlanContent = {
  planId: "plan" as PlanId, startsOn: "2026-09-07", reviewOn: "2026-12-18", longTermObjective: "Reads for pleasure", strategies: "Sit near the front", agreedWith: "Mum", extraTargetsReason: "asked for",
  targets: [target("t1", [help("p1"), help("p2")]), target("t2", [help("p3")]), target("t3", [])],
};
const form = (change: Partial<Pick<ReviewForm, "targets" | "help">>): ReviewForm => ({ targets: [], help: [], ...change }) as unknown as ReviewForm;

describe("the next version of a plan", () => {
  it("[R63] carries a target with its words, starting from what has happened", () => {
    const { targets } = nextVersionOf(CONTENT, form({ targets: [{ targetId: "t1" as TargetId, outcome: "partly-achieved", happened: "14 of 20", next: "carry" }] }));
    expect(targets[0]).toMatchObject({ id: "t1", statement: "Reads 20 words", baseline: "14 of 20", happened: "", dueOn: "" });
  });

  it("keeps the start of a target of which nothing was said", () => {
    expect(nextVersionOf(CONTENT, form({ targets: [{ targetId: "t2" as TargetId, happened: " ", next: "carry" }] })).targets[1]?.baseline).toBe("8 words");
  });

  it("[R63] leaves room where a target is replaced, and none where it is dropped", () => {
    const { targets } = nextVersionOf(CONTENT, form({ targets: [{ targetId: "t1" as TargetId, happened: "", next: "replace" }, { targetId: "t2" as TargetId, happened: "", next: "drop" }] }));
    expect(targets.map(({ id, area, statement }) => [id, area, statement])).toEqual([["t1", "literacy", ""], ["t3", "literacy", "Reads 20 words"]]);
  });

  it("[R18] goes on with help that is still needed, and ends the rest, whatever becomes of the target", () => {
    const { targets } = nextVersionOf(CONTENT, form({ help: [{ provisionId: "p1" as ProvisionId, isStillNeeded: false, decision: "same" }, { provisionId: "p3" as ProvisionId, isStillNeeded: true, decision: "end" }] }));
    expect(targets.map(({ provision }) => provision.map(({ id, reviewOn }) => [id, reviewOn]))).toEqual([[["p2", ""]], [], []]);
  });

  it("chooses its days anew and is agreed anew, with the same aim and strategies", () => {
    expect(nextVersionOf(CONTENT, form({}))).toMatchObject({ startsOn: "", reviewOn: "", agreedWith: "", extraTargetsReason: "", longTermObjective: "Reads for pleasure", strategies: "Sit near the front" });
  });
});

describe("[R59] a child who does not get on", () => {
  const failed: Cycle = [{ area: "literacy", outcome: "not-achieved" }, { area: "behaviour", outcome: "achieved" }];
  it.each([
    ["after one cycle is given time", [failed], []],
    ["after two cycles in one area calls for something new there", [failed, failed], ["literacy"]],
    ["after a success in between is given time", [failed, [{ area: "literacy", outcome: "partly-achieved" }], failed], []],
    ["after a cycle without that area is still not getting on", [failed, [{ area: "behaviour", outcome: "achieved" }], failed], ["literacy"]],
    ["in a cycle that has not been judged is not counted twice", [failed, [{ area: "literacy" }]], []],
    ["in one of two targets only is getting on", [failed, [{ area: "literacy", outcome: "not-achieved" }, { area: "literacy", outcome: "achieved" }]], []],
  ] as readonly (readonly [string, readonly Cycle[], readonly string[]])[])("%s", (_case, cycles, areas) => {
    expect(strugglingAreas(cycles)).toEqual(areas);
  });
});

describe("outside advice", () => {
  it.each([
    ["school-support", [], false],
    ["outside-support", [], true],
    ["outside-support", [{ state: "asked" }], true],
    ["outside-support", [{ state: "asked" }, { state: "received" }], false],
    ["statutory", [{ state: "declined" }], true],
  ] as const)("at %s with %j: missing is %s", (stage, advice, isMissing) => {
    expect(lacksAdvice(stage, advice)).toBe(isMissing);
  });

  it("gives its recommendations one by one", () => {
    expect(recommendationsOf({ recommendations: "1. Use a word mat\r\n- Ten minutes of blending a day\n\n• 3 words a week\n12 new words by May" })).toEqual(["Use a word mat", "Ten minutes of blending a day", "3 words a week", "12 new words by May"]);
  });
});
