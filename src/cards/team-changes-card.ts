import type { CardContent } from "../domain/card-content";
import type { AdaptiveCard } from "./adaptive-card";
import { ask } from "./buttons";
import { childList } from "./children";
import { card, facts, subheading } from "./elements";

/** For the SENCO: how many adults joined and left, and about which children. Who they are is shown on a press. */
export function teamChangesCard({ noticeId, joined, left, children }: Extract<CardContent, { kind: "team-changes" }>): AdaptiveCard {
  return card({
    heading: "Who works with whom has changed",
    body: [
      facts([
        ["Joined", countAdults(joined)],
        ["Left", countAdults(left)],
      ]),
      ...(children.length === 0 ? [] : [subheading("Children"), ...childList(children)]),
    ],
    actions: [ask("Show", "show", { notice: noticeId })],
  });
}

function countAdults(count: number): string {
  if (count === 0) return "nobody";
  return count === 1 ? "1 adult" : `${String(count)} adults`;
}
