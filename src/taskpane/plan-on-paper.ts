import type { MeAnswer } from "../api/contract";
import type { ChildShape, PlanShape, TargetShape } from "../api/plan-shapes";
import type { PlanId, ProvisionId, TargetId } from "../domain/ids";
import type { LocalDate } from "../domain/local-date";
import type { PlanContent } from "../domain/plan-content";
import type { PlanDocument, TargetInDocument } from "../domain/plan-document";

/** The school whose child is shown. */
export type PaneSchool = Pick<MeAnswer["schools"][number], "id" | "name" | "termPack">;

/** A version of a child's plan as a Word document says it; the answer it comes from has been read against the contract. */
export function planOnPaper(plan: PlanShape, child: ChildShape, school: PaneSchool): PlanDocument {
  return {
    planId: plan.planId as PlanId,
    version: plan.version,
    termPack: school.termPack,
    schoolName: school.name,
    childName: child.name,
    yearGroup: child.yearGroup,
    classNames: child.classNames,
    stage: child.stage,
    needType: child.needType,
    strengths: child.strengths,
    startsOn: plan.startsOn as LocalDate,
    reviewOn: plan.reviewOn as LocalDate,
    longTermObjective: plan.longTermObjective,
    strategies: plan.strategies,
    leadName: plan.leadName,
    agreedOn: plan.agreedOn as LocalDate,
    agreedWith: plan.agreedWith,
    targets: plan.targets.map(targetOnPaper),
  };
}

function targetOnPaper({ position: _position, outcome: _outcome, progress: _progress, ...target }: TargetShape): TargetInDocument {
  return {
    ...target,
    id: target.id as TargetId,
    dueOn: target.dueOn as LocalDate,
    provision: target.provision.map((line) => ({ ...line, id: line.id as ProvisionId, reviewOn: line.reviewOn as LocalDate })),
  };
}

/** The same plan as it is looked through for gaps. The service keeps the reason for many targets and judges it itself. */
export function contentOnPaper({ planId, startsOn, reviewOn, longTermObjective, strategies, targets }: PlanDocument, agreedWith: string): PlanContent {
  return { planId, startsOn, reviewOn, longTermObjective, strategies, agreedWith, extraTargetsReason: "kept by the service", targets };
}
