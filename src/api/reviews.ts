import { z } from "zod";
import { STAGES } from "../domain/child";
import { CONSIDERATIONS, HELP_DECISIONS } from "../domain/reviewing/review-form";
import { TARGET_AREAS, TARGET_OUTCOMES } from "../domain/target";
import { childShape, planShape, text } from "./plan-shapes";

const id = z.string().min(1).max(100);

const considered = z.discriminatedUnion("kind", [z.object({ kind: z.literal("words"), words: text }), z.object({ kind: z.literal("nothing-to-record") })]);

const targetJudgement = z.object({
  targetId: id,
  outcome: z.enum(TARGET_OUTCOMES).optional(),
  happened: text,
  next: z.enum(["carry", "replace", "drop"]).optional(),
});

const takingPart = z.object({ tookPart: z.boolean().optional(), otherwise: text });

/** A review as it is being held; every answer may still be missing. */
export const reviewForm = z.object({
  considered: z.object(Object.fromEntries(CONSIDERATIONS.map((one) => [one, considered])) as Record<(typeof CONSIDERATIONS)[number], typeof considered>),
  targets: z.array(targetJudgement).max(20),
  help: z.array(z.object({ provisionId: id, decision: z.enum(["increase", "same", "decrease", "end"]).optional(), isStillNeeded: z.boolean().optional() })).max(100),
  parents: takingPart.extend({ wishesPrivateMeeting: z.boolean() }),
  child: takingPart,
  planRating: z.number().int().min(1).max(5).optional(),
  decision: z.enum(HELP_DECISIONS).optional(),
  decisionReason: text,
  newStage: z.enum(STAGES).optional(),
});
export type ReviewFormShape = z.infer<typeof reviewForm>;

const heldReview = z.object({ state: z.enum(["open", "closed"]), heldOn: z.string(), form: reviewForm, revision: z.string() });

/** `GET /api/children/:childId/review`: the review of the plan in force; 404 when there is no plan. `POST …/start` and `PUT` answer with the same. */
export const reviewAnswer = z.object({
  child: childShape,
  schoolId: z.string(),
  plan: planShape,
  /** Absent until somebody has begun. */
  review: heldReview.optional(),
  plannedFor: z.string().optional(),
  proposed: z.array(z.object({ on: z.string(), byName: z.string() })),
  /** Newest first. */
  past: z.array(
    z.object({ planVersion: z.number(), heldOn: z.string(), decision: z.enum(HELP_DECISIONS).optional(), planRating: z.number().optional(), decisionReason: z.string() }),
  ),
  struggling: z.array(z.enum(TARGET_AREAS)),
  mayWrite: z.boolean(),
  mayClose: z.boolean(),
});
export type ReviewAnswer = z.infer<typeof reviewAnswer>;

/** `POST …/review/start`: begin it with the outcomes of every target. Repeating it changes nothing. */
export const reviewStartRequest = z.object({ targets: z.array(targetJudgement).max(20) });
export type ReviewStartRequest = z.infer<typeof reviewStartRequest>;

/** `PUT …/review`: keep it as it stands, over the revision that was read; 409 when somebody else kept something else meanwhile. */
export const reviewKeepRequest = z.object({ form: reviewForm, over: z.string().min(1).max(200) });
export type ReviewKeepRequest = z.infer<typeof reviewKeepRequest>;

/** `POST …/review/closing`: the same body as keeping it. 400 names what is missing. */
export const reviewClosedAnswer = z.object({ after: z.enum(["draft-made", "draft-kept", "plan-ended"]) });
export type ReviewClosedAnswer = z.infer<typeof reviewClosedAnswer>;
