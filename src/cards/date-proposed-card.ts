import type { CardContent } from "../domain/card-content";
import type { AdaptiveCard } from "./adaptive-card";
import { ask } from "./buttons";
import { sayChild } from "./children";
import { sayDay } from "./days";
import { card, facts } from "./elements";
import { openReview } from "./links";

/** For the SENCO: a day has been proposed for a review. Who proposed it is shown on a press. */
export function dateProposedCard({ noticeId, setting, child, on }: Extract<CardContent, { kind: "date-proposed" }>): AdaptiveCard {
  return card({
    heading: "A review day is proposed",
    body: [
      facts([
        ["Child", sayChild(child)],
        ["Proposed day", sayDay(on)],
      ]),
    ],
    actions: [ask("Show", "show", { notice: noticeId }), openReview(child.childId, setting)],
  });
}
