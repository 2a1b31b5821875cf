import type { ChildId, TargetId } from "./ids";
import type { LocalDate } from "./local-date";
import type { Agreement, WholePlan } from "./plan";
import type { PlanContent, ProvisionContent, TargetContent } from "./plan-content";
import type { ProvisionLine } from "./provision";
import type { Target } from "./target";

/** What is decided when a draft becomes a version. */
export interface VersionDecision {
  readonly childId: ChildId;
  readonly version: number;
  readonly agreement: Agreement;
}

/**
 * Turns a draft without gaps into the rows of a plan version. Days must have been checked by `findPlanGaps`.
 * A goal that was carried on from an earlier version keeps its id, and so its progress.
 */
export function planFromContent(content: PlanContent, decision: VersionDecision): WholePlan {
  const { childId, version, agreement } = decision;
  return {
    plan: {
      planId: content.planId,
      version,
      childId,
      state: "agreed",
      startsOn: content.startsOn as LocalDate,
      reviewOn: content.reviewOn as LocalDate,
      longTermObjective: content.longTermObjective,
      strategies: content.strategies,
      ...(content.leadId === undefined ? {} : { leadId: content.leadId }),
      agreement,
      extraTargetsReason: content.extraTargetsReason,
    },
    targets: content.targets.map((target, index) => targetRow(target, index + 1, { ...decision, planId: content.planId })),
    provision: content.targets.flatMap((target) =>
      target.provision.map((line) => provisionRow(line, target.id, { ...decision, planId: content.planId })),
    ),
  };
}

type RowDecision = VersionDecision & Pick<PlanContent, "planId">;

function targetRow(target: TargetContent, position: number, decision: RowDecision): Target {
  const { provision: _lines, ...words } = target;
  return { ...words, ...belonging(decision), position, dueOn: target.dueOn as LocalDate };
}

function provisionRow(line: ProvisionContent, targetId: TargetId, decision: RowDecision): ProvisionLine {
  const { whoId, ...words } = line;
  return {
    ...words,
    ...belonging(decision),
    ...(whoId === undefined ? {} : { whoId }),
    targetId,
    reviewOn: line.reviewOn as LocalDate,
  };
}

function belonging({ planId, version, childId }: RowDecision) {
  return { planId, planVersion: version, childId };
}
