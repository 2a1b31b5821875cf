import { type Child, hasLeft } from "./child";
import type { ChildId, ClassId, PersonId } from "./ids";
import { type DaySpan, type LocalDate, spanHolds } from "./local-date";

/** Why somebody who is not a teacher of the child's classes works with the child. */
export const TEAM_ROLES = ["assistant", "midday", "cover", "specialist", "plan-lead"] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];

/** A person added to a child's team by the SENCO (a Team row). */
export interface TeamMember extends DaySpan {
  readonly id: string;
  readonly childId: ChildId;
  readonly personId: PersonId;
  readonly role: TeamRole;
  readonly reason: string;
}

/** A class as the roster tells it now. */
export interface RosterClass {
  readonly id: ClassId;
  readonly name: string;
  readonly teacherIds: readonly PersonId[];
  readonly pupilIds: readonly PersonId[];
}

/** How one person works with one child: through which classes and which Team rows. */
export interface WorkingRelation {
  readonly personId: PersonId;
  readonly classIds: readonly ClassId[];
  readonly roles: readonly TeamRole[];
}

/** The classes a child is in: those that the roster says hold the child's account, and those set by hand (R49). */
export function classesOf(child: Child, roster: readonly RosterClass[]): readonly RosterClass[] {
  return roster.filter(
    (one) => child.classIds.includes(one.id) || (child.entraId !== undefined && one.pupilIds.includes(child.entraId)),
  );
}

/** Whether an account is a pupil's: one that some class has among its pupils and that does not teach that class. Class Teams hold the children themselves. */
export function isPupil(personId: PersonId, roster: readonly RosterClass[]): boolean {
  return roster.some((one) => one.pupilIds.includes(personId) && !one.teacherIds.includes(personId));
}

/**
 * Everybody who works with the child on `today`, each once: teachers of the child's classes and current Team rows (R02, R49).
 *
 * An empty result for a child with a plan is a red alert: nobody would be told. Nobody works with a child who has left, and
 * a Team row makes no pupil a member of staff.
 */
export function teamOf(
  child: Child,
  known: { readonly roster: readonly RosterClass[]; readonly members: readonly TeamMember[] },
  today: LocalDate,
): readonly WorkingRelation[] {
  if (hasLeft(child, today)) return [];
  const relations = new Map<PersonId, { classIds: ClassId[]; roles: TeamRole[] }>();
  const relationOf = (personId: PersonId) => {
    const found = relations.get(personId) ?? { classIds: [], roles: [] };
    relations.set(personId, found);
    return found;
  };
  for (const one of classesOf(child, known.roster)) {
    for (const teacherId of one.teacherIds) relationOf(teacherId).classIds.push(one.id);
  }
  for (const member of known.members) {
    if (member.childId === child.id && spanHolds(member, today) && !isPupil(member.personId, known.roster)) relationOf(member.personId).roles.push(member.role);
  }
  return [...relations].map(([personId, { classIds, roles }]) => ({ personId, classIds, roles }));
}
