import type { CardContent } from "../domain/card-content";
import type { AdaptiveCard } from "./adaptive-card";
import { whatIsDue } from "./buttons";
import { aside, card, text } from "./elements";
import { aPlan } from "./words";

/** The first card in somebody's chat: what Baton will tell, and how to ask it. */
export function welcomeCard({ noticeId, setting, isSenco }: Extract<CardContent, { kind: "welcome" }>): AdaptiveCard {
  const own = `I write when ${aPlan(setting.planShort)} of a child you work with comes up for review, and when you begin to work with a child who has one.`;
  const senco = "As the SENCO you also hear who joined or left the children's teams, which review days are proposed, and when a child moves school.";
  return card({
    heading: "Hello from Baton",
    body: [
      text(own),
      ...(isSenco ? [text(senco)] : []),
      text("You can log progress and propose a review day right here. Nobody's name and nothing of a plan stands in a message: I show it when you press a button, to you alone."),
      aside("Write **due** to see which reviews come up, or **help** to see what I can do."),
    ],
    actions: [whatIsDue(noticeId)],
  });
}
