import { z } from "zod";
import { type Acknowledgement, TOLD_BECAUSE } from "../../domain/acknowledgement";
import { HANDOVER_KINDS, HANDOVER_STATES, type Handover } from "../../domain/handover";
import type { ChildId, HandoverId, PersonId, PlanId, SchoolId } from "../../domain/ids";
import { toSharePointInstant } from "../sharepoint-date";
import { day, dayField, id, instant, optionalId, optionalInstant, textField, wholeNumber } from "./field-shapes";
import { present, rowMapping } from "./row-mapping";

/** Rows that say who has read which plan version. */
export const acknowledgementRows = rowMapping<Acknowledgement>({
  title: (one) => `Version ${String(one.planVersion)}`,
  fields: (one) => ({
    ChildId: one.childId,
    PlanId: one.planId,
    PlanVersion: one.planVersion,
    PersonId: one.personId,
    Because: one.because,
    ToldAt: toSharePointInstant(one.toldAt),
    ReadAt: instantField(one.readAt),
  }),
  shape: () =>
    z
      .object({
        Key: id<string>(),
        ChildId: id<ChildId>(),
        PlanId: id<PlanId>(),
        PlanVersion: wholeNumber(1),
        PersonId: id<PersonId>(),
        Because: z.enum(TOLD_BECAUSE),
        ToldAt: instant,
        ReadAt: optionalInstant,
      })
      .transform((row) =>
        present({
          id: row.Key, childId: row.ChildId, planId: row.PlanId, planVersion: row.PlanVersion, personId: row.PersonId, because: row.Because,
          toldAt: row.ToldAt, readAt: row.ReadAt,
        }),
      ),
});

/** Rows of children's moves to another school, kept by the school that they leave. */
export const handoverRows = rowMapping<Handover>({
  title: (handover) => `Moves on ${handover.movesOn}`,
  fields: (handover) => ({
    ChildId: handover.childId,
    PlanId: textField(handover.planId),
    PlanVersion: handover.planVersion ?? null,
    HandoverKind: "school",
    FromSchool: handover.fromSchoolId,
    ToSchool: handover.toSchoolId,
    ToChildId: handover.toChildId,
    HandoverState: handover.state,
    MovesOn: dayField(handover.movesOn),
    SentAt: instantField(handover.sentAt),
    SentBy: textField(handover.sentBy),
    ReceivedAt: instantField(handover.acceptedAt),
    ReceivedBy: textField(handover.acceptedBy),
  }),
  shape: ({ timeZone }) =>
    z
      .object({
        Key: id<HandoverId>(),
        ChildId: id<ChildId>(),
        PlanId: optionalId<PlanId>(),
        PlanVersion: wholeNumber(1).nullish().transform((value) => value ?? undefined),
        HandoverKind: z.enum(HANDOVER_KINDS),
        FromSchool: id<SchoolId>(),
        ToSchool: id<SchoolId>(),
        ToChildId: id<ChildId>(),
        HandoverState: z.enum(HANDOVER_STATES),
        MovesOn: day(timeZone),
        SentAt: optionalInstant,
        SentBy: optionalId<PersonId>(),
        ReceivedAt: optionalInstant,
        ReceivedBy: optionalId<PersonId>(),
      })
      .transform((row) =>
        present({
          id: row.Key, childId: row.ChildId, fromSchoolId: row.FromSchool, toSchoolId: row.ToSchool, toChildId: row.ToChildId,
          planId: row.PlanId, planVersion: row.PlanVersion, state: row.HandoverState, movesOn: row.MovesOn,
          sentAt: row.SentAt, sentBy: row.SentBy, acceptedAt: row.ReceivedAt, acceptedBy: row.ReceivedBy,
        }),
      ),
});

function instantField(value: string | undefined): string | null {
  return value === undefined ? null : toSharePointInstant(value);
}
