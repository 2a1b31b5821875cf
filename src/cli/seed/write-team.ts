import type { PersonId } from "../../domain/ids";
import { addDays, type LocalDate } from "../../domain/local-date";
import type { TeamMember, TeamRole } from "../../domain/team";
import type { CaseloadEntry, ExampleClass, ExampleSchool } from "./example-school";
import { KNOWN_PEOPLE } from "./known-people";
import { createRandom } from "./random";
import { stableId } from "./stable-id";

/** Needs whose children see the speech and language therapist. */
const THERAPY_NEEDS: readonly CaseloadEntry["need"][] = ["SLCN", "PMLD", "MSI"];

/**
 * Team rows of a child in a class: the class's assistant, the class teacher who leads on the plan, and for some a
 * therapist, a midday supervisor or somebody who covers for a fortnight. Empty for a child in no class: the example of a plan that nobody is told about.
 */
export function writeTeam(school: ExampleSchool, entry: CaseloadEntry, today: LocalDate): readonly TeamMember[] {
  const one = school.classes.find(({ id }) => id === entry.classId);
  if (one === undefined) return [];
  const member = (role: TeamRole, personId: PersonId, reason: string): TeamMember => ({
    id: stableId(entry.childId, "team", role, personId),
    childId: entry.childId,
    personId,
    role,
    reason,
    from: addDays(today, role === "cover" ? -3 : -120),
    ...(role === "cover" ? { until: addDays(today, 11) } : {}),
  });
  const random = createRandom(`team ${entry.childId}`);
  const standIn = coverFor(school, one);
  const [lead] = one.teacherIds;
  const hasLead = lead !== undefined && entry.standing !== "no-plan" && entry.standing !== "closed";
  return [
    ...(hasLead ? [member("plan-lead", lead, `Teacher of ${one.name}`)] : []),
    member("assistant", one.assistantId, `Assistant in ${one.name}`),
    ...(THERAPY_NEEDS.includes(entry.need) ? [member("specialist", KNOWN_PEOPLE.therapist.id, "Speech and language therapist of the community team")] : []),
    ...(entry.need === "SEMH" && standIn !== undefined ? [member("midday", standIn, "Plays alongside at lunchtime")] : []),
    ...(random.chance(12) && standIn !== undefined ? [member("cover", standIn, "Covers while the assistant is on a course")] : []),
  ];
}

/** An assistant of another class. */
function coverFor(school: ExampleSchool, one: ExampleClass): PersonId | undefined {
  return school.classes.map(({ assistantId }) => assistantId).find((id) => id !== one.assistantId);
}
