import type { AdaptiveCard } from "./adaptive-card";
import { aside, card, facts, text } from "./elements";

/** What can be asked of Baton in its chat. */
export function helpCard(): AdaptiveCard {
  return card({
    heading: "What I can do",
    body: [
      facts([
        ["due", "Which reviews come up or are past"],
        ["help", "This card"],
      ]),
      text("I write to you when a review comes up and when you begin to work with a child who has a plan. Buttons on my cards let you log progress, propose a day and confirm that you read a plan."),
      aside("Everything else is in Baton itself. Plans are shown to whoever may see them, and to nobody else."),
    ],
  });
}
