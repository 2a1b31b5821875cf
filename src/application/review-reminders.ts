import { anyOwn } from "../domain/access/may-act";
import { hasLeft } from "../domain/child";
import type { PersonId } from "../domain/ids";
import type { ReviewSubject } from "../domain/notice";
import { planVersionKey } from "../domain/plan";
import { isReviewDue } from "../domain/plan-standing";
import type { NewNotice } from "./notice-ports";
import { peopleWhoMay } from "./people-who-may";
import type { SchoolToday } from "./school-today";

/** More reminders than this for one person at one time become a single card. */
const MOST_CARDS_AT_ONCE = 3;

/** A reminder for everybody who may arrange the review of a plan that is due: SENCO, class teachers, plan lead (R53, R55). */
export function reviewReminders(now: SchoolToday): readonly NewNotice[] {
  return now.children.flatMap((child) => {
    const plan = now.plans.get(child.id);
    if (plan === undefined || !isReviewDue(plan, now.today) || hasLeft(child, now.today)) return [];
    const subject: ReviewSubject = { childId: child.id, planId: plan.planId, version: plan.version, reviewOn: plan.reviewOn };
    return peopleWhoMay(child, { action: "write", row: anyOwn("review") }, now).map((personId) => ({
      personId,
      key: `review-due:${planVersionKey(plan.planId, plan.version)}:${plan.reviewOn}:${personId}`,
      subject: { kind: "review-due", ...subject },
    }));
  });
}

/** Puts one person's many reminders into one card, which names them all; the single ones then count as told. */
export function putTogether(reminders: readonly NewNotice[], now: Pick<SchoolToday, "today">): readonly NewNotice[] {
  return [...byPerson(reminders)].flatMap(([personId, theirs]) => {
    if (theirs.length <= MOST_CARDS_AT_ONCE) return theirs;
    const reviews = theirs.flatMap(({ subject }) => (subject.kind === "review-due" ? [withoutKind(subject)] : []));
    const together: NewNotice = { personId, key: `reviews-due:${now.today}:${theirs[0]?.key ?? ""}`, subject: { kind: "reviews-due", reviews } };
    return [together, ...theirs.map((one) => ({ ...one, isToldTogether: true }))];
  });
}

function withoutKind({ childId, planId, version, reviewOn }: ReviewSubject): ReviewSubject {
  return { childId, planId, version, reviewOn };
}

function byPerson(notices: readonly NewNotice[]): ReadonlyMap<PersonId, readonly NewNotice[]> {
  const found = new Map<PersonId, NewNotice[]>();
  for (const notice of notices) found.set(notice.personId, [...(found.get(notice.personId) ?? []), notice]);
  return found;
}
