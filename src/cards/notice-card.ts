import type { CardContent } from "../domain/card-content";
import type { AdaptiveCard } from "./adaptive-card";
import { auditFaultCard } from "./audit-fault-card";
import { briefingCard } from "./briefing-card";
import { concernCard } from "./concern-card";
import { dateProposedCard } from "./date-proposed-card";
import { handoverCard } from "./handover-card";
import { reviewDueCard } from "./review-due-card";
import { reviewsDueCard } from "./reviews-due-card";
import { teamChangesCard } from "./team-changes-card";
import { welcomeCard } from "./welcome-card";

/** The card of a notice, as it is sent. Anybody might see it over a shoulder: it names nobody. */
export function noticeCard(content: CardContent): AdaptiveCard {
  switch (content.kind) {
    case "welcome":
      return welcomeCard(content);
    case "review-due":
      return reviewDueCard(content);
    case "reviews-due":
      return reviewsDueCard(content);
    case "briefing":
      return briefingCard(content);
    case "team-changes":
      return teamChangesCard(content);
    case "date-proposed":
      return dateProposedCard(content);
    case "concern":
      return concernCard(content);
    case "audit-fault":
      return auditFaultCard(content);
    case "handover":
      return handoverCard(content);
    default:
      return content satisfies never;
  }
}
