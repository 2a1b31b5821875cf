import { daysBetween, parseLocalDate } from "./local-date";
import { LONGEST_REVIEW_GAP_DAYS } from "./plan";
import type { PlanContent, ProvisionContent, TargetContent } from "./plan-content";

/** The nine contents of a plan, in the source's order (R11-R19). */
export const NINE_CONTENTS = [
  "agreed-targets", "what-help", "how-given", "who-gives", "how-often", "help-reviewed", "success", "no-longer-needed", "what-happened",
] as const;
export type NineContent = (typeof NINE_CONTENTS)[number];

/** Something a plan still lacks, and the place to mend it. */
export interface PlanGap {
  /** The field, as a path into `PlanContent`: `targets.0.provision.1.how`. The screen jumps there. */
  readonly path: string;
  /** Which of the nine contents it belongs to; absent for the plan's own days. */
  readonly content?: NineContent;
  readonly problem: "missing" | "not-a-day" | "too-far-off" | "before-start" | "reason-needed";
}

/** How many targets a plan may hold before a reason is asked for (R20). */
export const USUAL_TARGETS = 4;

/**
 * Everything that stands between this draft and an agreed plan, in reading order; empty when it may be agreed.
 *
 * Source: R11-R20, R53.
 */
export function findPlanGaps(content: PlanContent): readonly PlanGap[] {
  return [
    ...planDayGaps(content),
    ...(content.targets.length === 0 ? [gap("targets", "missing", "agreed-targets")] : []),
    ...content.targets.flatMap((target, index) => targetGaps(target, `targets.${String(index)}`)),
    ...(content.targets.length > USUAL_TARGETS && isBlank(content.extraTargetsReason) ? [gap("extraTargetsReason", "reason-needed", "agreed-targets")] : []),
    ...blank(content.agreedWith, "agreedWith", "agreed-targets"),
  ];
}

function planDayGaps(content: PlanContent): readonly PlanGap[] {
  const starts = parseLocalDate(content.startsOn);
  const review = parseLocalDate(content.reviewOn);
  const gaps: PlanGap[] = [];
  if (starts === undefined) gaps.push(gap("startsOn", isBlank(content.startsOn) ? "missing" : "not-a-day"));
  if (review === undefined) gaps.push(gap("reviewOn", isBlank(content.reviewOn) ? "missing" : "not-a-day"));
  if (starts !== undefined && review !== undefined) {
    const days = daysBetween(starts, review);
    if (days <= 0) gaps.push(gap("reviewOn", "before-start"));
    if (days > LONGEST_REVIEW_GAP_DAYS) gaps.push(gap("reviewOn", "too-far-off"));
  }
  return gaps;
}

function targetGaps(target: TargetContent, path: string): readonly PlanGap[] {
  return [
    ...blank(target.statement, `${path}.statement`, "agreed-targets"),
    ...dayGap(target.dueOn, `${path}.dueOn`, "agreed-targets"),
    ...blank(target.successCriterion, `${path}.successCriterion`, "success"),
    ...blank(target.exitCriterion, `${path}.exitCriterion`, "no-longer-needed"),
    ...blank(target.happened, `${path}.happened`, "what-happened"),
    ...(target.provision.length === 0 ? [gap(`${path}.provision`, "missing", "what-help")] : []),
    ...target.provision.flatMap((line, index) => provisionGaps(line, `${path}.provision.${String(index)}`)),
  ];
}

function provisionGaps(line: ProvisionContent, path: string): readonly PlanGap[] {
  return [
    ...blank(line.what, `${path}.what`, "what-help"),
    ...blank(line.how, `${path}.how`, "how-given"),
    ...blank(line.who, `${path}.who`, "who-gives"),
    ...(line.times > 0 && line.minutes > 0 ? [] : [gap(`${path}.times`, "missing", "how-often")]),
    ...dayGap(line.reviewOn, `${path}.reviewOn`, "help-reviewed"),
  ];
}

function dayGap(text: string, path: string, content: NineContent): readonly PlanGap[] {
  if (isBlank(text)) return [gap(path, "missing", content)];
  return parseLocalDate(text) === undefined ? [gap(path, "not-a-day", content)] : [];
}

function blank(text: string, path: string, content: NineContent): readonly PlanGap[] {
  return isBlank(text) ? [gap(path, "missing", content)] : [];
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}

function gap(path: string, problem: PlanGap["problem"], content?: NineContent): PlanGap {
  return content === undefined ? { path, problem } : { path, problem, content };
}
