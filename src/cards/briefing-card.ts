import type { CardContent } from "../domain/card-content";
import type { AdaptiveCard } from "./adaptive-card";
import { ask, readAndUnderstood } from "./buttons";
import { childList, countChildren } from "./children";
import { card, text } from "./elements";
import { aPlan } from "./words";

/** Somebody has begun to work with children who have plans: the plans themselves are shown on a press. */
export function briefingCard({ noticeId, setting, children }: Extract<CardContent, { kind: "briefing" }>): AdaptiveCard {
  const one = children.length === 1;
  const heading = `You now work with ${countChildren(children.length)} who ${one ? "has" : "have"} ${aPlan(setting.planShort)}`;
  return card({
    heading,
    body: [text(`Please read what helps ${one ? "this child" : "each child"}, then confirm it.`), ...childList(children)],
    actions: [ask("Show", "show", { notice: noticeId }), readAndUnderstood(noticeId)],
  });
}
