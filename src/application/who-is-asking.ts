import { type SchoolFacts, type Standing, schoolStandings } from "../domain/access";
import type { PersonId } from "../domain/ids";
import type { LocalDate } from "../domain/local-date";
import { NotAllowedError } from "./errors";
import type { School } from "./ports";
import { readSchoolFacts } from "./school-facts";
import type { KnowsPeople } from "./services";

/** One school in which the person is staff, with everything that decides what they may see there today. */
export interface StaffSchool {
  readonly school: School;
  readonly facts: SchoolFacts;
  readonly standings: readonly Standing[];
  readonly today: LocalDate;
}

/** A signed-in member of staff. */
export interface Asking {
  readonly personId: PersonId;
  /** Never empty. */
  readonly schools: readonly StaffSchool[];
}

/**
 * Says in which schools the signed-in person is staff today.
 *
 * @throws {NotAllowedError} a pupil of any school, and everybody whom no school knows.
 */
export async function whoIsAsking(personId: PersonId, services: KnowsPeople): Promise<Asking> {
  const known = await Promise.all(
    services.schools.map(async (school): Promise<StaffSchool> => {
      const facts = await readSchoolFacts(school, services);
      const today = services.clock.today(school.timeZone);
      return { school, facts, today, standings: schoolStandings(personId, facts, today) };
    }),
  );
  const schools = known.filter(({ standings }) => !standings.includes("stranger"));
  if (schools.length === 0 || schools.some(({ standings }) => standings.includes("pupil"))) {
    throw new NotAllowedError("read", { kind: "school", id: "any" });
  }
  return { personId, schools };
}
