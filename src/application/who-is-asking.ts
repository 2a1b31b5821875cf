import { type SchoolFacts, type Standing, schoolStandings } from "../domain/access/standings";
import type { PersonId } from "../domain/ids";
import type { LocalDate } from "../domain/local-date";
import { type AppError, NotAllowedError, NotFoundError, type Subject } from "./errors";
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
  /** What keeps another school, in which the person is staff too, from being answered for; `undefined` when nothing does. */
  readonly obstacle: AppError | undefined;
}

/**
 * Says in which schools the signed-in person is staff today. A school that may not be answered for yet holds back
 * only its own staff, and those whom no other school knows.
 *
 * @throws {NotAllowedError} a pupil of any school, and everybody whom no school knows.
 * @throws {NotReadyError} the person's school has not been read yet.
 * @throws {MisshapenError} the person's school lacks a list that Baton needs.
 */
export async function whoIsAsking(personId: PersonId, services: KnowsPeople): Promise<Asking> {
  const known = await Promise.all(
    services.schools.map(async (school): Promise<StaffSchool> => {
      const facts = await readSchoolFacts(school, services);
      const today = services.clock.today(school.timeZone);
      return { school, facts, today, standings: schoolStandings(personId, facts, today) };
    }),
  );
  const refusal = new NotAllowedError("read", { kind: "school", id: "any" });
  if (known.some(({ standings }) => standings.includes("pupil"))) throw refusal;
  const theirs = known.filter(({ standings }) => !standings.includes("stranger"));
  const schools = theirs.filter((place) => obstacleOf(place, services) === undefined);
  const obstacle = firstObstacle(theirs, services);
  if (schools.length === 0) throw obstacle ?? firstObstacle(known, services) ?? refusal;
  return { personId, schools, obstacle };
}

/**
 * Says that something is not there; of somebody who is staff in a school that cannot be asked yet, it says that instead.
 */
export function notFound({ obstacle }: Pick<Asking, "obstacle">, subject: Subject): AppError {
  return obstacle ?? new NotFoundError(subject);
}

function obstacleOf({ school }: StaffSchool, { readiness }: Pick<KnowsPeople, "readiness">): AppError | undefined {
  return readiness.obstacle(school.id);
}

function firstObstacle(places: readonly StaffSchool[], services: Pick<KnowsPeople, "readiness">): AppError | undefined {
  return places.map((place) => obstacleOf(place, services)).find((obstacle) => obstacle !== undefined);
}
