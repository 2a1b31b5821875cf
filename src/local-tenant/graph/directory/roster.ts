import type { SqlParameters } from "../filter/filter-sql";
import type { GraphCall } from "../operation";
import { requestDenied, resourceNotFound } from "./directory-failure";
import type { DirectoryRow } from "./directory-kind";
import { type PersonRow, requirePerson } from "./person";

/** A condition on rows of `t`, for an application none: a person sees the classes that they are in. */
export function ownClasses(call: GraphCall, parameters: SqlParameters): string {
  const { personId } = call.caller;
  return personId === undefined ? "true" : `exists (select 1 from class_people v where v.class_id = t.id and v.person_id = ${parameters.add(personId)})`;
}

/** The same of schools: a person sees those that they belong to. */
export function ownSchools(call: GraphCall, parameters: SqlParameters): string {
  const { personId } = call.caller;
  return personId === undefined ? "true" : `exists (select 1 from school_people v where v.school_id = t.id and v.person_id = ${parameters.add(personId)})`;
}

/** The same of people: a person sees themselves and whoever is in a class with them. */
export function ownPeople(call: GraphCall, parameters: SqlParameters): string {
  const { personId } = call.caller;
  if (personId === undefined) return "true";
  const viewer = parameters.add(personId);
  return `(t.id = ${viewer} or exists (select 1 from class_people a join class_people b on b.class_id = a.class_id where a.person_id = ${viewer} and b.person_id = t.id))`;
}

/** The class that the call names, when the viewer may see it. @throws {GraphFailure} 404 */
export async function requireClass(call: GraphCall): Promise<DirectoryRow> {
  return await requireShown(call, { table: "classes", id: call.params["classId"] ?? "", own: "select 1 from class_people v where v.class_id = t.id and v.person_id = $2" });
}

/** The school that the call names, when the viewer may see it. @throws {GraphFailure} 404 */
export async function requireSchool(call: GraphCall): Promise<DirectoryRow> {
  return await requireShown(call, { table: "schools", id: call.params["schoolId"] ?? "", own: "select 1 from school_people v where v.school_id = t.id and v.person_id = $2" });
}

async function requireShown(call: GraphCall, { table, id, own }: { readonly table: string; readonly id: string; readonly own: string }): Promise<DirectoryRow> {
  const rows = await call.store.query<DirectoryRow>(`select t.* from ${table} t where not t.removed and t.id = lower($1) and ($2::text is null or exists (${own}))`, [id, call.caller.personId ?? null]);
  if (rows[0] === undefined) throw resourceNotFound(id);
  return rows[0];
}

/** The person in the address, or the caller under `/education/me`; who shares no class with the caller is not found. */
export async function requireRosterPerson(call: GraphCall): Promise<PersonRow> {
  const viewer = call.caller.personId;
  const reference = call.params["userId"] ?? viewer;
  if (reference === undefined) throw requestDenied();
  const person = await requirePerson(call, reference);
  if (viewer === undefined || viewer === person.id) return person;
  const shared = await call.store.query("select 1 from class_people a join class_people b on b.class_id = a.class_id where a.person_id = $1 and b.person_id = $2 limit 1", [viewer, person.id]);
  if (shared.length === 0) throw resourceNotFound(reference);
  return person;
}
