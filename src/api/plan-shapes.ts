import { z } from "zod";
import { NEED_TYPES, STAGES } from "../domain/child";
import { PLAN_STATES } from "../domain/plan";
import { PLAN_FIELDS, PROVISION_FIELDS, TARGET_FIELDS } from "../domain/plan-text";
import { RATINGS, PROGRESS_SOURCES } from "../domain/progress";
import { PERIODS } from "../domain/provision";
import { SET_BY, TARGET_AREAS, TARGET_OUTCOMES } from "../domain/target";

/** Longest text in one field; longer text is refused with its field's name, and stays on the page. */
const LONGEST_TEXT = 4000;
/** One text of a plan. */
export const text = z.string().max(LONGEST_TEXT);
const id = z.string().min(1).max(100);

/** One line of help as it is being written: `ProvisionContent` of the domain. */
export const provisionContent = z.object({
  id,
  what: text,
  how: text,
  who: text,
  whoId: id.optional(),
  times: z.number().int().min(0).max(100),
  period: z.enum(PERIODS),
  minutes: z.number().int().min(0).max(600),
  setting: text,
  groupSize: z.number().int().min(1).max(60),
  reviewOn: z.string().max(20),
});

/** A target as it is being written: `TargetContent` of the domain. */
export const targetContent = z.object({
  id,
  area: z.enum(TARGET_AREAS),
  statement: text,
  childWording: text,
  baseline: text,
  successCriterion: text,
  exitCriterion: text,
  happened: text,
  setBy: z.enum(SET_BY),
  dueOn: z.string().max(20),
  provision: z.array(provisionContent).max(20),
});

/** A plan as it is being written: `PlanContent` of the domain. */
export const planContent = z.object({
  planId: id,
  startsOn: z.string().max(20),
  reviewOn: z.string().max(20),
  longTermObjective: text,
  strategies: text,
  leadId: id.optional(),
  agreedWith: text,
  extraTargetsReason: text,
  targets: z.array(targetContent).max(12),
});

/** What one text of a plan is to say: `PlanText` of the domain. */
export const planText = z.object({
  place: z.discriminatedUnion("of", [
    z.object({ of: z.literal("plan"), field: z.enum(PLAN_FIELDS) }),
    z.object({ of: z.literal("target"), targetId: id, field: z.enum(TARGET_FIELDS) }),
    z.object({ of: z.literal("provision"), provisionId: id, field: z.enum(PROVISION_FIELDS) }),
  ]),
  text,
});

/** One point of progress as its reader sees it. `mine` marks what the reader may take back. */
export const progressShape = z.object({
  id,
  targetId: id,
  byName: z.string(),
  mine: z.boolean(),
  source: z.enum(PROGRESS_SOURCES),
  at: z.string(),
  rating: z.enum(RATINGS),
  note: z.string(),
});

/** One line of help as staff read it: `times` in each `period`, of `minutes` each. */
const provisionShape = z.object({
  id,
  what: z.string(),
  how: z.string(),
  who: z.string(),
  times: z.number(),
  period: z.enum(PERIODS),
  minutes: z.number(),
  setting: z.string(),
  groupSize: z.number(),
  reviewOn: z.string(),
});

/** A target with its help and its progress. */
const targetShape = z.object({
  id,
  position: z.number(),
  area: z.enum(TARGET_AREAS),
  statement: z.string(),
  childWording: z.string(),
  baseline: z.string(),
  successCriterion: z.string(),
  exitCriterion: z.string(),
  happened: z.string(),
  setBy: z.enum(SET_BY),
  dueOn: z.string(),
  outcome: z.enum(TARGET_OUTCOMES).optional(),
  provision: z.array(provisionShape),
  /** Newest first. */
  progress: z.array(progressShape),
});

/** One version of a plan. Days are `YYYY-MM-DD`. */
export const planShape = z.object({
  planId: id,
  version: z.number(),
  state: z.enum(PLAN_STATES),
  startsOn: z.string(),
  reviewOn: z.string(),
  longTermObjective: z.string(),
  strategies: z.string(),
  leadName: z.string(),
  agreedOn: z.string(),
  agreedWith: z.string(),
  targets: z.array(targetShape),
});

/** Who the child is, for the head of a page or card. */
export const childShape = z.object({
  id,
  name: z.string(),
  initials: z.string(),
  yearGroup: z.string(),
  classNames: z.array(z.string()),
  stage: z.enum(STAGES),
  needType: z.enum(NEED_TYPES),
  strengths: z.string(),
});
export type ChildShape = z.infer<typeof childShape>;
export type PlanShape = z.infer<typeof planShape>;
export type TargetShape = z.infer<typeof targetShape>;
export type ProvisionShape = z.infer<typeof provisionShape>;
export type ProgressShape = z.infer<typeof progressShape>;
