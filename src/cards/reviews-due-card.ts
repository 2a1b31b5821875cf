import type { CardContent } from "../domain/card-content";
import type { AdaptiveCard } from "./adaptive-card";
import { whatIsDue } from "./buttons";
import { card, text } from "./elements";
import { openCaseload } from "./links";
import { reviewLines } from "./review-line";
import { aPlan } from "./words";

/** Several reviews come up at once. */
export function reviewsDueCard({ noticeId, setting, lines }: Extract<CardContent, { kind: "reviews-due" }>): AdaptiveCard {
  const heading = lines.length === 1 ? "1 review comes up" : `${String(lines.length)} reviews come up`;
  return card({
    heading,
    body: [text(`${lines.length === 1 ? "This child" : "Each of these children"} has ${aPlan(setting.planShort)} that needs a review.`), ...reviewLines(lines)],
    actions: [whatIsDue(noticeId), openCaseload(setting)],
  });
}
