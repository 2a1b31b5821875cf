import { mayAct } from "../domain/access/may-act";
import { childStandings } from "../domain/access/standings";
import type { Child } from "../domain/child";
import type { PersonId } from "../domain/ids";
import { type RosterClass, classesOf, teamOf } from "../domain/team";
import type { StaffSchool } from "./who-is-asking";

/** Whether the person teaches the class or is on the team of a child in it: then it is one of theirs. */
export function worksInClass(personId: PersonId, one: RosterClass, { place, children }: { place: StaffSchool; children: readonly Child[] }): boolean {
  return one.teacherIds.includes(personId) || childrenIn(one, children, place).some((child) => isOnTeam(personId, child, place));
}

/** The children of a class whose plans the person may read. */
export function readableChildren(personId: PersonId, one: RosterClass, { place, children }: { place: StaffSchool; children: readonly Child[] }): readonly Child[] {
  return childrenIn(one, children, place).filter((child) => mayAct(childStandings(personId, child, place), "read", "plan"));
}

function childrenIn(one: RosterClass, children: readonly Child[], { facts }: StaffSchool): readonly Child[] {
  return children.filter((child) => classesOf(child, facts.roster).some(({ id }) => id === one.id));
}

/** Through a Team row: a teacher of the child's other class is not for that in this one. */
function isOnTeam(personId: PersonId, child: Child, { facts, today }: StaffSchool): boolean {
  return (
    teamOf(child, facts, today).some((relation) => relation.personId === personId && relation.roles.length > 0) &&
    mayAct(childStandings(personId, child, { facts, today }), "read", "plan")
  );
}
