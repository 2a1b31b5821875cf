import { type Child, fullName } from "../domain/child";
import type { WholePlan } from "../domain/plan";
import type { PlanDocument, TargetInDocument } from "../domain/plan-document";
import type { ProvisionLine } from "../domain/provision";
import type { Target } from "../domain/target";
import { type RosterClass, classesOf } from "../domain/team";
import type { School } from "./ports";
import type { Services } from "./services";

/** Whose plan goes on paper, and where. */
export interface PlanOnPaper {
  readonly school: School;
  readonly child: Child;
  readonly whole: WholePlan;
  readonly roster: readonly RosterClass[];
}

/**
 * Puts together everything that a plan on paper says.
 *
 * @throws {UnavailableError} names cannot be asked for now: paper without a name would stay so.
 */
export async function composePlanDocument({ school, child, whole, roster }: PlanOnPaper, { directory }: Pick<Services, "directory">): Promise<PlanDocument> {
  const { plan, targets, provision } = whole;
  const { leadId } = plan;
  return {
    planId: plan.planId,
    version: plan.version,
    termPack: school.termPack,
    schoolName: school.name,
    childName: fullName(child),
    yearGroup: child.yearGroup,
    classNames: classesOf(child, roster).map((one) => one.name),
    stage: child.stage,
    needType: child.needType,
    strengths: child.strengths,
    startsOn: plan.startsOn,
    reviewOn: plan.reviewOn,
    longTermObjective: plan.longTermObjective,
    strategies: plan.strategies,
    leadName: leadId === undefined ? "" : ((await directory.names([leadId])).get(leadId) ?? ""),
    agreedOn: plan.agreement.on,
    agreedWith: plan.agreement.with,
    targets: targets.map((target) => targetOnPaper(target, provision)),
  };
}

function targetOnPaper(target: Target, provision: readonly ProvisionLine[]): TargetInDocument {
  const { planId: _planId, planVersion: _version, childId: _childId, position: _position, outcome: _outcome, ...words } = target;
  return { ...words, provision: provision.filter((line) => line.targetId === target.id).map(helpOnPaper) };
}

function helpOnPaper(line: ProvisionLine): TargetInDocument["provision"][number] {
  const { planId: _planId, planVersion: _version, childId: _childId, targetId: _targetId, whoId: _whoId, ...words } = line;
  return words;
}
