import type { CardContent } from "../domain/card-content";
import type { AdaptiveCard } from "./adaptive-card";
import { whatIsDue } from "./buttons";
import { sayChild } from "./children";
import { card, facts, text } from "./elements";
import { openHandovers } from "./links";

type HandoverNotice = Extract<CardContent, { kind: "handover" }>;

/** For a SENCO: a child's move to another school needs something of them, or has got somewhere. */
export function handoverCard(content: HandoverNotice): AdaptiveCard {
  const { noticeId, setting, child, fromSchool, toSchool } = content;
  const { heading, what } = wordsOf(content);
  return card({
    heading,
    body: [
      text(what),
      facts([
        ["Child", sayChild(child)],
        ["From", fromSchool],
        ["To", toSchool],
      ]),
    ],
    actions: [openHandovers(setting), whatIsDue(noticeId)],
  });
}

function wordsOf({ step, side, setting }: HandoverNotice): { readonly heading: string; readonly what: string } {
  switch (step) {
    case "proposed":
      return side === "from"
        ? { heading: "A child moves to another school", what: `Please check what goes with the child, then send the ${setting.planShort}.` }
        : { heading: "A child comes to your school", what: `The other school has not sent the ${setting.planShort} yet. You will hear when it does.` };
    case "sent":
      return side === "from"
        ? { heading: "A handover is sent", what: "You will hear when the other school has accepted it." }
        : { heading: "A handover waits for you", what: "Please read what the other school sent, then accept it." };
    case "accepted":
      return side === "from"
        ? { heading: "A handover is accepted", what: "The other school has everything. Nothing is left to do." }
        : { heading: "You accepted a handover", what: "The child is on your register now." };
    default:
      return step satisfies never;
  }
}
