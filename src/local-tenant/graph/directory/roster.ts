import { itemNotFound } from "../graph-failure";
import type { GraphCall } from "../operation";
import type { PersonRow } from "./person";

export interface SchoolRow extends Record<string, unknown> {
  readonly id: string;
  readonly display_name: string;
  readonly external_id: string;
  readonly school_number: string;
  readonly change: number | bigint;
  readonly removed: boolean;
}

export interface ClassRow extends Record<string, unknown> {
  readonly id: string;
  readonly school_id: string;
  readonly display_name: string;
  readonly grade: string;
  readonly change: number | bigint;
  readonly removed: boolean;
}

/** A school as education shows it. */
export function schoolShape(school: SchoolRow): Readonly<Record<string, unknown>> {
  return { id: school.id, displayName: school.display_name, description: "", externalId: school.external_id, externalSource: "sis", schoolNumber: school.school_number };
}

/** A class as education shows it. Its id is that of its team's group. */
export function classShape(row: ClassRow): Readonly<Record<string, unknown>> {
  return {
    id: row.id, displayName: row.display_name, mailNickname: `class-${row.id.slice(0, 8)}`, description: "", classCode: "", externalName: row.display_name, externalId: row.id,
    externalSource: "sis", grade: row.grade === "" ? null : row.grade,
  };
}


/** The condition under which a class is shown to the viewer; `$1` must be the viewer's id or null. */
export const CLASS_SHOWN = "(not c.removed and ($1::text is null or exists (select 1 from class_people v where v.class_id = c.id and v.person_id = $1)))";

/** The condition under which a school is shown to the viewer. */
export const SCHOOL_SHOWN = "(not s.removed and ($1::text is null or exists (select 1 from school_people v where v.school_id = s.id and v.person_id = $1)))";

/** The class that the call names, when the viewer may see it. */
export async function requireClass(call: GraphCall): Promise<ClassRow> {
  const rows = await call.store.query<ClassRow>(`select c.* from classes c where ${CLASS_SHOWN} and c.id = lower($2)`, [viewerOf(call), call.params["classId"]]);
  if (rows[0] === undefined) throw itemNotFound();
  return rows[0];
}

/** The school that the call names, when the viewer may see it. */
export async function requireSchool(call: GraphCall): Promise<SchoolRow> {
  const rows = await call.store.query<SchoolRow>(`select s.* from schools s where ${SCHOOL_SHOWN} and s.id = lower($2)`, [viewerOf(call), call.params["schoolId"]]);
  if (rows[0] === undefined) throw itemNotFound();
  return rows[0];
}

/** The people of a class, with teachers among its members as in Microsoft 365. */
export async function peopleOfClass(call: GraphCall, classId: string, who: "teachers" | "members"): Promise<readonly PersonRow[]> {
  return await call.store.query<PersonRow>(
    `select p.* from people p join class_people m on m.person_id = p.id where m.class_id = $1 and not p.removed and (m.teaches or $2) order by p.id`,
    [classId, who === "members"],
  );
}

/** A person's classes that the viewer may see. */
export async function classesOfPerson(call: GraphCall, personId: string, which: "all" | "taught"): Promise<readonly ClassRow[]> {
  return await call.store.query<ClassRow>(
    `select c.* from classes c join class_people m on m.class_id = c.id where ${CLASS_SHOWN} and m.person_id = $2 and (m.teaches or $3) order by c.id`,
    [viewerOf(call), personId, which === "all"],
  );
}

/** The viewer's id, or null for an application by itself, as a parameter of the conditions above. */
export function viewerOf(call: GraphCall): string | null {
  return call.caller.personId ?? null;
}
