import type { Child } from "./child";
import type { PersonId, SchoolId } from "./ids";
import { type LocalDate, spanHolds } from "./local-date";
import type { StaffRole, StaffRow } from "./staff";
import { type RosterClass, type TeamMember, teamOf } from "./team";

/** What a person is to one child, or to the school when no child is meant. A person may be several at once. */
export const STANDINGS = [
  "senco", "head", "class-teacher", "plan-lead", "assistant", "cover", "specialist", "other-staff", "it-administrator", "pupil", "stranger",
] as const;
export type Standing = (typeof STANDINGS)[number];

/** Kinds of record that somebody may ask for. `register` is the school's whole caseload. */
export const RECORD_KINDS = ["register", "child", "plan", "draft", "progress", "team", "folder", "classes", "review", "acknowledgement", "handover"] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** What may be done to a record. */
export const ACTIONS = ["read", "write", "withdraw"] as const;
export type Action = (typeof ACTIONS)[number];

type Grants = Readonly<Partial<Record<RecordKind, readonly Action[]>>>;

const READS_THE_CHILD: Grants = { child: ["read"], plan: ["read"], progress: ["read", "write", "withdraw"], team: ["read"], acknowledgement: ["write"] };

/**
 * What each standing grants. This table is the only place that grants anything: screens, API, jobs and
 * repositories all ask `mayAct`. A standing that is not named here grants nothing, and pupils and strangers
 * are named to grant nothing on purpose. Source: `docs/architecture.md`, "Who may write what".
 */
const GRANTS: Readonly<Record<Standing, Grants>> = {
  senco: {
    ...READS_THE_CHILD, register: ["read"], plan: ["read", "write"], draft: ["read", "write"], folder: ["read"], classes: ["read"],
    review: ["read", "write"], acknowledgement: ["read", "write"], handover: ["read", "write"],
  },
  head: { register: ["read"], child: ["read"], plan: ["read"], progress: ["read"], team: ["read"], classes: ["read"], review: ["read"], handover: ["read"] },
  "class-teacher": { ...READS_THE_CHILD, folder: ["read"], classes: ["read"], review: ["read", "write"] },
  "plan-lead": { ...READS_THE_CHILD, plan: ["read", "write"], draft: ["read", "write"], folder: ["read"], classes: ["read"], review: ["read", "write"] },
  assistant: { ...READS_THE_CHILD, folder: ["read"], classes: ["read"], review: ["read"] },
  cover: {},
  specialist: { ...READS_THE_CHILD },
  "other-staff": { classes: ["read"] },
  "it-administrator": {},
  pupil: {},
  stranger: {},
};

/** Whether anybody with one of these standings may do `action` to a record of this kind. */
export function mayAct(standings: readonly Standing[], action: Action, kind: RecordKind): boolean {
  if (standings.includes("pupil")) return false;
  return standings.some((standing) => GRANTS[standing][kind]?.includes(action) ?? false);
}

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
  if (facts.roster.some((one) => one.pupilIds.includes(personId) && !one.teacherIds.includes(personId))) return ["pupil"];
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
