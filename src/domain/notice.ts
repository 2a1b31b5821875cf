import type { ChildId, HandoverId, NoticeId, PersonId, PlanId, SchoolId } from "./ids";
import type { LocalDate } from "./local-date";

/** One version of one child's plan. */
export interface PlanSubject {
  readonly childId: ChildId;
  readonly planId: PlanId;
  readonly version: number;
}

/** A plan version whose review comes up. */
export interface ReviewSubject extends PlanSubject {
  readonly reviewOn: LocalDate;
}

/** Somebody who began or ceased to work with children. */
export interface TeamChange {
  readonly personId: PersonId;
  readonly childIds: readonly ChildId[];
}

/** What there is to tell of a concern. */
export type ConcernStep = "raised" | "late" | "answered";

/** What a person is to be told in the bot's chat. Ids only: names are looked up when somebody may see them. */
export type NoticeSubject =
  /** What Baton does and how to ask it, once, when the chat is made. */
  | { readonly kind: "welcome" }
  | ({ readonly kind: "review-due" } & ReviewSubject)
  /** Many reviews at once, so that nobody gets a card for each. */
  | { readonly kind: "reviews-due"; readonly reviews: readonly ReviewSubject[] }
  /** The person has begun to work with these children (R50). */
  | { readonly kind: "briefing"; readonly childIds: readonly ChildId[] }
  /** Versions that have been agreed for children with whom the person works (R42): what is new is shown on a press. */
  | { readonly kind: "new-versions"; readonly plans: readonly PlanSubject[] }
  /** For the SENCO: who joined and who left. */
  | { readonly kind: "team-changes"; readonly joined: readonly TeamChange[]; readonly left: readonly TeamChange[] }
  /** For the SENCO: somebody proposed a day for a review. */
  | { readonly kind: "date-proposed"; readonly childId: ChildId; readonly planId: PlanId; readonly version: number; readonly on: LocalDate; readonly by: PersonId }
  /** For whoever answers it: a concern was raised, or has waited past its day. For whoever raised it: it has an answer. */
  | { readonly kind: "concern"; readonly childId: ChildId; readonly concernId: string; readonly step: ConcernStep }
  /** For head and IT administrator: the audit is not as it was written. */
  | { readonly kind: "audit-fault" }
  | { readonly kind: "handover"; readonly handoverId: HandoverId; readonly fromSchoolId: SchoolId; readonly step: "proposed" | "sent" | "accepted"; readonly side: "from" | "to" };

/** Something one person is owed, exactly once. */
export interface Notice {
  readonly id: NoticeId;
  readonly schoolId: SchoolId;
  /** Who is told. */
  readonly personId: PersonId;
  /** Names what is told to whom: the same key is never owed twice in a school. */
  readonly key: string;
  readonly subject: NoticeSubject;
}
