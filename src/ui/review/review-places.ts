import { CONSIDERATIONS, type ReviewForm } from "../../domain/reviewing/review-form";
import type { ReviewGap } from "../../domain/reviewing/review-gaps";
import type { WordKey } from "../words/en-GB";
import type { Say } from "../words/Words";

/** Parts of a review in the order in which they are answered. */
export const REVIEW_PARTS = ["targets", "people", "considered", "help", "decisions"] as const;
export type ReviewPart = (typeof REVIEW_PARTS)[number];

const HEADINGS: Readonly<Record<ReviewPart, WordKey>> = {
  targets: "review.stepTargets",
  people: "review.people",
  considered: "review.considered",
  help: "review.help",
  decisions: "review.decisions",
};

/** The heading of a part. */
export function sayPart(say: Say, part: ReviewPart): string {
  return say(HEADINGS[part]);
}

const PART_OF: Readonly<Record<string, ReviewPart>> = { targets: "targets", help: "help", parents: "people", child: "people", considered: "considered" };

/** The part of the page in which a gap is mended. */
export function partOf({ path }: Pick<ReviewGap, "path">): ReviewPart {
  return PART_OF[path.split(".")[0] ?? ""] ?? "decisions";
}

const LABELS: Readonly<Record<string, WordKey>> = {
  outcome: "review.outcome",
  happened: "review.happened",
  next: "review.next",
  isStillNeeded: "review.stillNeeded",
};

const WHOLE_PATHS: Readonly<Record<string, WordKey>> = {
  "parents.tookPart": "review.parents",
  "parents.otherwise": "review.parentsOtherwise",
  "parents.wishesPrivateMeeting": "review.parentsPrivate",
  "child.tookPart": "review.child",
  "child.otherwise": "review.childOtherwise",
  decision: "review.decision",
  planRating: "review.rating",
  decisionReason: "review.decisionReason",
  newStage: "review.newStage",
};

/** A gap in words: the field and where it stands, such as "Target 2: Outcome". */
export function sayReviewGap(say: Say, { path }: Pick<ReviewGap, "path">, childName: string): string {
  const whole = WHOLE_PATHS[path];
  if (whole !== undefined) return say(whole, { name: childName });
  const [part, number, name = ""] = path.split(".");
  if (part === "considered") return say(`considered.${CONSIDERATIONS.find((one) => one === number) ?? "child-progress"}`);
  const field = say(part === "help" && name === "decision" ? "review.helpDecision" : (LABELS[name] ?? "review.decision"));
  return say(part === "help" ? "review.gapOfHelp" : "review.gapOfTarget", { field, number: Number(number) + 1 });
}

/** The form with one answer changed, wherever it stands: `targets.0.outcome`, `considered.new-advice`, `decision`. */
export function withAnswer(form: ReviewForm, path: string, value: unknown): ReviewForm {
  return put(form, path.split("."), value) as ReviewForm;
}

function put(whole: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(whole)) return whole.map((one: unknown, index) => (index === Number(name) ? put(one, rest, value) : one));
  const record = whole as Readonly<Record<string, unknown>>;
  return { ...record, [name]: put(record[name], rest, value) };
}
