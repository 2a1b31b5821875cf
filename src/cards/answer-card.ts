import type { PressAnswer } from "../domain/card-content";
import type { AdaptiveCard } from "./adaptive-card";
import { briefingAnswerCard } from "./briefing-answer-card";
import { sayDay } from "./days";
import { aside, card, quoted, quotedHeading, subheading } from "./elements";
import { outcomeCard } from "./outcome-card";
import { progressFormCard } from "./progress-form-card";
import { teamChangesAnswerCard } from "./team-changes-answer-card";

/** Characters of a text that a card shows. */
const LONGEST_WORDS = 1500;

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
    case "concern":
      return concernAnswer(answer);
    case "date-proposed-by":
      return proposedBy(answer);
    default:
      return outcomeCard(answer);
  }
}

function concernAnswer({ childName, raisedByName, words, answer, answeredByName }: Extract<PressAnswer, { kind: "concern" }>): AdaptiveCard {
  const answered = answer === "" ? [] : [subheading("The answer"), quoted(short(answer)), aside(answeredByName)];
  return card({ heading: "A concern", body: [quotedHeading(childName), quoted(short(words)), aside(raisedByName), ...answered] });
}

/** A card has little room; the whole of it is in the tab. */
function short(words: string): string {
  return words.length <= LONGEST_WORDS ? words : `${words.slice(0, LONGEST_WORDS)}…`;
}

function proposedBy({ name, childName, on }: Extract<PressAnswer, { kind: "date-proposed-by" }>): AdaptiveCard {
  return card({ heading: "A review day is proposed", body: [quoted(`${name} proposes ${sayDay(on)} for ${childName}.`), aside("Open the child in Baton to arrange the review.")] });
}
