import { z } from "zod";
import { STAGES } from "../../domain/child";
import type { ChildId, PersonId, PlanId, ProvisionId, TargetId } from "../../domain/ids";
import type { LocalDate } from "../../domain/local-date";
import { type HeldReview, REVIEW_STATES, type Review } from "../../domain/review";
import { CONSIDERATIONS, type Considered, type Consideration, HELP_DECISIONS, type ReviewForm } from "../../domain/reviewing/review-form";
import { TARGET_OUTCOMES } from "../../domain/target";
import { day, dayField, type Fields, id, optionalDay, optionalId, text, textField, wholeNumber } from "./field-shapes";
import { present, rowMapping } from "./row-mapping";

/** The column of each consideration. */
const COLUMN_OF = {
  "child-progress": "ChildProgress",
  "parents-views": "ParentsViews",
  "child-views": "ChildViews",
  "plan-effectiveness": "PlanEffectiveness",
  "affecting-progress": "AffectingProgress",
  "new-advice": "NewAdvice",
  "future-action": "FutureAction",
} as const satisfies Readonly<Record<Consideration, string>>;

/** What a column says when there was nothing to record, so that a reader of the list sees that somebody answered. */
const NOTHING_TO_RECORD = "Nothing to record";
/** What the column of the parents' wish says. */
const PRIVATE = "Private meeting";

const chosen = <T extends string>(values: readonly [T, ...T[]]) => z.enum(values).nullish().transform((value) => value ?? undefined);
const answered = z.boolean().nullish().transform((value) => value ?? undefined);
const rating = z.number().nullish().transform((value) => value ?? undefined);

const judgements = z.object({
  targets: z.array(
    z.object({
      targetId: id<TargetId>(), outcome: z.enum(TARGET_OUTCOMES).optional(), happened: z.string(), next: z.enum(["carry", "replace", "drop"]).optional(),
    }),
  ),
  help: z.array(z.object({ provisionId: id<ProvisionId>(), decision: z.enum(["increase", "same", "decrease", "end"]).optional(), isStillNeeded: z.boolean().optional() })),
});

/** Judgements as the column has them; an empty column, such as of a review that was held on paper, has none. */
const judgementsColumn = text.transform((value, context) => {
  if (value === "") return { targets: [], help: [] };
  const read = judgements.safeParse(readJson(value));
  if (read.success) return read.data;
  context.addIssue({ code: "custom", message: "is not what a review has written" });
  return z.NEVER;
});

/** Rows of reviews: the arrangement, and once it is open what is said and decided. */
export const reviewRows = rowMapping<Review>({
  title: (review) => `Review of version ${String(review.planVersion)}`,
  fields: (review) => ({
    ChildId: review.childId,
    PlanId: review.planId,
    PlanVersion: review.planVersion,
    PlannedFor: dayField(review.plannedFor),
    ReviewState: review.state,
    ProposedBy: textField(review.proposedBy),
    ...(review.held === undefined ? {} : heldFields(review.held)),
  }),
  shape: ({ timeZone }) =>
    z
      .object({
        Key: id<string>(), ChildId: id<ChildId>(), PlanId: id<PlanId>(), PlanVersion: wholeNumber(1), PlannedFor: day(timeZone), ReviewState: z.enum(REVIEW_STATES),
        ProposedBy: optionalId<PersonId>(), HeldOn: optionalDay(timeZone), ChildProgress: text, ParentsViews: text, ChildViews: text, PlanEffectiveness: text,
        AffectingProgress: text, NewAdvice: text, FutureAction: text, ParentsTookPart: answered, ParentsAbsentReason: text, ChildTookPart: answered,
        ChildViewSought: text, HelpDecision: chosen(HELP_DECISIONS), DecisionReason: text, PlanRating: rating, PrivateMeetingWished: text, NewStage: chosen(STAGES),
        Judgements: judgementsColumn, ClosedBy: optionalId<PersonId>(),
      })
      .transform((row) =>
        present({
          id: row.Key, childId: row.ChildId, planId: row.PlanId, planVersion: row.PlanVersion, state: row.ReviewState, plannedFor: row.PlannedFor,
          proposedBy: row.ProposedBy, held: isHeld(row.ReviewState) ? readHeld(row, row.HeldOn ?? row.PlannedFor) : undefined,
        }),
      ),
});

function isHeld(state: Review["state"]): boolean {
  return state === "open" || state === "closed";
}

function heldFields({ form, heldOn, closedBy }: HeldReview): Fields {
  const { parents, child, targets, help } = form;
  return {
    HeldOn: dayField(heldOn),
    ...Object.fromEntries(CONSIDERATIONS.map((one) => [COLUMN_OF[one], writeConsidered(form.considered[one])])),
    ParentsTookPart: parents.tookPart ?? null,
    ParentsAbsentReason: textField(parents.otherwise),
    PrivateMeetingWished: parents.wishesPrivateMeeting ? PRIVATE : null,
    ChildTookPart: child.tookPart ?? null,
    ChildViewSought: textField(child.otherwise),
    HelpDecision: form.decision ?? null,
    DecisionReason: textField(form.decisionReason),
    PlanRating: form.planRating ?? null,
    NewStage: form.newStage ?? null,
    Judgements: JSON.stringify({ targets, help }),
    ClosedBy: textField(closedBy),
  };
}

function writeConsidered(considered: Considered): string | null {
  return considered.kind === "words" ? textField(considered.words) : NOTHING_TO_RECORD;
}

interface HeldRow extends Readonly<Record<(typeof COLUMN_OF)[Consideration], string>> {
  readonly ParentsTookPart: boolean | undefined;
  readonly ParentsAbsentReason: string;
  readonly PrivateMeetingWished: string;
  readonly ChildTookPart: boolean | undefined;
  readonly ChildViewSought: string;
  readonly HelpDecision: ReviewForm["decision"];
  readonly DecisionReason: string;
  readonly PlanRating: number | undefined;
  readonly NewStage: ReviewForm["newStage"];
  readonly Judgements: Pick<ReviewForm, "targets" | "help">;
  readonly ClosedBy: PersonId | undefined;
}

function readHeld(row: HeldRow, heldOn: LocalDate): HeldReview {
  const considered = Object.fromEntries(CONSIDERATIONS.map((one) => [one, readConsidered(row[COLUMN_OF[one]])])) as ReviewForm["considered"];
  const form = present({
    considered,
    targets: row.Judgements.targets,
    help: row.Judgements.help,
    parents: present({ tookPart: row.ParentsTookPart, otherwise: row.ParentsAbsentReason, wishesPrivateMeeting: row.PrivateMeetingWished !== "" }),
    child: present({ tookPart: row.ChildTookPart, otherwise: row.ChildViewSought }),
    planRating: row.PlanRating,
    decision: row.HelpDecision,
    decisionReason: row.DecisionReason,
    newStage: row.NewStage,
  });
  return { form, heldOn, ...(row.ClosedBy === undefined ? {} : { closedBy: row.ClosedBy }) };
}

function readConsidered(words: string): Considered {
  return words === NOTHING_TO_RECORD ? { kind: "nothing-to-record" } : { kind: "words", words };
}

function readJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
