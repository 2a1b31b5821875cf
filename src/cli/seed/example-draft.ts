import { addDays, type LocalDate } from "../../domain/local-date";
import type { PlanContent, ProvisionContent, TargetContent } from "../../domain/plan-content";
import type { ProvisionLine } from "../../domain/provision";
import type { Target } from "../../domain/target";
import { childStaff } from "./child-staff";
import { chooseTargets } from "./choose-targets";
import type { CaseloadEntry, ExampleSchool } from "./example-school";
import { writeVersion } from "./write-version";

/** A plan half written: nobody has agreed it, and the last target does not say yet how success is judged. */
export function exampleDraft(school: ExampleSchool, entry: CaseloadEntry, today: LocalDate): PlanContent {
  const span = { version: 1, state: "agreed", startsOn: today, reviewOn: addDays(today, 84) } as const;
  const [chosen = []] = chooseTargets(entry, ["open"]);
  const { plan, targets, provision } = writeVersion(entry, span, { chosen, staff: childStaff(school, entry) });
  return {
    planId: plan.planId,
    startsOn: plan.startsOn,
    reviewOn: plan.reviewOn,
    longTermObjective: plan.longTermObjective,
    strategies: plan.strategies,
    leadId: plan.leadId,
    agreedWith: "",
    extraTargetsReason: "",
    targets: targets.map((target, index) => targetContent(target, { provision, isLast: index === targets.length - 1 })),
  };
}

function targetContent(target: Target, { provision, isLast }: { readonly provision: readonly ProvisionLine[]; readonly isLast: boolean }): TargetContent {
  const { id, area, statement, childWording, baseline, successCriterion, exitCriterion, happened, setBy, dueOn } = target;
  const judged = isLast ? { successCriterion: "", exitCriterion: "", happened: "" } : { successCriterion, exitCriterion, happened };
  const lines = provision.filter((line) => line.targetId === id).map(provisionContent);
  return { id, area, statement, childWording, baseline, ...judged, setBy, dueOn, provision: lines };
}

function provisionContent({ id, what, how, who, whoId, times, period, minutes, setting, groupSize, reviewOn }: ProvisionLine): ProvisionContent {
  return { id, what, how, who, whoId, times, period, minutes, setting, groupSize, reviewOn };
}
