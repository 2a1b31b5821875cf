import type { ReviewLine } from "../domain/card-content";
import type { CardElement } from "./adaptive-card";
import { MOST_LISTED, more, sayChild } from "./children";
import { sayDay, sayDue } from "./days";
import { text } from "./elements";
import { atStart } from "./words";

/** How pressing a review is, as a colour beside the words. */
function urgency(inDays: number): "Attention" | "Warning" | "Accent" {
  if (inDays < 0) return "Attention";
  return inDays <= 3 ? "Warning" : "Accent";
}

/** Reviews one below the other: the child on the left, the day on the right; the first eight, then how many more. */
export function reviewLines(lines: readonly ReviewLine[]): readonly CardElement[] {
  return [...lines.slice(0, MOST_LISTED).map(reviewRow), ...more(lines.length)];
}

function reviewRow({ child, reviewOn, inDays }: ReviewLine): CardElement {
  return {
    type: "ColumnSet",
    separator: true,
    spacing: "Small",
    columns: [
      { type: "Column", width: "stretch", verticalContentAlignment: "Center", items: [{ ...text(sayChild(child)), weight: "Bolder" }] },
      {
        type: "Column", width: "auto",
        items: [
          { ...text(sayDue(inDays)), color: urgency(inDays), weight: "Bolder", horizontalAlignment: "Right" },
          { ...text(sayDay(reviewOn)), size: "Small", isSubtle: true, spacing: "None", horizontalAlignment: "Right" },
        ],
      },
    ],
  };
}

/** How pressing one review is, for a card about it alone. */
export function dueText({ inDays }: Pick<ReviewLine, "inDays">): CardElement {
  return { ...text(atStart(sayDue(inDays))), color: urgency(inDays), weight: "Bolder", spacing: "None" };
}
