import fc from "fast-check";
import type { BriefingChild, CardAfterPress, CardContent, ChildInitials, ReviewLine, TargetLine } from "../../src/domain/card-content";
import type { ChildId, HandoverId, NoticeId, PlanId, ProgressId, TargetId } from "../../src/domain/ids";
import type { AnswerOnCard } from "../../src/cards/answer-card";
import { day } from "../support/builders";

export const NOTICE = "5d1c0c3e-0000-4000-8000-000000000001" as NoticeId;
export const SETTING = { planShort: "IEP", appId: "b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01" } as const;
const START = { noticeId: NOTICE, setting: SETTING } as const;

/** A child on a card. */
export function aChildOnCard(overrides: Partial<ChildInitials> = {}): ChildInitials {
  return { childId: "child-1" as ChildId, initials: "JB", yearGroup: "4", ...overrides };
}

/** `count` children with ids and initials of their own. */
export function childrenOnCard(count: number): readonly ChildInitials[] {
  return Array.from({ length: count }, (_, index) => aChildOnCard({ childId: `child-${String(index + 1)}` as ChildId, initials: `C${String.fromCodePoint(65 + (index % 26))}` }));
}

/** A review line for a child. */
export function aReviewLine(overrides: Partial<ReviewLine> = {}): ReviewLine {
  return { child: aChildOnCard(), reviewOn: day("2026-12-04"), inDays: 5, ...overrides };
}

/** A target as an answer shows it. */
export function aTargetLine(overrides: Partial<TargetLine> = {}): TargetLine {
  return {
    targetId: "target-1" as TargetId, area: "literacy", statement: "Read 20 words", dueOn: day("2026-12-18"), strategies: ["Word cards before lunch"], ...overrides,
  };
}

/** A child with a plan as an answer shows them. */
export function aBriefingChild(overrides: Partial<BriefingChild> = {}): BriefingChild {
  return {
    childId: "child-1" as ChildId, name: "Jo Barnes", yearGroup: "4", classNames: ["Willow"], stage: "school-support", strengths: "Kind to others",
    planId: "plan-1" as PlanId, version: 2, strategies: "Short instructions", targets: [aTargetLine()], changes: [], ...overrides,
  };
}

/** A child that only the bounds of its parts limit. */
export const LARGE_CHILD = aBriefingChild({
  changes: Array.from({ length: 30 }, () => "c".repeat(5000)), name: "N".repeat(400), strengths: "s".repeat(5000), strategies: "t".repeat(5000), classNames: Array.from({ length: 30 }, () => "A class with a long name"),
  targets: Array.from({ length: 30 }, () => aTargetLine({ statement: "w".repeat(5000), strategies: Array.from({ length: 30 }, () => "v".repeat(2000)) })),
});

/** One card of each kind that is sent, and more where a kind has several faces. */
export const SENT: readonly CardContent[] = [
  { ...START, kind: "welcome", isSenco: false },
  { ...START, kind: "welcome", isSenco: true },
  { ...START, kind: "review-due", line: aReviewLine(), today: day("2026-11-29") },
  { ...START, kind: "review-due", line: aReviewLine({ inDays: -1, child: aChildOnCard({ yearGroup: "" }) }), today: day("2026-12-05") },
  { ...START, kind: "reviews-due", lines: [aReviewLine()] },
  { ...START, kind: "reviews-due", lines: childrenOnCard(20).map((child, index) => aReviewLine({ child, inDays: index - 3 })) },
  { ...START, kind: "briefing", children: [aChildOnCard({ yearGroup: "R" })] },
  { ...START, kind: "briefing", children: childrenOnCard(30) },
  { ...START, kind: "new-versions", children: [aChildOnCard()] },
  { ...START, kind: "new-versions", children: childrenOnCard(30) },
  { ...START, kind: "team-changes", joined: 1, left: 0, children: [] },
  { ...START, kind: "team-changes", joined: 0, left: 12, children: childrenOnCard(30) },
  { ...START, kind: "audit-fault", count: 1 },
  { ...START, kind: "audit-fault", count: 3 },
  { ...START, kind: "date-proposed", child: aChildOnCard(), on: day("2026-12-04") },
  ...(["raised", "late", "answered"] as const).map((step): CardContent => ({ ...START, kind: "concern", child: aChildOnCard(), step, answerBy: day("2026-12-04") })),
  ...(["proposed", "sent", "accepted"] as const).flatMap((step) =>
    (["from", "to"] as const).map((side): CardContent => (
      { ...START, kind: "handover", handoverId: "handover-1" as HandoverId, child: aChildOnCard(), step, side, fromSchool: "Oakfield Primary", toSchool: "Riverside Academy" }
    )),
  ),
];

