import { describe, expect, it } from "@jest/globals";
import { TARGET_BANK } from "../../../src/cli/seed/target-bank/target-bank";
import { fillIn } from "../../../src/cli/seed/wording/fill-in";
import { NEED_TYPES } from "../../../src/domain/child";
import { TARGET_AREAS } from "../../../src/domain/target";

describe("the bank of example targets", () => {
  it("holds forty patterns, each with its own name and wording", () => {
    expect(TARGET_BANK).toHaveLength(40);
    expect(new Set(TARGET_BANK.map((one) => one.name)).size).toBe(40);
    expect(new Set(TARGET_BANK.map((one) => one.statement)).size).toBe(40);
  });

  it.each(TARGET_AREAS)("has patterns for %s", (area) => {
    expect(TARGET_BANK.filter((one) => one.area === area).length).toBeGreaterThanOrEqual(6);
  });

  it.each(NEED_TYPES)("has at least three patterns for %s", (need) => {
    expect(TARGET_BANK.filter((one) => one.suits.includes(need)).length).toBeGreaterThanOrEqual(3);
  });

  it.each(TARGET_BANK.map((one) => [one.name, one] as const))("takes small steps that join up in %s", (_name, { steps }) => {
    for (const [start, goal] of steps) expect(goal).toBeGreaterThan(start);
    expect(steps[1][0]).toBeGreaterThanOrEqual(steps[0][0]);
    expect(steps[2][0]).toBeGreaterThanOrEqual(steps[1][0]);
  });

  it.each(TARGET_BANK.map((one) => [one.name, one] as const))("can be measured in %s: its figures are in the target and in the child's words", (_name, { statement, childWording, success, exit }) => {
    expect(statement).toContain("{goal");
    expect(childWording).toContain("{goal");
    expect(success).not.toBe(exit);
  });
});

describe("fillIn", () => {
  it.each([
    ["take {goal:turn}", "take 4 turns"],
    ["{start:turn}, then {goal}", "1 turn, then 4"],
    ["nothing", "nothing"],
  ])("fills %j", (pattern, expected) => {
    expect(fillIn(pattern, [1, 4])).toBe(expected);
  });
});
