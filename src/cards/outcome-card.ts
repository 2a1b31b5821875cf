import type { PressAnswer } from "../domain/card-content";
import type { AdaptiveCard } from "./adaptive-card";
import { ask } from "./buttons";
import { childList, sayChild } from "./children";
import { sayDay } from "./days";
import { aside, card, facts, text } from "./elements";
import { RATING_NAMES } from "./words";

/** An answer that says what came of a press and shows nothing of a plan. */
export type PressOutcome = Exclude<PressAnswer, { kind: "try-again" | "progress-form" | "briefing" | "team-changes" | "date-proposed-by" | "concern" }>;
type AnswerOf<K extends PressOutcome["kind"]> = Extract<PressOutcome, { readonly kind: K }>;

/** What came of a press, in words. */
export function outcomeCard(answer: PressOutcome): AdaptiveCard {
  switch (answer.kind) {
    case "gone":
      return goneCard();
    case "progress-kept":
      return progressKept(answer);
    case "date-proposed":
      return dateKept(answer);
    case "date-refused":
      return dateRefused(answer);
    case "read-and-understood":
      return readCard(answer);
    default:
      return answer satisfies never;
  }
}

/** The subject is not, or not any more, for the person who pressed; the card never says which of the two. */
function goneCard(): AdaptiveCard {
  return card({
    heading: "No longer available",
    body: [text("This is no longer available to you. If you still teach the child, open Baton or ask the SENCO.")],
  });
}

function progressKept({ noticeId, child, rating }: AnswerOf<"progress-kept">): AdaptiveCard {
  return card({
    heading: "Progress is logged",
    body: [
      facts([
        ["Child", sayChild(child)],
        ["How it went", RATING_NAMES[rating]],
      ]),
      aside("To take it back, open the child in Baton."),
    ],
    actions: [ask("Log more progress", "askProgress", { notice: noticeId, child: child.childId })],
  });
}

function dateKept({ child, on }: AnswerOf<"date-proposed">): AdaptiveCard {
  return card({
    heading: "Your day is proposed",
    body: [
      facts([
        ["Child", sayChild(child)],
        ["Proposed day", sayDay(on)],
      ]),
      aside("The SENCO has been told. The review stands once the SENCO agrees."),
    ],
  });
}

function dateRefused({ problem, latest }: AnswerOf<"date-refused">): AdaptiveCard {
  const why = {
    "not-a-day": "That is not a day.",
    "in-the-past": "That day is in the past.",
    "too-late": "That day is too late: a plan is reviewed at least twice a year.",
  }[problem];
  return card({
    heading: "That day cannot be",
    body: [text(why), text(`Nothing was sent. The latest day is ${sayDay(latest)}.`), aside("Reopen this chat to choose another day.")],
  });
}

function readCard({ on, children }: AnswerOf<"read-and-understood">): AdaptiveCard {
  return card({ heading: "Thank you", body: [text(`You confirmed on ${sayDay(on)} that you read and understood this.`), ...childList(children)] });
}
