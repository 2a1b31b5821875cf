import { type RowQuestion, mayAct } from "../domain/access/may-act";
import type { RecordKind } from "../domain/access/record-kinds";
import type { Action } from "../domain/access/rules";
import type { PersonId, SchoolId } from "../domain/ids";
import { NotAllowedError } from "./errors";
import type { KnowsPeople } from "./services";
import { type StaffSchool, notFound, whoIsAsking } from "./who-is-asking";

/** What somebody wants to do in a school, no child being meant. */
export interface SchoolQuestion {
  readonly personId: PersonId;
  readonly schoolId: SchoolId;
  readonly action: Action;
  readonly what: RecordKind | RowQuestion;
}

/**
 * Finds a school for somebody who may do there what they ask.
 *
 * @throws {NotFoundError} the person does not work in that school.
 * @throws {NotAllowedError} not staff, or the person works there but may not do this.
 * @throws {NotReadyError} the person's school has not been read yet.
 */
export async function askForSchool({ personId, schoolId, action, what }: SchoolQuestion, services: KnowsPeople): Promise<StaffSchool> {
  const asking = await whoIsAsking(personId, services);
  const place = asking.schools.find(({ school }) => school.id === schoolId);
  if (place === undefined) throw notFound(asking, { kind: "school", id: schoolId });
  if (!mayAct(place.standings, action, what)) throw new NotAllowedError(action, { kind: "school", id: schoolId });
  return place;
}
