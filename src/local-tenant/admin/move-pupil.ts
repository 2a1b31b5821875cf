import { z } from "zod";
import type { Store } from "../store/store";
import { AdminFailure } from "./admin-failure";

/** Where a pupil goes. */
export const moveBody = z.strictObject({ classId: z.guid().transform((id) => id.toLowerCase()) });

/**
 * Moves a pupil to one class and its school, and out of every other, as a registrar does when a child changes school.
 * The rosters tell of it in every class that the pupil leaves and in the one they join.
 *
 * @throws {AdminFailure} when nobody, or no class, has this id, or the person is no pupil.
 */
export async function movePupil(transaction: Store, personId: string, { classId }: z.output<typeof moveBody>): Promise<void> {
  const [person] = await transaction.query<{ primary_role: string }>("select primary_role from people where id = $1 and not removed", [personId]);
  if (person === undefined) throw new AdminFailure(404, "Nobody has this id.");
  if (person.primary_role !== "student") throw new AdminFailure(400, "Only a pupil can be moved.");
  const [joined] = await transaction.query<{ school_id: string }>("select school_id from classes where id = $1 and not removed", [classId]);
  if (joined === undefined) throw new AdminFailure(400, "classId: no class has this id.");
  await transaction.query(
    "update classes set change = nextval('change_number') where id = $2 or id in (select class_id from class_people where person_id = $1)",
    [personId, classId],
  );
  await transaction.query("delete from class_people where person_id = $1", [personId]);
  await transaction.query("insert into class_people (class_id, person_id, teaches) values ($1, $2, false)", [classId, personId]);
  await transaction.query("delete from school_people where person_id = $1", [personId]);
  await transaction.query("insert into school_people (school_id, person_id) values ($1, $2)", [joined.school_id, personId]);
  await transaction.query("update people set change = nextval('change_number') where id = $1", [personId]);
}
