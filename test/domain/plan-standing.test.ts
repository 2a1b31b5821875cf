import { describe, expect, it } from "@jest/globals";
import type { PlanId } from "../../src/domain/ids";
import { isOnRegister, newestFirst, planInForce, planStanding } from "../../src/domain/plan-standing";
import { aChild, aPlanVersion, day } from "../support/builders";

const today = day("2026-10-01");

describe("planStanding", () => {
  it.each([
    ["no plan at all", undefined, 3, "no-plan"],
    ["a plan and nobody who works with the child", aPlanVersion({ reviewOn: day("2026-09-01") }), 0, "nobody-told"],
    ["a review that was yesterday", aPlanVersion({ reviewOn: day("2026-09-30"), state: "in-review" }), 1, "overdue"],
    ["a review that has begun", aPlanVersion({ state: "in-review", reviewOn: day("2026-10-02") }), 1, "in-review"],
    ["a review today", aPlanVersion({ reviewOn: today }), 1, "due-soon"],
    ["a review in 14 days", aPlanVersion({ reviewOn: day("2026-10-15") }), 1, "due-soon"],
    ["a review in 15 days", aPlanVersion({ reviewOn: day("2026-10-16") }), 1, "current"],
  ])("[R01] [R07] judges %s", (...[_what, plan, teamSize, expected]) => {
    expect(planStanding(plan, teamSize, today)).toBe(expected);
  });
});

describe("planInForce", () => {
  const first = aPlanVersion();
  const second = aPlanVersion({ version: 2 });
  const later = aPlanVersion({ planId: "plan-2" as PlanId, agreement: { ...first.agreement, on: day("2026-09-08") } });
  const sameDay = aPlanVersion({ planId: "plan-0" as PlanId });

  it("orders versions by the day they were agreed, then by number", () => {
    expect(newestFirst([first, sameDay, later, second])).toEqual([later, second, first, sameDay]);
  });

  it("is the newest version that is not closed", () => {
    expect(planInForce([first, second, { ...later, state: "closed" }])).toBe(second);
    expect(planInForce([{ ...first, state: "closed" }])).toBeUndefined();
  });
});

describe("isOnRegister", () => {
  it.each([
    ["a child who stays", {}, true],
    ["a child who leaves tomorrow", { leftOn: day("2026-10-02") }, true],
    ["a child who leaves today", { leftOn: today }, false],
    ["a child taken off the register", { stage: "left-register" as const }, false],
  ])("judges %s", (_who, overrides, expected) => {
    expect(isOnRegister(aChild(overrides), today)).toBe(expected);
  });
});
