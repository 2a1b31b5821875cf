import { describe, expect, it } from "@jest/globals";
import type { PlanId } from "../../src/domain/ids";
import { planVersionKey } from "../../src/domain/plan";
import { minutesPerPeriod } from "../../src/domain/provision";

describe("planVersionKey", () => {
  it("tells the versions of one plan apart", () => {
    expect(planVersionKey("plan-1" as PlanId, 2)).toBe("plan-1:2");
  });
});

describe("minutesPerPeriod", () => {
  it("[R15] multiplies sessions by minutes", () => {
    expect(minutesPerPeriod({ times: 3, minutes: 20 })).toBe(60);
  });
});
