import { describe, expect, it } from "@jest/globals";
import { planContent } from "../../../src/api/plan-shapes";
import { exampleDraft } from "../../../src/cli/seed/example-draft";
import type { CaseloadEntry } from "../../../src/cli/seed/example-school";
import { OAKFIELD } from "../../../src/cli/seed/oakfield";
import type { LocalDate } from "../../../src/domain/local-date";
import { findPlanGaps } from "../../../src/domain/plan-gaps";

const waiting = OAKFIELD.caseload.find((child) => child.standing === "no-plan" && child.familyName !== "") as CaseloadEntry;

describe("exampleDraft", () => {
  const draft = exampleDraft(OAKFIELD, waiting, "2026-11-23" as LocalDate);

  it("is a plan that our API takes as a draft", () => {
    expect(planContent.parse(draft)).toEqual(draft);
  });

  it("lacks only what its author has not come to yet", () => {
    const last = `targets.${String(draft.targets.length - 1)}`;
    expect(findPlanGaps(draft).map(({ path }) => path)).toEqual([`${last}.successCriterion`, `${last}.exitCriterion`, `${last}.happened`, "agreedWith"]);
  });
});
