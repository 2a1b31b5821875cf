import type { PressAnswer, TargetLine } from "../domain/card-content";
import { RATINGS } from "../domain/progress";
import { AREA_NAMES } from "../domain/terms/plan-words";
import type { AdaptiveCard, CardElement } from "./adaptive-card";
import { ask } from "./buttons";
import { MOST_LISTED, more, sayChild } from "./children";
import { card, text } from "./elements";
import { oneLine } from "./plain-text";
import { RATING_NAMES } from "./words";

type ProgressForm = Extract<PressAnswer, { kind: "progress-form" }>;

/** Longest note that goes with a rating. */
const LONGEST_NOTE = 500;

/** Asks how it went: a target, a rating, and a few words if there are any. */
export function progressFormCard({ noticeId, child, targets, progressId }: ProgressForm): AdaptiveCard {
  const heading = `How did it go? ${sayChild(child)}`;
  if (targets.length === 0) return card({ heading, body: [text("There is no target to log progress on yet.")] });
  return card({
    heading,
    body: [
      targetChoice(targets),
      ...more(targets.length),
      { type: "Input.Text", id: "note", label: "What did you see? (optional)", isMultiline: true, maxLength: LONGEST_NOTE },
      { ...text("Your rating is saved when you press it."), isSubtle: true, spacing: "Small" },
    ],
    actions: RATINGS.map((rating) => ask(RATING_NAMES[rating], "logProgress", { notice: noticeId, child: child.childId, progress: progressId, rating, inputs: "auto" })),
  });
}

function targetChoice(targets: readonly TargetLine[]): CardElement {
  const shown = targets.slice(0, MOST_LISTED);
  const [only] = shown;
  return {
    type: "Input.ChoiceSet",
    id: "target",
    label: "Target",
    style: "expanded",
    wrap: true,
    isRequired: true,
    errorMessage: "Choose a target, then press how it went.",
    choices: shown.map(({ targetId, area, statement }) => ({ title: `${AREA_NAMES[area]}: ${oneLine(statement)}`, value: targetId })),
    ...(shown.length === 1 && only !== undefined ? { value: only.targetId } : {}),
  };
}
