import type { PlanContent } from "../../domain/plan-content";
import { NINE_CONTENTS, type NineContent, type PlanGap } from "../../domain/plan-gaps";
import type { Say } from "../words/Words";
import type { WordKey } from "../words/en-GB";

/** The id of the field on the page that a path such as `targets.0.dueOn` means. */
export function fieldId(path: string): string {
  return `field-${path.replaceAll(".", "-")}`;
}

/** Takes the reader to a field: it is scrolled to and gets the focus. */
export function goToField(page: Document, path: string): void {
  const field = page.getElementById(fieldId(path));
  field?.scrollIntoView({ block: "center" });
  field?.focus({ preventScroll: true });
}

const LABELS: Readonly<Record<string, WordKey>> = {
  startsOn: "writer.startsOn",
  reviewOn: "writer.reviewOn",
  agreedWith: "writer.agreedWith",
  extraTargetsReason: "writer.extraReason",
  targets: "writer.partTargets",
  statement: "writer.statement",
  dueOn: "writer.dueOn",
  successCriterion: "writer.success",
  exitCriterion: "writer.exit",
  happened: "writer.happened",
  provision: "writer.addHelp",
  what: "writer.what",
  how: "writer.how",
  who: "writer.who",
  times: "writer.times",
  minutes: "writer.minutes",
  period: "writer.period",
  setting: "writer.setting",
  groupSize: "writer.groupSize",
  longTermObjective: "writer.longTerm",
  strategies: "writer.strategies",
  childWording: "writer.childWording",
  baseline: "writer.baseline",
  area: "writer.area",
  setBy: "writer.setBy",
};

/** A gap in words: the field's label and where it stands, such as "By when, Target 2". */
export function sayGap(say: Say, { path }: Pick<PlanGap, "path">): string {
  const parts = path.split(".");
  const [, target, , line] = parts;
  const field = parts.at(-1) ?? path;
  const label = say(line !== undefined && field === "reviewOn" ? "writer.lineReviewOn" : (LABELS[field] ?? "writer.partPlan"));
  if (target === undefined) return label;
  const number = Number(target) + 1;
  const place = line === undefined ? say("writer.target", { number }) : say("writer.help", { line: Number(line) + 1, target: number });
  return say("writer.gapJump", { field: label, place });
}

/** One of the nine contents, or the plan's own days, and what it still lacks. */
export interface ContentState {
  readonly content: NineContent | "plan-days";
  readonly gaps: readonly PlanGap[];
}

/** Each of the nine contents with its gaps, and the plan's days before them. Without a target none of the nine can be complete. */
export function contentStates(content: PlanContent, gaps: readonly PlanGap[]): readonly ContentState[] {
  const noTargets: readonly PlanGap[] = gaps.filter((gap) => gap.path === "targets");
  return [
    { content: "plan-days", gaps: gaps.filter((gap) => gap.content === undefined) },
    ...NINE_CONTENTS.map((one) => ({ content: one, gaps: content.targets.length === 0 ? noTargets : gaps.filter((gap) => gap.content === one) })),
  ];
}
