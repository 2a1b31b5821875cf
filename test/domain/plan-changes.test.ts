import { describe, expect, it } from "@jest/globals";
import type { PlanId, ProvisionId, TargetId } from "../../src/domain/ids";
import type { WholePlan } from "../../src/domain/plan";
import { planChanges } from "../../src/domain/plan-changes";
import type { ProvisionLine } from "../../src/domain/provision";
import type { Target } from "../../src/domain/target";
import { aPlanVersion, aProvisionLine, aTargetRow, day } from "../support/builders";

const { whoId: _whoId, ...WITHOUT_PERSON } = aProvisionLine();
const LINE: ProvisionLine = {
  ...WITHOUT_PERSON, planId: "plan-1" as PlanId, planVersion: 1, childId: aTargetRow().childId, targetId: aTargetRow().id, reviewOn: day("2026-11-06"),
};
const SECOND = aTargetRow({ id: "target-2" as TargetId, position: 2, statement: "Takes turns in a game" });
const BEFORE: WholePlan = { plan: aPlanVersion(), targets: [aTargetRow(), SECOND], provision: [LINE] };

const changed = (parts: { plan?: Partial<WholePlan["plan"]>; first?: Partial<Target>; line?: Partial<ProvisionLine> }) =>
  planChanges(BEFORE, { plan: { ...BEFORE.plan, version: 2, ...parts.plan }, targets: [aTargetRow(parts.first), SECOND], provision: [{ ...LINE, ...parts.line }] });

describe("planChanges", () => {
  it("says nothing when only what staff do not work by is different", () => {
    expect(changed({ plan: { startsOn: day("2026-10-01") }, first: { planVersion: 2, happened: "Knows ten", baseline: "Knows ten" } })).toEqual([]);
  });

  it.each([
    [{ first: { dueOn: day("2027-01-15") } }, "Target 1 moved four weeks later."],
    [{ first: { dueOn: day("2026-12-11") } }, "Target 1 moved one week earlier."],
    [{ first: { dueOn: day("2026-12-19") } }, "Target 1 moved one day later."],
    [{ first: { dueOn: day("2027-04-02") } }, "Target 1 moved 15 weeks later."],
    [{ first: { statement: "Reads a page aloud" } }, "Target 1 is now: Reads a page aloud."],
    [{ first: { childWording: "I can read!" } }, "Target 1 in the child's words is now: I can read!"],
    [{ first: { successCriterion: "" } }, "Target 1, how success is seen, is now: nothing."],
    [{ first: { exitCriterion: "A term alone" } }, "Target 1, when help may end, is now: A term alone."],
    [{ line: { times: 5, minutes: 10, period: "day" } }, "Help for target 1 is now 5 × 10 minutes a day."],
    [{ line: { what: "Paired reading" } }, "Help for target 1 is now: Paired reading."],
    [{ line: { how: "Look, cover\nwrite" } }, "How to help with target 1 is now: Look, cover; write."],
    [{ line: { who: "Miss Lee" } }, "Help for target 1 is now given by Miss Lee."],
    [{ plan: { strategies: "Sit at the front" } }, "Strategies for every lesson are now: Sit at the front."],
    [{ plan: { longTermObjective: "To write letters" } }, "The long-term aim is now: To write letters."],
    [{ plan: { reviewOn: day("2026-12-15") } }, "The review moved three days earlier."],
  ] as const)("says what %j means", (parts, words) => {
    expect(changed(parts)).toEqual([words]);
  });

  it("tells of targets and help that are new and that have ended", () => {
    const third = aTargetRow({ id: "target-3" as TargetId, position: 2, statement: "Asks for help" });
    const other = { ...LINE, id: "help-2" as ProvisionId, what: "Reading club" };
    expect(planChanges(BEFORE, { plan: BEFORE.plan, targets: [aTargetRow(), third], provision: [other] })).toEqual([
      "New help for target 1: Reading club, 3 × 20 minutes a week.", "Help for target 1 has ended: Reading with word cards.",
      "New target: Asks for help.", "Target 2 has ended: Takes turns in a game.",
    ]);
  });

  it("numbers a target as the newer version does", () => {
    const turned = { plan: BEFORE.plan, targets: [{ ...SECOND, position: 1 }, aTargetRow({ position: 2, dueOn: day("2026-12-25") })], provision: [LINE] };
    expect(planChanges(BEFORE, turned)).toEqual(["Target 2 moved one week later."]);
  });
});
