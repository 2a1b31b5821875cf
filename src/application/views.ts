import { type Child, fullName, initials } from "../domain/child";
import type { PersonId } from "../domain/ids";
import type { PlanVersion, WholePlan } from "../domain/plan";
import type { ProgressPoint } from "../domain/progress";
import type { ProvisionLine } from "../domain/provision";
import type { Target } from "../domain/target";
import { type RosterClass, classesOf } from "../domain/team";
import type { NameOf } from "./names-of";

/** A child as those who may see them are shown: a name and how to teach them, no account and no day of birth. */
export interface ChildView extends Pick<Child, "id" | "yearGroup" | "stage" | "needType" | "strengths"> {
  readonly name: string;
  readonly initials: string;
  readonly classNames: string[];
}

/** One observation, and whether the reader made it. */
export interface ProgressView extends Pick<ProgressPoint, "id" | "targetId" | "source" | "at" | "rating" | "note"> {
  readonly byName: string;
  readonly mine: boolean;
}

/** A target with its help and what has been seen of it. */
export interface TargetView extends Omit<Target, "planId" | "planVersion" | "childId" | "outcome"> {
  readonly outcome?: NonNullable<Target["outcome"]>;
  readonly provision: Omit<ProvisionLine, "planId" | "planVersion" | "childId" | "targetId" | "whoId">[];
  readonly progress: ProgressView[];
}

/** A plan version as it is read. */
export interface PlanView extends Pick<PlanVersion, "planId" | "version" | "state" | "startsOn" | "reviewOn" | "longTermObjective" | "strategies"> {
  readonly leadName: string;
  readonly agreedOn: string;
  readonly agreedWith: string;
  readonly targets: TargetView[];
}

/** Shows a child with the classes they are in now. */
export function viewChild(child: Child, roster: readonly RosterClass[]): ChildView {
  return {
    id: child.id,
    name: fullName(child),
    initials: initials(child),
    yearGroup: child.yearGroup,
    classNames: classesOf(child, roster).map((one) => one.name),
    stage: child.stage,
    needType: child.needType,
    strengths: child.strengths,
  };
}

/** Shows a plan with everything that belongs to it, to one reader. */
export function viewPlan(whole: WholePlan, progress: readonly ProgressPoint[], reader: { readonly personId: PersonId; readonly nameOf: NameOf }): PlanView {
  const { plan } = whole;
  return {
    planId: plan.planId,
    version: plan.version,
    state: plan.state,
    startsOn: plan.startsOn,
    reviewOn: plan.reviewOn,
    longTermObjective: plan.longTermObjective,
    strategies: plan.strategies,
    leadName: reader.nameOf(plan.leadId),
    agreedOn: plan.agreement.on,
    agreedWith: plan.agreement.with,
    targets: whole.targets.map((target) => ({
      ...viewTarget(target),
      provision: whole.provision.filter((line) => line.targetId === target.id).map(viewProvision),
      progress: progress.filter((point) => point.targetId === target.id).map((point) => viewProgress(point, reader)),
    })),
  };
}

/** Shows one observation to one reader. */
export function viewProgress(point: ProgressPoint, { personId, nameOf }: { readonly personId: PersonId; readonly nameOf: NameOf }): ProgressView {
  const { id, targetId, source, at, rating, note } = point;
  return { id, targetId, source, at, rating, note, byName: nameOf(point.by), mine: point.by === personId };
}

/** Everybody whose name a plan shows. */
export function peopleNamedIn(plan: PlanVersion, progress: readonly ProgressPoint[]): readonly (PersonId | undefined)[] {
  return [plan.leadId, ...progress.map((point) => point.by)];
}

function viewTarget({ planId: _planId, planVersion: _version, childId: _childId, ...target }: Target) {
  return target;
}

function viewProvision(line: ProvisionLine) {
  const { planId: _planId, planVersion: _version, childId: _childId, targetId: _targetId, whoId: _whoId, ...shown } = line;
  return shown;
}
