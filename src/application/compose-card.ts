import { anyOwn, mayAct } from "../domain/access/may-act";
import { childStandings, schoolStandings } from "../domain/access/standings";
import type { CardContent } from "../domain/card-content";
import type { Child } from "../domain/child";
import type { ChildId } from "../domain/ids";
import type { Notice, NoticeSubject, ReviewSubject } from "../domain/notice";
import { planVersionKey } from "../domain/plan";
import { ANSWERING } from "./answer-concern";
import { cardSetting, childInitials, reviewLine } from "./card-lines";
import type { School } from "./ports";
import { readSchoolToday, type SchoolToday } from "./school-today";
import type { KnowsPeople, Services } from "./services";

type Composes = KnowsPeople & Pick<Services, "appId" | "audit">;
type SubjectOf<K extends NoticeSubject["kind"]> = Extract<NoticeSubject, { readonly kind: K }>;
/** A card's content without what every card carries. */
type Body = CardContent extends infer C ? (C extends CardContent ? Omit<C, "noticeId" | "setting"> : never) : never;

/**
 * Says what the card of a notice tells, as things stand now; `undefined` when there is nothing left to tell, or when the
 * person may not be told any more.
 */
export async function composeCard(notice: Notice, services: Composes): Promise<CardContent | undefined> {
  const school = services.schools.find(({ id }) => id === notice.schoolId);
  if (school === undefined) return undefined;
  const now = await readSchoolToday(school, services);
  const standings = schoolStandings(notice.personId, now.facts, now.today);
  if (standings.includes("pupil") || standings.includes("stranger")) return undefined;
  const body = await bodyOf(notice, now, services);
  return body === undefined ? undefined : ({ noticeId: notice.id, setting: cardSetting(school, services), ...body } as CardContent);
}

async function bodyOf(notice: Notice, now: SchoolToday, services: Composes): Promise<Body | undefined> {
  const { subject } = notice;
  switch (subject.kind) {
    case "welcome":
      return { kind: "welcome", isSenco: isSenco(notice, now) };
    case "audit-fault":
      return await auditFault(notice, now, services);
    case "handover":
      return await handover(notice, { subject, now }, services);
    default:
      return aboutChildren(notice, subject, now);
  }
}

/** What a card tells that is made of the school's facts of today alone. */
function aboutChildren(notice: Notice, subject: Exclude<NoticeSubject, { readonly kind: "welcome" | "audit-fault" | "handover" }>, now: SchoolToday): Body | undefined {
  switch (subject.kind) {
    case "review-due":
      return reviewDue(notice, subject, now);
    case "reviews-due":
      return reviewsDue(notice, subject, now);
    case "briefing":
      return briefing(notice, subject, now);
    case "new-versions":
      return newVersions(notice, subject, now);
    case "team-changes":
      return teamChanges(notice, subject, now);
    case "date-proposed":
      return dateProposed(notice, subject, now);
    case "concern":
      return concern(notice, subject, now);
    default:
      return subject satisfies never;
  }
}

function reviewDue(notice: Notice, subject: ReviewSubject, now: SchoolToday): Body | undefined {
  const [line] = linesOf(notice, [subject], now);
  return line === undefined ? undefined : { kind: "review-due", line, today: now.today };
}

function reviewsDue(notice: Notice, { reviews }: SubjectOf<"reviews-due">, now: SchoolToday): Body | undefined {
  const lines = [...linesOf(notice, reviews, now)].sort((a, b) => a.inDays - b.inDays);
  return lines.length === 0 ? undefined : { kind: "reviews-due", lines };
}

function linesOf({ personId }: Notice, reviews: readonly ReviewSubject[], now: SchoolToday) {
  return reviews.flatMap((review) => {
    const child = childOf(review.childId, now);
    const plan = now.plans.get(review.childId);
    if (child === undefined || plan === undefined) return [];
    if (planVersionKey(plan.planId, plan.version) !== planVersionKey(review.planId, review.version)) return [];
    return mayAct(childStandings(personId, child, now), "write", anyOwn("review")) ? [reviewLine(child, plan, now.today)] : [];
  });
}

