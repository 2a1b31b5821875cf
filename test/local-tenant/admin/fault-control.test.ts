import { describe, expect, it } from "@jest/globals";
import { createFaultControl } from "../../../src/local-tenant/admin/fault-control";

const ITEMS = "/v1.0/sites/s/lists/l/items";

describe("the fault switch", () => {
  it("is off at first and meets no write", () => {
    expect(createFaultControl().take("POST", ITEMS)).toBe("none");
  });

  it("meets as many matching writes as it was set to, then is off", () => {
    const faults = createFaultControl();
    faults.set({ kind: "commit-then-504", times: 2, methods: ["POST"], pathIncludes: "/items" });

    expect(faults.take("PATCH", ITEMS)).toBe("none");
    expect(faults.take("POST", "/v1.0/$batch")).toBe("none");
    expect(faults.take("POST", ITEMS)).toBe("commit-then-504");
    expect(faults.read()).toMatchObject({ kind: "commit-then-504", times: 1 });
    expect(faults.take("POST", ITEMS)).toBe("commit-then-504");
    expect(faults.take("POST", ITEMS)).toBe("none");
    expect(faults.read()).toEqual({ kind: "none", times: 0 });
  });

  it("keeps faults of bots' messages from Graph, and Graph's from bots", () => {
    const faults = createFaultControl();
    faults.set({ kind: "connector-503", times: 1 });
    expect([faults.take("POST", ITEMS), faults.takeAfter("POST", "/connector/uk/v3/conversations/c/activities")]).toEqual(["none", "none"]);
    expect([faults.takeBefore("POST", "/connector/uk/v3/conversations/c/activities"), faults.read().kind]).toEqual([true, "none"]);
    faults.set({ kind: "commit-then-504", times: 1 });
    expect([faults.takeBefore("POST", ITEMS), faults.takeAfter("POST", ITEMS), faults.take("POST", ITEMS)]).toEqual([false, "none", "commit-then-504"]);
  });

  it.each([
    { kind: "none", times: 3 },
    { kind: "commit-then-reset", times: 0 },
  ] as const)("is off when set to %j", (plan) => {
    const faults = createFaultControl();
    faults.set(plan);

    expect(faults.take("POST", ITEMS)).toBe("none");
  });
});
