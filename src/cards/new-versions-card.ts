import type { CardContent } from "../domain/card-content";
import type { AdaptiveCard } from "./adaptive-card";
import { ask, readAndUnderstood } from "./buttons";
import { childList } from "./children";
import { card, text } from "./elements";
import { newVersionsHeading } from "./words";

/** Plans have been agreed anew: what has changed, and the plans themselves, are shown on a press. */
export function newVersionsCard({ noticeId, setting, children }: Extract<CardContent, { kind: "new-versions" }>): AdaptiveCard {
  const what = children.length === 1 ? "what has changed" : "what has changed for each child";
  return card({
    heading: newVersionsHeading(children.length, setting.planShort),
    body: [text(`Please read ${what}, then confirm it.`), ...childList(children)],
    actions: [ask("Show", "show", { notice: noticeId }), readAndUnderstood(noticeId)],
  });
}
