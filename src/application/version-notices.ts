import type { ChildId, PersonId } from "../domain/ids";
import { daysBetween } from "../domain/local-date";
import type { PlanSubject, TeamChange } from "../domain/notice";
import { planVersionKey } from "../domain/plan";
import type { LedgerView, NewNotice } from "./notice-ports";
import { peopleWhoMay } from "./people-who-may";
import type { SchoolToday } from "./school-today";

/** A version of longer ago is news to nobody. */
const VERSION_TOLD_WITHIN_DAYS = 14;

/** Each version that has just been agreed, for everybody who works with the child and may read it, besides whoever agreed it (R42). */
export function versionNotices(now: SchoolToday): readonly NewNotice[] {
  return now.children.flatMap((child) => {
    const plan = now.plans.get(child.id);
    if (plan === undefined || plan.state !== "agreed" || daysBetween(plan.agreement.on, now.today) > VERSION_TOLD_WITHIN_DAYS) return [];
    const subject: PlanSubject = { childId: child.id, planId: plan.planId, version: plan.version };
    return peopleWhoMay(child, { action: "write", row: { kind: "acknowledgement", isOwn: true } }, now)
      .filter((personId) => personId !== plan.agreement.by)
      .map((personId): NewNotice => ({
        personId, key: `new-version:${planVersionKey(plan.planId, plan.version)}:${personId}`, subject: { kind: "new-versions", plans: [subject] },
      }));
  });
}

/**
 * One card a person, however many versions there are. What a briefing of the same round shows is not told twice, and a
 * school that begins with Baton is told of nothing that was agreed before.
 */
export function putVersionsTogether(versions: readonly NewNotice[], joined: readonly TeamChange[], { teams, epoch }: LedgerView): readonly NewNotice[] {
  const briefed = new Set(joined.flatMap(({ personId, childIds }) => childIds.map((childId) => pairOf(personId, childId))));
  const isToldOtherwise = ({ personId, subject }: NewNotice): boolean =>
    teams === undefined || (subject.kind === "new-versions" && subject.plans.every(({ childId }) => briefed.has(pairOf(personId, childId))));
  const told = versions.filter(isToldOtherwise).map((one) => ({ ...one, isToldTogether: true }));
  const left = new Map<PersonId, NewNotice[]>();
  for (const one of versions.filter((notice) => !isToldOtherwise(notice))) left.set(one.personId, [...(left.get(one.personId) ?? []), one]);
  return [...told, ...[...left].flatMap(([personId, theirs]) => (theirs.length === 1 ? theirs : oneFor(personId, theirs, epoch)))];
}

function oneFor(personId: PersonId, theirs: readonly NewNotice[], epoch: string): readonly NewNotice[] {
  const plans = theirs.flatMap(({ subject }) => (subject.kind === "new-versions" ? subject.plans : []));
  return [{ personId, key: `new-versions:${epoch}:${personId}`, subject: { kind: "new-versions", plans } }, ...theirs.map((one) => ({ ...one, isToldTogether: true }))];
}

function pairOf(personId: PersonId, childId: ChildId): string {
  return `${personId} ${childId}`;
}
