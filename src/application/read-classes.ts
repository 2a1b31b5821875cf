import { mayAct } from "../domain/access/may-act";
import type { ClassId, PersonId } from "../domain/ids";
import { planInForce } from "../domain/plan-standing";
import { readChildRecords, recordsOf } from "./child-records";
import { readableChildren, worksInClass } from "./class-team";
import { NotAllowedError } from "./errors";
import type { KnowsPeople } from "./services";
import { type StaffSchool, whoIsAsking } from "./who-is-asking";

/** One of the person's classes. */
export interface MyClass {
  readonly id: ClassId;
  readonly name: string;
  /** Children in it whose plan in force the person may read. */
  readonly childrenWithPlans: number;
}

/**
 * Lists the classes the person teaches or helps in, by name; empty for staff who have none.
 *
 * @throws {NotAllowedError} not staff, or staff who see no classes.
 */
export async function readClasses(personId: PersonId, services: KnowsPeople): Promise<MyClass[]> {
  const { schools } = await whoIsAsking(personId, services);
  const places = schools.filter(({ standings }) => mayAct(standings, "read", "classes"));
  if (places.length === 0) throw new NotAllowedError("read classes of", { kind: "school", id: "any" });
  const classes = await Promise.all(places.map((place) => readClassesOf(personId, place, services)));
  return classes.flat().sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
}

async function readClassesOf(personId: PersonId, place: StaffSchool, services: KnowsPeople): Promise<MyClass[]> {
  const children = (await services.replica.all(place.school.id, "Children")).map((kept) => kept.record);
  const mine = place.facts.roster
    .filter((one) => worksInClass(personId, one, { place, children }))
    .map((one) => ({ one, readable: readableChildren(personId, one, { place, children }) }));
  const records = await readChildRecords(place.school.id, mine.flatMap(({ readable }) => readable.map((child) => child.id)), services);
  return mine.map(({ one, readable }) => ({
    id: one.id,
    name: one.name,
    childrenWithPlans: readable.filter((child) => planInForce(recordsOf(child.id, records).plans) !== undefined).length,
  }));
}
