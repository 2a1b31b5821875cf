import { z } from "zod";
import { type Child, initials, NEED_TYPES, STAGES } from "../../domain/child";
import type { ChildId, ClassId, PersonId } from "../../domain/ids";
import { STAFF_ROLES, type StaffRow } from "../../domain/staff";
import { TEAM_ROLES, type TeamMember } from "../../domain/team";
import { day, dayField, id, ids, optionalDay, optionalId, text, textField } from "./field-shapes";
import { present, rowMapping } from "./row-mapping";

/** Rows of the register. */
export const childRows = rowMapping<Child>({
  title: (child) => `${initials(child)}, year ${child.yearGroup}`,
  fields: (child) => ({
    EntraId: textField(child.entraId),
    GivenName: child.givenName,
    FamilyName: child.familyName,
    YearGroup: child.yearGroup,
    DateOfBirth: dayField(child.dateOfBirth),
    ClassIds: textField(child.classIds.join(";")),
    Stage: child.stage,
    NeedType: child.needType,
    Strengths: textField(child.strengths),
    LeftOn: dayField(child.leftOn),
  }),
  shape: ({ id: schoolId, timeZone }) =>
    z
      .object({
        Key: id<ChildId>(),
        EntraId: optionalId<PersonId>(),
        GivenName: z.string().min(1),
        FamilyName: text,
        YearGroup: z.string().min(1),
        DateOfBirth: optionalDay(timeZone),
        ClassIds: ids<ClassId>(),
        Stage: z.enum(STAGES),
        NeedType: z.enum(NEED_TYPES),
        Strengths: text,
        LeftOn: optionalDay(timeZone),
      })
      .transform((row) =>
        present({
          id: row.Key,
          schoolId,
          entraId: row.EntraId,
          givenName: row.GivenName,
          familyName: row.FamilyName,
          yearGroup: row.YearGroup,
          dateOfBirth: row.DateOfBirth,
          classIds: row.ClassIds,
          stage: row.Stage,
          needType: row.NeedType,
          strengths: row.Strengths,
          leftOn: row.LeftOn,
        }),
      ),
});

/** Rows that name who works with a child. */
export const teamRows = rowMapping<TeamMember>({
  title: (member) => member.role,
  fields: (member) => ({
    ChildId: member.childId,
    PersonId: member.personId,
    Role: member.role,
    Reason: textField(member.reason),
    FromDay: dayField(member.from),
    UntilDay: dayField(member.until),
  }),
  shape: ({ timeZone }) =>
    z
      .object({
        Key: id<string>(),
        ChildId: id<ChildId>(),
        PersonId: id<PersonId>(),
        Role: z.enum(TEAM_ROLES),
        Reason: text,
        FromDay: day(timeZone),
        UntilDay: optionalDay(timeZone),
      })
      .transform((row) =>
        present({ id: row.Key, childId: row.ChildId, personId: row.PersonId, role: row.Role, reason: row.Reason, from: row.FromDay, until: row.UntilDay }),
      ),
});

/** Rows that name staff and what they are in the school. */
export const settingsRows = rowMapping<StaffRow>({
  title: (row) => row.role,
  fields: (row) => ({ PersonId: row.personId, Role: row.role, FromDay: dayField(row.from), UntilDay: dayField(row.until) }),
  shape: ({ id: schoolId, timeZone }) =>
    z
      .object({ Key: id<string>(), PersonId: id<PersonId>(), Role: z.enum(STAFF_ROLES), FromDay: day(timeZone), UntilDay: optionalDay(timeZone) })
      .transform((row) => present({ id: row.Key, personId: row.PersonId, schoolId, role: row.Role, from: row.FromDay, until: row.UntilDay })),
});
