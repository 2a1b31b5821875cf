import type { PlanContent, ProvisionContent, TargetContent } from "../plan-content";
import type { HelpJudgement, ReviewForm } from "./review-form";

/**
 * What the next version of a plan begins with after its review: targets that are carried keep their words and start from
 * what has happened, targets to be replaced leave their area and nothing else, dropped ones are gone; help goes on only
 * where it is still needed. Days are empty: they are chosen anew.
 *
 * Source: R18, R62, R63.
 */
export function nextVersionOf(content: PlanContent, form: ReviewForm): PlanContent {
  return {
    ...content,
    startsOn: "",
    reviewOn: "",
    agreedWith: "",
    extraTargetsReason: "",
    targets: content.targets.flatMap((target) => nextTarget(target, form)),
  };
}

function nextTarget(target: TargetContent, form: ReviewForm): readonly TargetContent[] {
  const judgement = form.targets.find(({ targetId }) => targetId === target.id);
  const next = judgement?.next ?? "carry";
  if (next === "drop") return [];
  const provision = target.provision.filter((line) => goesOn(line, form.help)).map((line) => ({ ...line, reviewOn: "" }));
  if (next === "replace") return [{ ...target, statement: "", childWording: "", baseline: "", successCriterion: "", exitCriterion: "", happened: "", dueOn: "", provision }];
  const happened = judgement?.happened.trim() ?? "";
  return [{ ...target, baseline: happened === "" ? target.baseline : happened, happened: "", dueOn: "", provision }];
}

function goesOn(line: ProvisionContent, help: readonly HelpJudgement[]): boolean {
  const judgement = help.find(({ provisionId }) => provisionId === line.id);
  return judgement?.isStillNeeded !== false && judgement?.decision !== "end";
}
