import { sencosOf } from "../domain/access/standings";
import type { Handover } from "../domain/handover";
import { dayOfInstant, daysBetween } from "../domain/local-date";
import type { NoticeSubject } from "../domain/notice";
import type { NewNotice } from "./notice-ports";
import type { SchoolToday } from "./school-today";

/** A school that begins with Baton is not told of moves that were over before. */
const RECEIPT_TOLD_WITHIN_DAYS = 14;

/** For the SENCO: a day that somebody else proposed for a review of the plan in force. */
export function proposalNotices(now: SchoolToday): readonly NewNotice[] {
  const sencos = sencosOf(now.facts, now.today);
  return now.reviews.flatMap((review) => {
    const { id, childId, planId, planVersion, plannedFor, proposedBy } = review;
    const plan = now.plans.get(childId);
    const isOpen = review.state === "proposed" && plan?.planId === planId && plan.version === planVersion && plannedFor >= now.today;
    if (!isOpen || proposedBy === undefined) return [];
    const subject: NoticeSubject = { kind: "date-proposed", childId, planId, version: planVersion, on: plannedFor, by: proposedBy };
    return sencos
      .filter((personId) => personId !== proposedBy)
      .map((personId) => ({ personId, key: `date-proposed:${id}:${plannedFor}:${personId}`, subject }));
  });
}

/**
 * For the SENCOs of both schools: the step that a child's move has reached. A proposal is told to both, what was sent to
 * the receiving school, the receipt to the sender; a receipt of long ago is not.
 */
export function handoverNotices(now: SchoolToday): readonly NewNotice[] {
  const sides = [
    ...now.outgoing.map((handover) => ({ handover, side: "from" as const })),
    ...now.incoming.map((handover) => ({ handover, side: "to" as const })),
  ];
  return sides.flatMap(({ handover, side }) => {
    const step = stepToTell(handover, side);
    if (step === undefined || (step === "accepted" && isLongAgo(handover, now))) return [];
    const subject: NoticeSubject = { kind: "handover", handoverId: handover.id, fromSchoolId: handover.fromSchoolId, step, side };
    return sencosOf(now.facts, now.today).map((personId) => ({ personId, key: `handover:${handover.id}:${step}:${personId}`, subject }));
  });
}

function stepToTell({ state }: Handover, side: "from" | "to"): "proposed" | "sent" | "accepted" | undefined {
  if (state === "proposed") return state;
  if (state === "sent" && side === "to") return state;
  if (state === "accepted" && side === "from") return state;
  return undefined;
}

function isLongAgo({ acceptedAt }: Handover, { school, today }: SchoolToday): boolean {
  return acceptedAt === undefined || daysBetween(dayOfInstant(acceptedAt, school.timeZone), today) > RECEIPT_TOLD_WITHIN_DAYS;
}