/** What sent cards become. */
export const PRESSED: readonly CardAfterPress[] = [
  { ...START, kind: "read-and-understood", on: day("2026-12-04"), children: childrenOnCard(9) },
  { ...START, kind: "gone" },
];

/** One answer of each kind, and the largest that there can be. */
export const ANSWERS: readonly AnswerOnCard[] = [
  { kind: "gone" },
  { kind: "progress-form", noticeId: NOTICE, child: aChildOnCard(), targets: [aTargetLine()], progressId: "progress-1" as ProgressId },
  { kind: "progress-form", noticeId: NOTICE, child: aChildOnCard(), targets: [], progressId: "progress-1" as ProgressId },
  { kind: "progress-form", noticeId: NOTICE, child: aChildOnCard(), targets: LARGE_CHILD.targets, progressId: "progress-1" as ProgressId },
  { kind: "progress-kept", noticeId: NOTICE, child: aChildOnCard(), rating: "nearly" },
  { kind: "date-proposed", noticeId: NOTICE, child: aChildOnCard(), on: day("2026-12-04") },
  ...(["not-a-day", "in-the-past", "too-late"] as const).map((problem): AnswerOnCard => ({ kind: "date-refused", problem, latest: day("2027-01-08") })),
  { kind: "briefing", noticeId: NOTICE, children: [aBriefingChild()] },
  { kind: "briefing", noticeId: NOTICE, children: [aBriefingChild({ readAt: "2026-12-01T10:00:00.000Z", yearGroup: "", classNames: [], strengths: "", strategies: " ", targets: [] })] },
  { kind: "briefing", noticeId: NOTICE, children: Array.from({ length: 40 }, () => LARGE_CHILD) },
  { kind: "read-and-understood", noticeId: NOTICE, on: day("2026-12-04"), children: childrenOnCard(12) },
  { kind: "team-changes", joined: [], left: [{ name: "Mr Becker", children: [] }] },
  { kind: "team-changes", joined: Array.from({ length: 30 }, () => ({ name: "M".repeat(400), children: childrenOnCard(40) })), left: [] },
  { kind: "concern", childName: "Jo Barnes", raisedByName: "Ms Yusuf", words: "Will not come in", answer: "", answeredByName: "" },
  { kind: "concern", childName: "J".repeat(400), raisedByName: "Y".repeat(400), words: "w".repeat(5000), answer: "a".repeat(5000), answeredByName: "H".repeat(400) },
  { kind: "date-proposed-by", name: "Ms Yusuf", childName: "Jo Barnes", on: day("2026-12-04") },
];

const childOf = (): fc.Arbitrary<ChildInitials> =>
  fc.record({
    childId: fc.uuid().map((id) => id as ChildId),
    initials: fc.constantFrom("JB", "AÉ", "XYZ", "Q"),
    yearGroup: fc.constantFrom("R", "1", "13", ""),
  });
const lineOf = fc.record({ child: childOf(), reviewOn: fc.constantFrom(day("2026-12-04"), day("2027-02-28")), inDays: fc.integer({ min: -60, max: 14 }) });
const children = fc.array(childOf(), { maxLength: 40 });

/** Any card that is sent, about any children. */
export const anySent: fc.Arbitrary<CardContent> = fc.oneof(
  fc.boolean().map((isSenco): CardContent => ({ ...START, kind: "welcome", isSenco })),
  lineOf.map((line): CardContent => ({ ...START, kind: "review-due", line, today: day("2026-11-29") })),
  fc.array(lineOf, { minLength: 1, maxLength: 40 }).map((lines): CardContent => ({ ...START, kind: "reviews-due", lines })),
  children.map((list): CardContent => ({ ...START, kind: "briefing", children: list })),
  fc.tuple(fc.nat(50), fc.nat(50), children).map(([joined, left, list]): CardContent => ({ ...START, kind: "team-changes", joined, left, children: list })),
  childOf().map((child): CardContent => ({ ...START, kind: "date-proposed", child, on: day("2026-12-04") })),
);
