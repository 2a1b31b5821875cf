import type { CardContent } from "../domain/card-content";
import type { AdaptiveCard, CardButton } from "./adaptive-card";
import { ask } from "./buttons";
import { sayChild, sayYear } from "./children";
import { sayDay, sayWhen } from "./days";
import { card, facts } from "./elements";
import { openReview } from "./links";
import { lettersOnly } from "./plain-text";
import { dueText } from "./review-line";
import { atStart } from "./words";

type ReviewDue = Extract<CardContent, { kind: "review-due" }>;

/** One plan's review comes up: what can be done about it without leaving the chat. */
export function reviewDueCard(content: ReviewDue): AdaptiveCard {
  const { noticeId, setting, line } = content;
  const { child, reviewOn, inDays } = line;
  const heading = `${atStart(setting.planShort)} review: ${sayChild(child)}`;
  return card({
    heading,
    fallbackText: `${heading}, ${sayWhen(inDays)}`,
    body: [
      dueText(line),
      facts([
        ["Child", lettersOnly(child.initials)],
        ...(child.yearGroup === "" ? [] : [["Year", sayYear(child.yearGroup)] as const]),
        ["Review day", sayDay(reviewOn)],
      ]),
    ],
    actions: [ask("Log progress", "askProgress", { notice: noticeId, child: child.childId }), proposeDate(content), openReview(child.childId, setting)],
  });
}

function proposeDate({ noticeId, line, today }: ReviewDue): CardButton {
  return {
    type: "Action.ShowCard",
    title: "Propose a date",
    card: {
      type: "AdaptiveCard",
      body: [{ type: "Input.Date", id: "date", label: "Which day suits you for the review?", isRequired: true, errorMessage: "Choose a day, then send.", min: today }],
      actions: [ask("Send", "proposeDate", { notice: noticeId, child: line.child.childId, inputs: "auto", style: "positive" })],
    },
  };
}
