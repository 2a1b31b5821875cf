import type { Child } from "../child";
import type { PersonId, SchoolId } from "../ids";
import { type LocalDate, spanHolds } from "../local-date";
import type { StaffRole, StaffRow } from "../staff";
import { type RosterClass, type TeamMember, isPupil, teamOf } from "../team";

/**
 * What a person is to one child, or to the school when no child is meant. A person may be several at once. `app` is what
 * may stand in a message that is sent before anybody has been asked who they are. Whoever has left, a parent with a guest's
 * account and everybody else whom the school does not know is a `stranger`.
 */
export const STANDINGS = [
  "senco", "head", "class-teacher", "plan-lead", "assistant", "cover", "specialist", "other-staff", "it-administrator", "pupil", "stranger", "app",
] as const;
export type Standing = (typeof STANDINGS)[number];

/** What is known about who is who in one school on one day. */
export interface SchoolFacts {
  readonly schoolId: SchoolId;
  readonly roster: readonly RosterClass[];
  readonly staff: readonly StaffRow[];
  readonly members: readonly TeamMember[];
  /** SENCOs named in the settings, so that the very first can begin. */
  readonly firstSencoIds: readonly PersonId[];
}

/**
 * What `personId` is in the school: never empty, `stranger` when nothing is known.
 *
 * An account that the roster lists as a pupil is a pupil and nothing else, whatever a row says:
 * class Teams hold the children themselves.
 */
export function schoolStandings(personId: PersonId, facts: SchoolFacts, today: LocalDate): readonly Standing[] {
  if (isPupil(personId, facts.roster)) return ["pupil"];
  const standings = new Set<Standing>();
  if (facts.firstSencoIds.includes(personId)) standings.add("senco");
  for (const row of facts.staff) {
    if (row.personId === personId && spanHolds(row, today)) standings.add(STANDING_OF_ROLE[row.role]);
  }
  const teaches = facts.roster.some((one) => one.teacherIds.includes(personId));
  const helps = facts.members.some((member) => member.personId === personId && spanHolds(member, today));
  if (teaches || helps) standings.add("other-staff");
  return standings.size === 0 ? ["stranger"] : [...standings];
}

/** The school's SENCOs on `today`, each once. */
export function sencosOf(facts: SchoolFacts, today: LocalDate): readonly PersonId[] {
  const named = facts.staff.filter((row) => row.role === "senco").map((row) => row.personId);
  return [...new Set([...facts.firstSencoIds, ...named])].filter((personId) => schoolStandings(personId, facts, today).includes("senco"));
}

/** What `personId` is to this child: the school standings and, when they work with the child, how. */
export function childStandings(
  personId: PersonId,
  child: Child,
  { facts, today }: { readonly facts: SchoolFacts; readonly today: LocalDate },
): readonly Standing[] {
  if (child.schoolId !== facts.schoolId) return ["stranger"];
  const standings = schoolStandings(personId, facts, today);
  if (standings.includes("pupil")) return standings;
  const relation = teamOf(child, facts, today).find((one) => one.personId === personId);
  if (relation === undefined) return standings;
  const taught: readonly Standing[] = relation.classIds.length > 0 ? ["class-teacher"] : [];
  const roles = relation.roles.map((role): Standing => (role === "midday" ? "assistant" : role));
  return [...new Set([...standings, ...taught, ...roles])];
}

const STANDING_OF_ROLE: Readonly<Record<StaffRole, Standing>> = {
  senco: "senco",
  head: "head",
  staff: "other-staff",
  "it-administrator": "it-administrator",
};
