import { z } from "zod";
import type { Row, Store } from "../store/store";
import { AdminFailure } from "./admin-failure";

const guid = z.guid().transform((id) => id.toLowerCase());

/** A class as an administrator enters it. */
export const classBody = z.strictObject({
  displayName: z.string().min(1),
  schoolId: guid,
  grade: z.string().default(""),
  hiddenMembership: z.boolean().default(false),
  teacherIds: z.array(guid).default([]),
  pupilIds: z.array(guid).default([]),
});

/** Many classes at once. */
export const classesBatch = z.strictObject({ value: z.array(z.strictObject({ id: guid, ...classBody.shape })).max(1000) });

/** A class to be kept. */
export type ClassToKeep = z.output<typeof classBody> & { readonly id: string };

/** Whether somebody teaches a class or learns in it. */
export type ClassRole = "teachers" | "pupils";

interface ClassRow extends Row {
  readonly id: string;
  readonly display_name: string;
  readonly school_id: string | null;
  readonly grade: string;
  readonly hidden_membership: boolean;
  readonly teacher_ids: readonly string[];
  readonly pupil_ids: readonly string[];
}

/** Classes by name, or those with the given ids only. */
export async function listClasses(store: Store, ids?: readonly string[]): Promise<readonly ClassToKeep[]> {
  const rows = await store.query<ClassRow>(
    `select c.*,
       array(select m.person_id from class_people m where m.class_id = c.id and m.teaches order by m.person_id) as teacher_ids,
       array(select m.person_id from class_people m where m.class_id = c.id and not m.teaches order by m.person_id) as pupil_ids
     from classes c where not c.removed and ($1::text[] is null or c.id = any($1)) order by c.display_name, c.id`,
    [ids ?? null],
  );
  return rows.map((row) => ({
    id: row.id,
    displayName: row.display_name,
    schoolId: row.school_id ?? "",
    grade: row.grade,
    hiddenMembership: row.hidden_membership,
    teacherIds: [...row.teacher_ids],
    pupilIds: [...row.pupil_ids],
  }));
}

/**
 * Makes classes or replaces them together with who is in them.
 *
 * @throws {AdminFailure} when a school or a person is unknown, or somebody is both teacher and pupil of a class.
 */
export async function keepClasses(transaction: Store, classes: readonly ClassToKeep[]): Promise<void> {
  await refuseUnknown(transaction, "schools", classes.map(({ schoolId }) => schoolId));
  await refuseUnknown(transaction, "people", classes.flatMap(({ teacherIds, pupilIds }) => [...teacherIds, ...pupilIds]));
  if (classes.some(({ teacherIds, pupilIds }) => pupilIds.some((id) => teacherIds.includes(id)))) {
    throw new AdminFailure(400, "pupilIds: somebody cannot be teacher and pupil of one class.");
  }
  const rows = JSON.stringify(classes);
  const ids = classes.map(({ id }) => id);
  await transaction.query(
    `insert into classes (id, school_id, display_name, grade, hidden_membership)
     select id, "schoolId", "displayName", grade, "hiddenMembership"
     from jsonb_to_recordset($1::jsonb) as class(id text, "schoolId" text, "displayName" text, grade text, "hiddenMembership" boolean)
     on conflict (id) do update set school_id = excluded.school_id, display_name = excluded.display_name, grade = excluded.grade,
       hidden_membership = excluded.hidden_membership, removed = false, change = nextval('change_number')`,
    [rows],
  );
  // Only who really comes and goes is touched: the database marks every join and leave for the readers of changes.
  const wanted = JSON.stringify(classes.flatMap(({ id, teacherIds, pupilIds }) => [
    ...teacherIds.map((personId) => ({ id, personId, teaches: true })),
    ...pupilIds.map((personId) => ({ id, personId, teaches: false })),
  ]));
  const WANTED = `select distinct id, "personId", teaches from jsonb_to_recordset($1::jsonb) as wanted(id text, "personId" text, teaches boolean)`;
  await transaction.query(`delete from class_people where class_id = any($2) and (class_id, person_id) not in (select id, "personId" from (${WANTED}) kept)`, [wanted, ids]);
  await transaction.query(
    `insert into class_people (class_id, person_id, teaches) ${WANTED}
     on conflict (class_id, person_id) do update set teaches = excluded.teaches where class_people.teaches <> excluded.teaches`,
    [wanted],
  );
}

/** Removes a class and empties it. @throws {AdminFailure} when there is none with this id. */
export async function removeClass(transaction: Store, classId: string): Promise<void> {
  const removed = await transaction.query("update classes set removed = true, change = nextval('change_number') where id = $1 and not removed returning id", [classId]);
  if (removed.length === 0) throw new AdminFailure(404, "No class has this id.");
  await transaction.query("delete from class_people where class_id = $1", [classId]);
}

/** Lets somebody join a class; who was in it in the other role changes role. @throws {AdminFailure} when either is unknown. */
export async function joinClass(transaction: Store, classId: string, { personId, role }: { readonly personId: string; readonly role: ClassRole }): Promise<void> {
  await refuseUnknownClass(transaction, classId);
  if (!(await areKnown(transaction, "people", [personId]))) throw new AdminFailure(404, "Nobody has this id.");
  await transaction.query(
    `insert into class_people (class_id, person_id, teaches) values ($1, $2, $3)
     on conflict (class_id, person_id) do update set teaches = excluded.teaches where class_people.teaches <> excluded.teaches`,
    [classId, personId, role === "teachers"],
  );
}

/** Lets somebody leave a class; nothing happens when they are not in it in this role. @throws {AdminFailure} when the class is unknown. */
export async function leaveClass(transaction: Store, classId: string, { personId, role }: { readonly personId: string; readonly role: ClassRole }): Promise<void> {
  await refuseUnknownClass(transaction, classId);
  await transaction.query("delete from class_people where class_id = $1 and person_id = $2 and teaches = $3", [classId, personId, role === "teachers"]);
}

async function refuseUnknown(transaction: Store, table: "schools" | "people", ids: readonly string[]): Promise<void> {
  if (!(await areKnown(transaction, table, ids))) throw new AdminFailure(400, `${table}: an id is unknown.`);
}

async function refuseUnknownClass(transaction: Store, classId: string): Promise<void> {
  if (!(await areKnown(transaction, "classes", [classId]))) throw new AdminFailure(404, "No class has this id.");
}

async function areKnown(transaction: Store, table: "schools" | "people" | "classes", ids: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(ids)];
  const known = await transaction.query(`select id from ${table} where not removed and id = any($1)`, [wanted]);
  return known.length === wanted.length;
}
