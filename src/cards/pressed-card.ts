import type { CardAfterPress } from "../domain/card-content";
import type { AdaptiveCard } from "./adaptive-card";
import { ask } from "./buttons";
import { childList } from "./children";
import { sayDay } from "./days";
import { aside, card, text } from "./elements";

/** What a sent card becomes once its button has been pressed. It still names nobody. */
export function pressedCard(content: CardAfterPress): AdaptiveCard {
  if (content.kind === "gone") return card({ heading: "This is over", body: [text("There is nothing left to do here.")] });
  const { noticeId, on, children } = content;
  return card({
    heading: "Read and understood",
    body: [aside(`Confirmed on ${sayDay(on)}.`), ...childList(children)],
    actions: [ask("Show again", "show", { notice: noticeId })],
  });
}
