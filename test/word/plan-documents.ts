import type { PlanId, ProvisionId, TargetId } from "../../src/domain/ids";
import type { PlanDocument, ProvisionInDocument, TargetInDocument } from "../../src/domain/plan-document";
import { aPlanContent, aProvisionLine, aTarget, day } from "../support/builders";

/** A GUID that ends in this number. */
export function aGuid(number: number): string {
  return `7f3c9a52-0d4c-4f0e-9a5b-${String(number).padStart(12, "0")}`;
}

/** One line of help on paper. */
export function aHelpInDocument(overrides: Partial<ProvisionInDocument> = {}): ProvisionInDocument {
  const { reviewOn, whoId: _whoId, ...line } = aProvisionLine();
  return { ...line, reviewOn: day(reviewOn), id: aGuid(1) as ProvisionId, ...overrides };
}

/** One target on paper, with one line of help. */
export function aTargetInDocument(number: number, overrides: Partial<TargetInDocument> = {}): TargetInDocument {
  const { dueOn, ...target } = aTarget();
  return { ...target, dueOn: day(dueOn), id: aGuid(100 + number) as TargetId, provision: [aHelpInDocument({ id: aGuid(1000 + number * 10) as ProvisionId })], ...overrides };
}

/** Version 2 of Jo's plan with two targets. */
export function aPlanDocument(overrides: Partial<PlanDocument> = {}): PlanDocument {
  const { startsOn, reviewOn, longTermObjective, strategies, agreedWith } = aPlanContent();
  return {
    planId: aGuid(1) as PlanId,
    version: 2,
    termPack: "england-2015",
    schoolName: "Oakfield Primary",
    childName: "Jo O'Neill-Wren",
    yearGroup: "3",
    classNames: ["Willow"],
    stage: "school-support",
    needType: "SPLD",
    strengths: "Tells a good story",
    startsOn: day(startsOn),
    reviewOn: day(reviewOn),
    longTermObjective,
    strategies,
    leadName: "Amal Yusuf",
    agreedOn: day("2026-09-07"),
    agreedWith,
    targets: [aTargetInDocument(1), aTargetInDocument(2, { area: "independence", statement: "By the end of term Jo will pack the school bag from a picture list" })],
    ...overrides,
  };
}