function briefing({ personId }: Notice, { childIds }: SubjectOf<"briefing">, now: SchoolToday): Body | undefined {
  const children = childrenOf(childIds, now).filter((child) => now.plans.has(child.id) && mayAct(childStandings(personId, child, now), "read", "plan"));
  return children.length === 0 ? undefined : { kind: "briefing", children: children.map(childInitials) };
}

/** Versions that something newer has replaced, or that the person may not read any more, are left out. */
function newVersions({ personId }: Notice, { plans }: SubjectOf<"new-versions">, now: SchoolToday): Body | undefined {
  const children = childrenOf(plans.map(({ childId }) => childId), now).filter((child) => {
    const plan = now.plans.get(child.id);
    const isInForce = plans.some((one) => one.childId === child.id && one.planId === plan?.planId && one.version === plan.version);
    return isInForce && mayAct(childStandings(personId, child, now), "write", anyOwn("acknowledgement"));
  });
  return children.length === 0 ? undefined : { kind: "new-versions", children: children.map(childInitials) };
}

function teamChanges(notice: Notice, { joined, left }: SubjectOf<"team-changes">, now: SchoolToday): Body | undefined {
  if (!isSenco(notice, now)) return undefined;
  const childIds = [...new Set([...joined, ...left].flatMap((change) => change.childIds))];
  return { kind: "team-changes", joined: joined.length, left: left.length, children: childrenOf(childIds, now).map(childInitials) };
}

function dateProposed(notice: Notice, { childId, on }: SubjectOf<"date-proposed">, now: SchoolToday): Body | undefined {
  const child = childOf(childId, now);
  return child === undefined || !isSenco(notice, now) ? undefined : { kind: "date-proposed", child: childInitials(child), on };
}

function concern({ personId }: Notice, { childId, concernId, step }: SubjectOf<"concern">, now: SchoolToday): Body | undefined {
  const child = childOf(childId, now);
  const found = now.concerns.find(({ id }) => id === concernId);
  if (child === undefined || found === undefined || (found.state === "open") === (step === "answered")) return undefined;
  const standings = childStandings(personId, child, now);
  const isTheirs = step === "answered" ? found.raisedBy === personId && mayAct(standings, "read", anyOwn("concern")) : mayAct(standings, ANSWERING.action, ANSWERING.row);
  return isTheirs ? { kind: "concern", child: childInitials(child), step, answerBy: found.answerBy } : undefined;
}

async function handover(
  notice: Notice,
  { subject, now }: { readonly subject: SubjectOf<"handover">; readonly now: SchoolToday },
  services: Composes,
): Promise<Body | undefined> {
  const move = [...now.outgoing, ...now.incoming].find(({ id }) => id === subject.handoverId);
  if (move === undefined || move.state !== subject.step || !isSenco(notice, now)) return undefined;
  const kept = await services.replica.find(move.fromSchoolId, "Children", move.childId);
  if (kept === undefined) return undefined;
  const { step, side } = subject;
  const nameOf = (schoolId: School["id"]) => services.schools.find(({ id }) => id === schoolId)?.name ?? "";
  return {
    kind: "handover", handoverId: move.id, child: childInitials(kept.record), step, side,
    fromSchool: nameOf(move.fromSchoolId), toSchool: nameOf(move.toSchoolId),
  };
}

async function auditFault({ personId }: Notice, { school, facts, today }: SchoolToday, { audit }: Composes): Promise<Body | undefined> {
  if (!mayAct(schoolStandings(personId, facts, today), "read", "audit-check")) return undefined;
  const faults = (await audit.standing(school.id)).check?.faults ?? [];
  return faults.length === 0 ? undefined : { kind: "audit-fault", count: faults.length };
}

function isSenco({ personId }: Notice, { facts, today }: SchoolToday): boolean {
  return mayAct(schoolStandings(personId, facts, today), "share", anyOwn("handover"));
}

function childOf(childId: ChildId, now: SchoolToday): Child | undefined {
  return now.children.find(({ id }) => id === childId);
}

function childrenOf(childIds: readonly ChildId[], now: SchoolToday): readonly Child[] {
  return now.children.filter(({ id }) => childIds.includes(id));
}
