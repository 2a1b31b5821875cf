import { z } from "zod";
import { type Concern, CONCERN_SOURCES, CONCERN_STATES } from "../../domain/concern";
import type { ChildId, PersonId, PlanId, TargetId } from "../../domain/ids";
import { type Advice, ADVICE_STATES } from "../../domain/reviewing/advice";
import { toSharePointInstant } from "../sharepoint-date";
import { day, dayField, id, instant, optionalDay, optionalId, optionalInstant, text, textField, yesNo } from "./field-shapes";
import { present, rowMapping } from "./row-mapping";

/** Rows of advice from outside, asked for and received. */
export const adviceRows = rowMapping<Advice>({
  title: (advice) => `Advice asked on ${advice.askedOn}`,
  fields: (advice) => ({
    ChildId: advice.childId,
    PlanId: textField(advice.planId),
    FromWhom: advice.fromWhom,
    Profession: textField(advice.profession),
    AdviceState: advice.state,
    AskedOn: dayField(advice.askedOn),
    ReceivedOn: dayField(advice.receivedOn),
    Summary: textField(advice.summary),
    Recommendations: textField(advice.recommendations),
    TrainsStaff: advice.trainsStaff,
    WorksWithChild: advice.worksWithChild,
  }),
  shape: ({ timeZone }) =>
    z
      .object({
        Key: id<string>(), ChildId: id<ChildId>(), PlanId: optionalId<PlanId>(), FromWhom: z.string().min(1), Profession: text, AdviceState: z.enum(ADVICE_STATES),
        AskedOn: day(timeZone), ReceivedOn: optionalDay(timeZone), Summary: text, Recommendations: text, TrainsStaff: yesNo, WorksWithChild: yesNo,
      })
      .transform((row) =>
        present({
          id: row.Key, childId: row.ChildId, planId: row.PlanId, fromWhom: row.FromWhom, profession: row.Profession, state: row.AdviceState, askedOn: row.AskedOn,
          receivedOn: row.ReceivedOn, summary: row.Summary, recommendations: row.Recommendations, trainsStaff: row.TrainsStaff, worksWithChild: row.WorksWithChild,
        }),
      ),
});

/** Rows of concerns that were raised between two reviews. */
export const concernRows = rowMapping<Concern>({
  title: (concern) => `Concern to answer by ${concern.answerBy}`,
  fields: (concern) => ({
    ChildId: concern.childId,
    PlanId: textField(concern.planId),
    TargetId: textField(concern.targetId),
    RaisedBy: concern.raisedBy,
    RaisedFor: concern.raisedFor,
    RaisedAt: toSharePointInstant(concern.raisedAt),
    Concern: textField(concern.concern),
    ConcernState: concern.state,
    AnswerBy: dayField(concern.answerBy),
    Answer: textField(concern.answer),
    AnsweredBy: textField(concern.answeredBy),
    AnsweredAt: concern.answeredAt === undefined ? null : toSharePointInstant(concern.answeredAt),
  }),
  shape: ({ timeZone }) =>
    z
      .object({
        Key: id<string>(), ChildId: id<ChildId>(), PlanId: optionalId<PlanId>(), TargetId: optionalId<TargetId>(), RaisedBy: id<PersonId>(),
        RaisedFor: z.enum(CONCERN_SOURCES), RaisedAt: instant, Concern: text, ConcernState: z.enum(CONCERN_STATES), AnswerBy: day(timeZone), Answer: text,
        AnsweredBy: optionalId<PersonId>(), AnsweredAt: optionalInstant,
      })
      .transform((row) =>
        present({
          id: row.Key, childId: row.ChildId, planId: row.PlanId, targetId: row.TargetId, raisedBy: row.RaisedBy, raisedFor: row.RaisedFor, raisedAt: row.RaisedAt,
          concern: row.Concern, state: row.ConcernState, answerBy: row.AnswerBy, answer: row.Answer, answeredBy: row.AnsweredBy, answeredAt: row.AnsweredAt,
        }),
      ),
});
