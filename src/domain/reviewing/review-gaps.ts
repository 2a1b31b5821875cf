import type { Target } from "../target";
import { CONSIDERATIONS, type HelpJudgement, type ReviewForm, type TargetJudgement } from "./review-form";

/** Something that a review still lacks, and the place to mend it. */
export interface ReviewGap {
  /** The field, as a path into `ReviewForm`: `targets.1.outcome`. The screen jumps there. */
  readonly path: string;
  readonly problem: "missing" | "not-a-rating" | "reason-needed" | "views-needed";
}

const LOWEST_RATING = 1;
const HIGHEST_RATING = 5;

/**
 * The targets whose outcome is not known yet: a review cannot start before each target of the version says how it ended.
 *
 * Source: R19, R83.
 */
export function unjudgedTargets<T extends Pick<Target, "outcome">>(targets: readonly T[]): readonly T[] {
  return targets.filter(({ outcome }) => outcome === undefined);
}

/**
 * Everything that stands between this review and its end, in reading order; empty when it may be closed.
 *
 * Source: R18, R54, R58, R63-R66, R68, R69.
 */
export function findReviewGaps(form: ReviewForm): readonly ReviewGap[] {
  return [
    ...form.targets.flatMap((target, index) => targetGaps(target, `targets.${String(index)}`)),
    ...form.help.flatMap((line, index) => helpGaps(line, `help.${String(index)}`)),
    ...takingPartGaps(form),
    ...CONSIDERATIONS.flatMap((one) => consideredGaps(form, one)),
    ...ratingGaps(form.planRating),
    ...missing(form.decision, "decision"),
    ...(form.decision === "change-stage" ? missing(form.newStage, "newStage") : []),
    ...(isBlank(form.decisionReason) ? [{ path: "decisionReason", problem: "reason-needed" } as const] : []),
  ];
}

/** What keeps a review from being begun: every target says how it ended and what has happened (R19, R83). */
export function findStartGaps(targets: readonly TargetJudgement[]): readonly ReviewGap[] {
  return targets.flatMap(({ outcome, happened }, index) => [
    ...missing(outcome, `targets.${String(index)}.outcome`),
    ...(isBlank(happened) ? [{ path: `targets.${String(index)}.happened`, problem: "missing" } as const] : []),
  ]);
}

function targetGaps({ outcome, next }: TargetJudgement, path: string): readonly ReviewGap[] {
  return [...missing(outcome, `${path}.outcome`), ...missing(next, `${path}.next`)];
}

function helpGaps({ decision, isStillNeeded }: HelpJudgement, path: string): readonly ReviewGap[] {
  return [...missing(isStillNeeded, `${path}.isStillNeeded`), ...missing(decision, `${path}.decision`)];
}

/** Somebody who was not there is asked another way: parents with a reason, the child with how its view was sought. */
function takingPartGaps({ parents, child }: ReviewForm): readonly ReviewGap[] {
  return [
    ...missing(parents.tookPart, "parents.tookPart"),
    ...(parents.tookPart === false && isBlank(parents.otherwise) ? [{ path: "parents.otherwise", problem: "reason-needed" } as const] : []),
    ...missing(child.tookPart, "child.tookPart"),
    ...(child.tookPart === false && isBlank(child.otherwise) ? [{ path: "child.otherwise", problem: "views-needed" } as const] : []),
  ];
}

/** The child's own view is never "nothing to record" unless it is said how it was sought. */
function consideredGaps(form: ReviewForm, one: (typeof CONSIDERATIONS)[number]): readonly ReviewGap[] {
  const path = `considered.${one}`;
  const considered = form.considered[one];
  if (considered.kind === "words") return isBlank(considered.words) ? [{ path, problem: "missing" }] : [];
  return one === "child-views" && isBlank(form.child.otherwise) ? [{ path, problem: "views-needed" }] : [];
}

function ratingGaps(rating: number | undefined): readonly ReviewGap[] {
  if (rating === undefined) return [{ path: "planRating", problem: "missing" }];
  const isRating = Number.isInteger(rating) && rating >= LOWEST_RATING && rating <= HIGHEST_RATING;
  return isRating ? [] : [{ path: "planRating", problem: "not-a-rating" }];
}

function missing(answer: unknown, path: string): readonly ReviewGap[] {
  return answer === undefined ? [{ path, problem: "missing" }] : [];
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
