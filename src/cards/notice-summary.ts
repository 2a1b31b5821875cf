import type { CardContent } from "../domain/card-content";
import { countChildren } from "./children";
import { aPlan, atStart } from "./words";

/** One line about a card for the place where Teams announces messages: whom it concerns is not in it, not even by initials. */
export function noticeSummary(content: CardContent): string {
  const { planShort } = content.setting;
  switch (content.kind) {
    case "welcome":
      return "Hello from Baton";
    case "review-due":
      return `${atStart(aPlan(planShort))} review comes up`;
    case "reviews-due":
      return content.lines.length === 1 ? "A review comes up" : `${String(content.lines.length)} reviews come up`;
    case "briefing":
      return newToChildren(content.children.length, planShort);
    case "team-changes":
      return "Who works with whom has changed";
    case "date-proposed":
      return "A review day is proposed";
    case "audit-fault":
      return "The record of who did what has been altered";
    case "handover":
      return "A handover needs your attention";
    default:
      return content satisfies never;
  }
}

function newToChildren(count: number, planShort: string): string {
  return `You now work with ${countChildren(count)} who ${count === 1 ? "has" : "have"} ${aPlan(planShort)}`;
}
