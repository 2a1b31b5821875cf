import { z } from "zod";
import type { ChildId, PersonId, PlanId, ProgressId, ProvisionId, TargetId } from "../../domain/ids";
import { PLAN_STATES, type PlanVersion } from "../../domain/plan";
import { PROGRESS_SOURCES, type ProgressPoint, RATINGS } from "../../domain/progress";
import { PERIODS, type ProvisionLine } from "../../domain/provision";
import { SET_BY, TARGET_AREAS, TARGET_OUTCOMES, type Target } from "../../domain/target";
import { toSharePointInstant } from "../sharepoint-date";
import { day, dayField, id, instant, optionalId, text, textField, wholeNumber, yesNo } from "./field-shapes";
import { present, rowMapping } from "./row-mapping";

/** Rows that commit plan versions. */
export const planRows = rowMapping<PlanVersion>({
  title: (plan) => `Version ${String(plan.version)}, agreed ${plan.agreement.on}`,
  fields: (plan) => ({
    PlanId: plan.planId,
    PlanVersion: plan.version,
    ChildId: plan.childId,
    PlanState: plan.state,
    StartsOn: dayField(plan.startsOn),
    ReviewOn: dayField(plan.reviewOn),
    LongTermObjective: textField(plan.longTermObjective),
    Strategies: textField(plan.strategies),
    LeadId: textField(plan.leadId),
    AgreedOn: dayField(plan.agreement.on),
    AgreedBy: plan.agreement.by,
    AgreedWith: textField(plan.agreement.with),
    ExtraTargetsReason: textField(plan.extraTargetsReason),
  }),
  shape: ({ timeZone }) =>
    z
      .object({
        PlanId: id<PlanId>(),
        PlanVersion: wholeNumber(1),
        ChildId: id<ChildId>(),
        PlanState: z.enum(PLAN_STATES),
        StartsOn: day(timeZone),
        ReviewOn: day(timeZone),
        LongTermObjective: text,
        Strategies: text,
        LeadId: optionalId<PersonId>(),
        AgreedOn: day(timeZone),
        AgreedBy: id<PersonId>(),
        AgreedWith: text,
        ExtraTargetsReason: text,
      })
      .transform((row) =>
        present({
          planId: row.PlanId,
          version: row.PlanVersion,
          childId: row.ChildId,
          state: row.PlanState,
          startsOn: row.StartsOn,
          reviewOn: row.ReviewOn,
          longTermObjective: row.LongTermObjective,
          strategies: row.Strategies,
          leadId: row.LeadId,
          agreement: { on: row.AgreedOn, by: row.AgreedBy, with: row.AgreedWith },
          extraTargetsReason: row.ExtraTargetsReason,
        }),
      ),
});

/** Rows of targets. */
export const targetRows = rowMapping<Target>({
  title: (target) => `Target ${String(target.position)}, ${target.area}`,
  fields: (target) => ({
    TargetId: target.id,
    PlanId: target.planId,
    PlanVersion: target.planVersion,
    ChildId: target.childId,
    Position: target.position,
    Area: target.area,
    Statement: textField(target.statement),
    ChildWording: textField(target.childWording),
    Baseline: textField(target.baseline),
    SuccessCriterion: textField(target.successCriterion),
    ExitCriterion: textField(target.exitCriterion),
    Happened: textField(target.happened),
    SetBy: target.setBy,
    DueOn: dayField(target.dueOn),
    Outcome: textField(target.outcome),
  }),
  shape: ({ timeZone }) =>
    z
      .object({
        TargetId: id<TargetId>(),
        PlanId: id<PlanId>(),
        PlanVersion: wholeNumber(1),
        ChildId: id<ChildId>(),
        Position: wholeNumber(1),
        Area: z.enum(TARGET_AREAS),
        Statement: text,
        ChildWording: text,
        Baseline: text,
        SuccessCriterion: text,
        ExitCriterion: text,
        Happened: text,
        SetBy: z.enum(SET_BY),
        DueOn: day(timeZone),
        Outcome: z.enum(TARGET_OUTCOMES).nullish().transform((value) => value ?? undefined),
      })
      .transform((row) =>
        present({
          id: row.TargetId,
          planId: row.PlanId,
          planVersion: row.PlanVersion,
          childId: row.ChildId,
          position: row.Position,
          area: row.Area,
          statement: row.Statement,
          childWording: row.ChildWording,
          baseline: row.Baseline,
          successCriterion: row.SuccessCriterion,
          exitCriterion: row.ExitCriterion,
          happened: row.Happened,
          setBy: row.SetBy,
          dueOn: row.DueOn,
          outcome: row.Outcome,
        }),
      ),
});

