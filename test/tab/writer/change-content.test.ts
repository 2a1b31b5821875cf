import { describe, expect, it } from "@jest/globals";
import type { TargetId } from "../../../src/domain/ids";
import { findPlanGaps } from "../../../src/domain/plan-gaps";
import { changeLine, moveTarget, putTarget, withoutTarget } from "../../../src/tab/writer/change-content";
import { emptyContent, emptyTarget, nextVersionContent } from "../../../src/tab/writer/start-content";
import { aPlanContent, aTarget } from "../../support/builders";
import { aPlanShape, aTargetShape } from "../../support/page-fixtures";

const [a, b, c] = ["a", "b", "c"].map((id) => aTarget({ id: id as TargetId })) as [ReturnType<typeof aTarget>, ReturnType<typeof aTarget>, ReturnType<typeof aTarget>];
const plan = aPlanContent({ targets: [a, b, c] });
const ids = (content: typeof plan) => content.targets.map(({ id }) => id).join("");
const counter = () => {
  let last = 0;
  return () => `new-${String((last += 1))}`;
};

describe("changing a plan", () => {
  it.each([
    ["b", -1, "bac"],
    ["b", 1, "acb"],
    ["a", -1, "abc"],
    ["c", 1, "abc"],
    ["x", 1, "abc"],
  ] as const)("moves target %s by %i", (id, steps, expected) => {
    expect(ids(moveTarget(plan, id, steps))).toBe(expected);
  });

  it("puts a removed target back where it was", () => {
    expect(putTarget(withoutTarget(plan, "b"), b, 1)).toEqual(plan);
  });

  it("changes one line of help of one target alone", () => {
    const line = a.provision[0]?.id ?? "";
    const changed = changeLine(plan, { targetId: "a", lineId: line }, { minutes: 45 });
    expect(changed.targets[0]?.provision[0]?.minutes).toBe(45);
    expect(changed.targets.slice(1)).toEqual(plan.targets.slice(1));
  });
});

describe("starting a plan", () => {
  it("begins empty but for its first day", () => {
    expect(emptyContent(counter(), "2026-09-07")).toMatchObject({ planId: "new-1", startsOn: "2026-09-07", reviewOn: "", targets: [] });
  });

  it("gives a new target the plan's review day and one line of help to fill in", () => {
    expect(emptyTarget(counter(), { area: "literacy", reviewOn: "2026-12-18" })).toMatchObject({ dueOn: "2026-12-18", provision: [{ reviewOn: "2026-12-18", times: 0, minutes: 0 }] });
  });

  it("carries what is still worked on into the next version, under new ids and without its days", () => {
    const last = aPlanShape({ targets: [aTargetShape(), aTargetShape({ id: "target-2", outcome: "achieved" })] });
    const next = nextVersionContent({ plan: last, team: [] }, counter(), "2027-01-04");
    expect(next).toMatchObject({ planId: "plan-1", startsOn: "2027-01-04", agreedWith: "", strategies: last.strategies });
    expect(next.targets).toMatchObject([{ id: "new-1", statement: "Reads 20 common words", dueOn: "", provision: [{ id: "new-2", what: "Word cards", reviewOn: "" }] }]);
    expect(findPlanGaps(next).map(({ path }) => path)).toEqual(["reviewOn", "targets.0.dueOn", "targets.0.provision.0.reviewOn", "agreedWith"]);
  });
});
