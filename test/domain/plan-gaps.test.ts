import { describe, expect, it } from "@jest/globals";
import type { PlanId, ProvisionId, TargetId } from "../../src/domain/ids";
import type { PlanContent, ProvisionContent, TargetContent } from "../../src/domain/plan-content";
import { NINE_CONTENTS, findPlanGaps } from "../../src/domain/plan-gaps";

const line: ProvisionContent = {
  id: "line-1" as ProvisionId, what: "Paired reading", how: "Child reads first, adult echoes", who: "Mrs Iqbal", times: 3, period: "week",
  minutes: 15, setting: "Library corner", groupSize: 1, reviewOn: "2026-10-23",
};
const target: TargetContent = {
  id: "target-1" as TargetId, area: "literacy", statement: "Reads 20 common words", childWording: "I can read 20 words", baseline: "Reads 8",
  successCriterion: "18 of 20 on two Fridays", exitCriterion: "Keeps them for a month with no sessions", happened: "Began on 7 September",
  setBy: "with-child", dueOn: "2026-12-18", provision: [line],
};
const content: PlanContent = {
  planId: "plan-1" as PlanId, startsOn: "2026-09-07", reviewOn: "2026-12-18", longTermObjective: "", strategies: "", agreedWith: "Mum and Jo",
  extraTargetsReason: "", targets: [target],
};
const pathsOf = (changed: Partial<PlanContent>) => findPlanGaps({ ...content, ...changed }).map((gap) => `${gap.path} ${gap.problem}`);

describe("findPlanGaps", () => {
  it("[R11] [R12] [R13] [R14] [R15] [R16] [R17] [R18] [R19] finds nothing in a plan that holds all nine contents", () => {
    expect(findPlanGaps(content)).toEqual([]);
  });

  it("[R03] [R28] names each of the nine contents that an empty target lacks", () => {
    const empty: TargetContent = {
      ...target, statement: " ", successCriterion: "", exitCriterion: "", happened: "", dueOn: "",
      provision: [{ ...line, what: "", how: "", who: "", times: 0, reviewOn: "" }],
    };
    const missing = new Set(findPlanGaps({ ...content, targets: [empty] }).map((gap) => gap.content));
    expect([...missing].sort()).toEqual([...NINE_CONTENTS].sort());
  });

  it.each<[string, Partial<PlanContent>, string[]]>([
    ["no target", { targets: [] }, ["targets missing"]],
    ["nobody who agreed", { agreedWith: "\n" }, ["agreedWith missing"]],
    ["no start", { startsOn: "" }, ["startsOn missing"]],
    ["a start that is no day", { startsOn: "next week" }, ["startsOn not-a-day"]],
    ["no review", { reviewOn: "" }, ["reviewOn missing"]],
    ["a review that is no day", { reviewOn: "2026-11-31" }, ["reviewOn not-a-day"]],
    ["a review on the first day", { reviewOn: "2026-09-07" }, ["reviewOn before-start"]],
    ["a review exactly six months away", { reviewOn: "2027-03-09" }, []],
    ["a review a day later than six months", { reviewOn: "2027-03-10" }, ["reviewOn too-far-off"]],
    ["a target without help", { targets: [{ ...target, provision: [] }] }, ["targets.0.provision missing"]],
    ["a target whose day is none", { targets: [{ ...target, dueOn: "soon" }] }, ["targets.0.dueOn not-a-day"]],
    ["sessions of no length", { targets: [{ ...target, provision: [line, { ...line, minutes: 0 }] }] }, ["targets.0.provision.1.times missing"]],
    ["a fifth target without a reason", { targets: Array.from({ length: 5 }, () => target) }, ["extraTargetsReason reason-needed"]],
    ["a fifth target with a reason", { targets: Array.from({ length: 5 }, () => target), extraTargetsReason: "Moving school" }, []],
  ])("[R20] [R53] says what is wrong with %s", (_case, changed, expected) => {
    expect(pathsOf(changed)).toEqual(expected);
  });
});