/** Rows of help given. */
export const provisionRows = rowMapping<ProvisionLine>({
  title: (line) => `${String(line.times)} × ${String(line.minutes)} minutes each ${line.period}`,
  fields: (line) => ({
    ProvisionId: line.id,
    PlanId: line.planId,
    PlanVersion: line.planVersion,
    ChildId: line.childId,
    TargetId: line.targetId,
    What: textField(line.what),
    How: textField(line.how),
    Who: textField(line.who),
    WhoId: textField(line.whoId),
    Times: line.times,
    Period: line.period,
    Minutes: line.minutes,
    Setting: textField(line.setting),
    GroupSize: line.groupSize,
    ReviewOn: dayField(line.reviewOn),
  }),
  shape: ({ timeZone }) =>
    z
      .object({
        ProvisionId: id<ProvisionId>(),
        PlanId: id<PlanId>(),
        PlanVersion: wholeNumber(1),
        ChildId: id<ChildId>(),
        TargetId: id<TargetId>(),
        What: text,
        How: text,
        Who: text,
        WhoId: optionalId<PersonId>(),
        Times: wholeNumber(0),
        Period: z.enum(PERIODS),
        Minutes: wholeNumber(0),
        Setting: text,
        GroupSize: wholeNumber(1),
        ReviewOn: day(timeZone),
      })
      .transform((row) =>
        present({
          id: row.ProvisionId,
          planId: row.PlanId,
          planVersion: row.PlanVersion,
          childId: row.ChildId,
          targetId: row.TargetId,
          what: row.What,
          how: row.How,
          who: row.Who,
          whoId: row.WhoId,
          times: row.Times,
          period: row.Period,
          minutes: row.Minutes,
          setting: row.Setting,
          groupSize: row.GroupSize,
          reviewOn: row.ReviewOn,
        }),
      ),
});

/** Rows of observations. */
export const progressRows = rowMapping<ProgressPoint>({
  title: (point) => point.rating,
  fields: (point) => ({
    ChildId: point.childId,
    PlanId: point.planId,
    TargetId: point.targetId,
    ByPersonId: point.by,
    Source: point.source,
    ObservedAt: toSharePointInstant(point.at),
    Rating: point.rating,
    Note: textField(point.note),
    Withdrawn: point.withdrawn,
  }),
  shape: () =>
    z
      .object({
        Key: id<ProgressId>(),
        ChildId: id<ChildId>(),
        PlanId: id<PlanId>(),
        TargetId: id<TargetId>(),
        ByPersonId: id<PersonId>(),
        Source: z.enum(PROGRESS_SOURCES),
        ObservedAt: instant,
        Rating: z.enum(RATINGS),
        Note: text,
        Withdrawn: yesNo,
      })
      .transform((row) => ({
        id: row.Key,
        childId: row.ChildId,
        planId: row.PlanId,
        targetId: row.TargetId,
        by: row.ByPersonId,
        source: row.Source,
        at: row.ObservedAt,
        rating: row.Rating,
        note: row.Note,
        withdrawn: row.Withdrawn,
      })),
});
