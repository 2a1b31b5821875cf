import type { CardContent } from "../domain/card-content";
import type { AdaptiveCard } from "./adaptive-card";
import { auditFaultCard } from "./audit-fault-card";
import { briefingCard } from "./briefing-card";
import { concernCard } from "./concern-card";
import { dateProposedCard } from "./date-proposed-card";
import { handoverCard } from "./handover-card";
import { newVersionsCard } from "./new-versions-card";
import { reviewDueCard } from "./review-due-card";
import { reviewsDueCard } from "./reviews-due-card";
import { teamChangesCard } from "./team-changes-card";
import { welcomeCard } from "./welcome-card";

type KindOf = CardContent["kind"];

const CARDS: { readonly [K in KindOf]: (content: Extract<CardContent, { readonly kind: K }>) => AdaptiveCard } = {
  welcome: welcomeCard,
  "review-due": reviewDueCard,
  "reviews-due": reviewsDueCard,
  briefing: briefingCard,
  "new-versions": newVersionsCard,
  "team-changes": teamChangesCard,
  "date-proposed": dateProposedCard,
  concern: concernCard,
  "audit-fault": auditFaultCard,
  handover: handoverCard,
};

/** The card of a notice, as it is sent. Anybody might see it over a shoulder: it names nobody. */
export function noticeCard(content: CardContent): AdaptiveCard {
  const make = CARDS[content.kind] as (content: CardContent) => AdaptiveCard;
  return make(content);
}
