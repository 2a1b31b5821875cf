import type { CardContent } from "../domain/card-content";
import type { AdaptiveCard } from "./adaptive-card";
import { whatIsDue } from "./buttons";
import { card, text } from "./elements";
import { openAudit } from "./links";

/** For head and IT administrator: rows of the audit are missing or altered. It tells how many places, and nothing of what was in them. */
export function auditFaultCard({ noticeId, setting, count }: Extract<CardContent, { kind: "audit-fault" }>): AdaptiveCard {
  return card({
    heading: "The record of who did what has been altered",
    body: [
      text(`${count === 1 ? "One place" : `${String(count)} places`} in the Audit list of your SEN site ${count === 1 ? "is" : "are"} not as Baton wrote ${count === 1 ? "it" : "them"}.`),
      text("Ask who can edit that list, and keep a copy of the list before anything is put back."),
    ],
    actions: [openAudit(setting), whatIsDue(noticeId)],
  });
}
