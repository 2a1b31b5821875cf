import { z } from "zod";
import { PLAN_STANDINGS } from "../domain/plan-standing";
import { RATINGS } from "../domain/progress";
import { childShape, planContent, planShape, planText, progressShape, text } from "./plan-shapes";

/** `GET /api/me`: who is asking and what they may open. */
export const meAnswer = z.object({
  person: z.object({ id: z.string(), name: z.string() }),
  /** The schools in which the person is staff; empty never comes back: then the answer is 403. */
  schools: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** May open the whole register. */
      seesCaseload: z.boolean(),
      /** May write plans. */
      writesPlans: z.boolean(),
      /** May know whether the audit is whole. */
      checksAudit: z.boolean(),
      today: z.string(),
      /** Name of a term pack in `src/domain/terms`. */
      termPack: z.string(),
    }),
  ),
});
export type MeAnswer = z.infer<typeof meAnswer>;

/** `GET /api/schools/:schoolId/caseload`: every child on the register, for those who may see it. */
export const caseloadAnswer = z.object({
  children: z.array(
    z.object({
      child: childShape,
      standing: z.enum(PLAN_STANDINGS),
      /** Absent when there is no plan. */
      plan: z.object({ planId: z.string(), version: z.number(), reviewOn: z.string(), targetCount: z.number() }).optional(),
      hasDraft: z.boolean(),
      /** Instant of the newest progress point. */
      lastProgressAt: z.string().optional(),
      teamSize: z.number(),
      /** How the concern that has waited longest stands; absent when none waits. */
      concern: z.enum(["waiting", "late"]).optional(),
    }),
  ),
  /** Rows somebody altered in Microsoft Lists so that they cannot be read. */
  needsMending: z.array(z.object({ list: z.string(), key: z.string().optional(), problems: z.array(z.string()) })),
});
export type CaseloadAnswer = z.infer<typeof caseloadAnswer>;

/** `GET /api/classes`: the classes the person teaches. */
export const classesAnswer = z.object({
  classes: z.array(z.object({ id: z.string(), name: z.string(), childrenWithPlans: z.number() })),
});
export type ClassesAnswer = z.infer<typeof classesAnswer>;

/** `GET /api/classes/:classId/plans`: the children of one class that the person works with, each with the plan in force. */
export const classPlansAnswer = z.object({
  class: z.object({ id: z.string(), name: z.string() }),
  children: z.array(z.object({ child: childShape, plan: planShape })),
});
export type ClassPlansAnswer = z.infer<typeof classPlansAnswer>;

/** `GET /api/children/:childId`. */
export const childAnswer = z.object({
  child: childShape,
  schoolId: z.string(),
  /** The plan in force; absent when there is none. */
  plan: planShape.optional(),
  /** Versions that are closed, newest first. */
  earlier: z.array(z.object({ planId: z.string(), version: z.number(), startsOn: z.string(), reviewOn: z.string(), targetCount: z.number() })),
  team: z.array(z.object({ id: z.string(), name: z.string(), how: z.string() })),
  mayWritePlan: z.boolean(),
  /** May open the review of the plan in force. */
  mayReadReview: z.boolean(),
  /** May read who has seen and changed what. */
  mayReadAdvice: z.boolean(),
  mayReadAudit: z.boolean(),
  maySendPackage: z.boolean(),
});
export type ChildAnswer = z.infer<typeof childAnswer>;

/** `GET /api/children/:childId/draft`; 404 when nothing has been kept. `PUT` answers with the same. */
export const draftAnswer = z.object({ content: planContent, revision: z.number().int(), savedAt: z.string() });
export type DraftAnswer = z.infer<typeof draftAnswer>;

/** `PUT /api/children/:childId/draft`. A stale `over` answers 409, and the kept draft can be read. */
export const draftRequest = z.object({ content: planContent, over: z.number().int().min(0) });
export type DraftRequest = z.infer<typeof draftRequest>;

/** `POST /api/children/:childId/plans`: agree the plan. Repeating it changes nothing. 201 with the child's page. */
export const agreeRequest = z.object({ content: planContent });
export type AgreeRequest = z.infer<typeof agreeRequest>;

/** `GET …/plans/:planId/versions/:version`: one version, in force or closed, without its progress. */
export const planVersionAnswer = z.object({ plan: planShape });

/**
 * `POST …/plans/:planId/versions`: agree the next version, which says what version `over` says but for these texts.
 * 409 when the plan in force is another by now. Repeating it changes nothing. 201 with the child's page.
 */
export const reviseRequest = z.object({ over: z.number().int().min(1), texts: z.array(planText).max(400), agreedWith: text });
export type ReviseRequest = z.infer<typeof reviseRequest>;

/** `POST …/targets/:targetId/progress`: the page mints the id, so that a repeated tap is one point. 201. */
export const progressRequest = z.object({ id: z.uuid(), rating: z.enum(RATINGS), note: z.string().max(1000) });
export type ProgressRequest = z.infer<typeof progressRequest>;
/** The point of progress as it was kept, or as it already was. */
export const progressAnswer = z.object({ progress: progressShape });
export type ProgressAnswer = z.infer<typeof progressAnswer>;

/** `GET /api/children/:childId/folder`; 404 until a plan has been agreed. */
export const folderAnswer = z.object({ webUrl: z.url() });
export type FolderAnswer = z.infer<typeof folderAnswer>;
