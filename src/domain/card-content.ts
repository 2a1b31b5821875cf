import type { Stage } from "./child";
import type { ChildId, HandoverId, NoticeId, PlanId, ProgressId, TargetId } from "./ids";
import type { LocalDate } from "./local-date";
import type { ConcernStep } from "./notice";
import type { Rating } from "./progress";
import type { TargetArea } from "./target";

/** A child on a card that anybody might see over a shoulder: initials and year, never a name. */
export interface ChildInitials {
  readonly childId: ChildId;
  readonly initials: string;
  readonly yearGroup: string;
}

/** A review that comes up, or is past: `inDays` counts from today and is negative when it is overdue. */
export interface ReviewLine {
  readonly child: ChildInitials;
  readonly reviewOn: LocalDate;
  readonly inDays: number;
}

/** Words and addresses that every card of one school takes. */
export interface CardSetting {
  /** The word for a plan, such as `IEP` or `plan`. */
  readonly planShort: string;
  /** Client id of the Teams app, for links into it. */
  readonly appId: string;
}

/** What a card that is sent says: initials, counts and days; never a name and nothing of a plan. */
export type CardContent = { readonly noticeId: NoticeId; readonly setting: CardSetting } & (
  | { readonly kind: "welcome"; readonly isSenco: boolean }
  | { readonly kind: "review-due"; readonly line: ReviewLine; readonly today: LocalDate }
  | { readonly kind: "reviews-due"; readonly lines: readonly ReviewLine[] }
  | { readonly kind: "briefing"; readonly children: readonly ChildInitials[] }
  | { readonly kind: "new-versions"; readonly children: readonly ChildInitials[] }
  | { readonly kind: "team-changes"; readonly joined: number; readonly left: number; readonly children: readonly ChildInitials[] }
  | { readonly kind: "date-proposed"; readonly child: ChildInitials; readonly on: LocalDate }
  /** `answerBy` is the day by which somebody answers it. */
  | { readonly kind: "concern"; readonly child: ChildInitials; readonly step: ConcernStep; readonly answerBy: LocalDate }
  /** How many places in the audit are not as they were written. */
  | { readonly kind: "audit-fault"; readonly count: number }
  | {
      readonly kind: "handover"; readonly handoverId: HandoverId; readonly child: ChildInitials; readonly step: "proposed" | "sent" | "accepted";
      readonly side: "from" | "to"; readonly fromSchool: string; readonly toSchool: string;
    }
);

/** What a card that was pressed once for all becomes for everybody who reads the chat later: still nothing of a plan. */
export type CardAfterPress = { readonly noticeId: NoticeId; readonly setting: CardSetting } & (
  | { readonly kind: "read-and-understood"; readonly on: LocalDate; readonly children: readonly ChildInitials[] }
  | { readonly kind: "gone" }
);

/** One target as somebody who may read it sees it in an answer. */
export interface TargetLine {
  readonly targetId: TargetId;
  readonly area: TargetArea;
  readonly statement: string;
  readonly dueOn: LocalDate;
  /** What helps in the lesson, one line each. */
  readonly strategies: readonly string[];
}

/** A child and the plan in force, for somebody who works with the child. */
export interface BriefingChild {
  readonly childId: ChildId;
  readonly name: string;
  readonly yearGroup: string;
  readonly classNames: readonly string[];
  readonly stage: Stage;
  readonly strengths: string;
  readonly planId: PlanId;
  readonly version: number;
  readonly strategies: string;
  readonly targets: readonly TargetLine[];
  /** What is different from the version that the reader confirmed last, in plain words; empty for somebody who has confirmed none. */
  readonly changes: readonly string[];
  /** When the reader confirmed having read this version. */
  readonly readAt?: string;
}

/** The answer to one press of a button on a card, made for the person who pressed it and shown to nobody else. */
export type PressAnswer =
  /** Whatever the card spoke of is not this person's to see, or not any more; it never says which. */
  | { readonly kind: "gone" }
  | { readonly kind: "progress-form"; readonly noticeId: NoticeId; readonly child: ChildInitials; readonly targets: readonly TargetLine[]; readonly progressId: ProgressId }
  | { readonly kind: "progress-kept"; readonly noticeId: NoticeId; readonly child: ChildInitials; readonly rating: Rating }
  | { readonly kind: "date-proposed"; readonly noticeId: NoticeId; readonly child: ChildInitials; readonly on: LocalDate }
  /** The day cannot be: in words for the person. Nothing was kept. */
  | { readonly kind: "date-refused"; readonly problem: "not-a-day" | "in-the-past" | "too-late"; readonly latest: LocalDate }
  | { readonly kind: "briefing"; readonly noticeId: NoticeId; readonly children: readonly BriefingChild[] }
  | { readonly kind: "read-and-understood"; readonly noticeId: NoticeId; readonly on: LocalDate; readonly children: readonly ChildInitials[] }
  | { readonly kind: "team-changes"; readonly joined: readonly NamedTeamChange[]; readonly left: readonly NamedTeamChange[] }
  | { readonly kind: "date-proposed-by"; readonly name: string; readonly childName: string; readonly on: LocalDate }
  /** What a concern says, and its answer once there is one, for somebody who may know. */
  | { readonly kind: "concern"; readonly childName: string; readonly raisedByName: string; readonly words: string; readonly answer: string; readonly answeredByName: string }
  /** Microsoft 365 could not keep it now; pressing again is safe. */
  | { readonly kind: "try-again" };

/** Who joined or left, by name, for somebody who may know. */
export interface NamedTeamChange {
  readonly name: string;
  readonly children: readonly ChildInitials[];
}
