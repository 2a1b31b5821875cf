import type { ChildAnswer } from "../../api/contract";
import type { PlanShape, ProvisionShape, TargetShape } from "../../api/plan-shapes";
import type { PersonId, PlanId, ProvisionId, TargetId } from "../../domain/ids";
import type { PlanContent, ProvisionContent, TargetContent } from "../../domain/plan-content";
import type { TargetArea } from "../../domain/target";

/** Mints ids for things that are about to be written. */
export type NewId = () => string;

/** A plan of which nothing has been written but its first day. */
export function emptyContent(newId: NewId, today: string): PlanContent {
  return { planId: newId() as PlanId, startsOn: today, reviewOn: "", longTermObjective: "", strategies: "", agreedWith: "", extraTargetsReason: "", targets: [] };
}

/** A new target with one line of help to fill in; its days begin as the plan's own review. */
export function emptyTarget(newId: NewId, { area, reviewOn }: { readonly area: TargetArea; readonly reviewOn: string }): TargetContent {
  return {
    id: newId() as TargetId,
    area,
    statement: "",
    childWording: "",
    baseline: "",
    successCriterion: "",
    exitCriterion: "",
    happened: "",
    setBy: "with-child",
    dueOn: reviewOn,
    provision: [emptyProvision(newId, reviewOn)],
  };
}

/** A line of help to fill in: once a week, alone with an adult, until somebody says otherwise. */
export function emptyProvision(newId: NewId, reviewOn: string): ProvisionContent {
  return { id: newId() as ProvisionId, what: "", how: "", who: "", times: 0, period: "week", minutes: 0, setting: "", groupSize: 1, reviewOn };
}

/** The next version of a plan: the same plan with what it says, its own targets and help, and new days to choose. Its lead stays while still on the team. */
export function nextVersionContent({ plan, team }: { readonly plan: PlanShape; readonly team: ChildAnswer["team"] }, newId: NewId, today: string): PlanContent {
  const leads = team.filter(({ name }) => name === plan.leadName);
  const lead = leads.length === 1 ? leads[0] : undefined;
  return {
    ...(lead === undefined ? {} : { leadId: lead.id as PersonId }),
    planId: plan.planId as PlanId,
    startsOn: today,
    reviewOn: "",
    longTermObjective: plan.longTermObjective,
    strategies: plan.strategies,
    agreedWith: "",
    extraTargetsReason: "",
    targets: plan.targets.filter((target) => target.outcome === undefined).map((target) => carriedTarget(target, newId)),
  };
}

function carriedTarget(target: TargetShape, newId: NewId): TargetContent {
  const { area, statement, childWording, baseline, successCriterion, exitCriterion, happened, setBy } = target;
  return {
    id: newId() as TargetId,
    area,
    statement,
    childWording,
    baseline,
    successCriterion,
    exitCriterion,
    happened,
    setBy,
    dueOn: "",
    provision: target.provision.map((line) => carriedProvision(line, newId)),
  };
}

function carriedProvision({ what, how, who, times, period, minutes, setting, groupSize }: ProvisionShape, newId: NewId): ProvisionContent {
  return { id: newId() as ProvisionId, what, how, who, times, period, minutes, setting, groupSize, reviewOn: "" };
}
