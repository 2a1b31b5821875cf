import type { Stage } from "../child";
import type { ProvisionId, TargetId } from "../ids";
import type { TargetOutcome } from "../target";

/** The seven things that a review considers, in the source's order (R68). */
export const CONSIDERATIONS = ["child-progress", "parents-views", "child-views", "plan-effectiveness", "affecting-progress", "new-advice", "future-action"] as const;
export type Consideration = (typeof CONSIDERATIONS)[number];

/** What a review says to one consideration: words, or that there was nothing to record. Empty words mean that nobody has answered yet. */
export type Considered = { readonly kind: "words"; readonly words: string } | { readonly kind: "nothing-to-record" };

/** What becomes of the help, or of the stage that the child stands at (R58). */
export const HELP_DECISIONS = ["increase", "same", "decrease", "end", "change-stage"] as const;
export type HelpDecision = (typeof HELP_DECISIONS)[number];

/** How a review judges one target: how it ended, and what becomes of it in the next version (R63). */
export interface TargetJudgement {
  readonly targetId: TargetId;
  readonly outcome?: TargetOutcome | undefined;
  /** What has actually happened, in words (R19). */
  readonly happened: string;
  readonly next?: "carry" | "replace" | "drop" | undefined;
}

/** How a review judges one line of help. Whether it is no longer needed is a question of its own: not whether the target was met (R18). */
export interface HelpJudgement {
  readonly provisionId: ProvisionId;
  readonly decision?: Exclude<HelpDecision, "change-stage"> | undefined;
  readonly isStillNeeded?: boolean | undefined;
}

/** Whether somebody took part in a review; if not, why, and how the child's view was sought all the same (R54, R66). */
export interface TakingPart {
  readonly tookPart?: boolean | undefined;
  readonly otherwise: string;
}

/** The parents' part in a review; they may wish to speak in private (R67). */
export interface ParentsPart extends TakingPart {
  readonly wishesPrivateMeeting: boolean;
}

/** A review as it is being held: every answer may still be missing. */
export interface ReviewForm {
  readonly considered: Readonly<Record<Consideration, Considered>>;
  readonly targets: readonly TargetJudgement[];
  readonly help: readonly HelpJudgement[];
  readonly parents: ParentsPart;
  readonly child: TakingPart;
  /** How well the *plan* has worked, from 1 to 5: not the child (R69). */
  readonly planRating?: number | undefined;
  readonly decision?: HelpDecision | undefined;
  readonly decisionReason: string;
  /** The stage that the child moves to, when that is the decision. */
  readonly newStage?: Stage | undefined;
}

/** What becomes of a target unless somebody says otherwise: what is reached or not needed goes, the rest is carried on. */
export function usualNext(outcome: TargetOutcome): NonNullable<TargetJudgement["next"]> {
  return outcome === "achieved" || outcome === "no-longer-needed" ? "drop" : "carry";
}

/** A review that has just begun: the targets are judged, nothing else has been answered. */
export function beginReviewForm(targets: readonly TargetJudgement[], provisionIds: readonly ProvisionId[]): ReviewForm {
  return {
    considered: Object.fromEntries(CONSIDERATIONS.map((one) => [one, { kind: "words", words: "" }])) as Record<Consideration, Considered>,
    targets: targets.map((one) => ({ next: one.outcome === undefined ? undefined : usualNext(one.outcome), ...one })),
    help: provisionIds.map((provisionId) => ({ provisionId })),
    parents: { otherwise: "", wishesPrivateMeeting: false },
    child: { otherwise: "" },
    decisionReason: "",
  };
}
