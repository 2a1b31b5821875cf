import type { PressAnswer } from "../domain/card-content";
import type { AdaptiveCard } from "./adaptive-card";
import { briefingAnswerCard } from "./briefing-answer-card";
import { sayDay } from "./days";
import { aside, card, quoted } from "./elements";
import { outcomeCard } from "./outcome-card";
import { progressFormCard } from "./progress-form-card";
import { teamChangesAnswerCard } from "./team-changes-answer-card";

/** What a press is answered with by a card. When it is to be pressed again, the card with what was entered stays as it is. */
export type AnswerOnCard = Exclude<PressAnswer, { kind: "try-again" }>;

/** The card that answers a press, shown to whoever pressed and to nobody else. */
export function answerCard(answer: AnswerOnCard): AdaptiveCard {
  switch (answer.kind) {
    case "progress-form":
      return progressFormCard(answer);
    case "briefing":
      return briefingAnswerCard(answer);
    case "team-changes":
      return teamChangesAnswerCard(answer);
    case "date-proposed-by":
      return proposedBy(answer);
    default:
      return outcomeCard(answer);
  }
}

function proposedBy({ name, childName, on }: Extract<PressAnswer, { kind: "date-proposed-by" }>): AdaptiveCard {
  return card({ heading: "A review day is proposed", body: [quoted(`${name} proposes ${sayDay(on)} for ${childName}.`), aside("Open the child in Baton to arrange the review.")] });
}
