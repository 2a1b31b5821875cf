import type { PersonId } from "../domain/ids";
import type { ListName, RecordOf } from "../domain/records";
import { changeEntry } from "./audit-log";
import type { Kept, Revision, School } from "./ports";
import type { Services } from "./services";

/** Whose school and whose hand. */
export interface Writing {
  readonly school: School;
  readonly personId: PersonId;
}

type Writes = Pick<Services, "lists" | "replica" | "clock">;

/** Makes sure that the record's row exists and that its author reads it at once. */
export async function createRow<L extends ListName>(
  { school, personId }: Writing,
  { list, record }: { readonly list: L; readonly record: RecordOf[L] },
  { lists, replica, clock }: Writes,
): Promise<Kept<RecordOf[L]>> {
  const kept = await lists.create(school, list, record, personId);
  await replica.note(school.id, list, { ...kept, act: changeEntry(list, kept, { by: personId, doneAt: clock.now() }) });
  return kept;
}

/**
 * Writes over a row as it was read, and lets its author read it at once.
 *
 * @throws {StaleError} the row has changed since.
 */
export async function replaceRow<L extends ListName>(
  { school, personId }: Writing,
  { list, record, revision }: { readonly list: L; readonly record: RecordOf[L]; readonly revision: Revision },
  { lists, replica, clock }: Writes,
): Promise<Kept<RecordOf[L]>> {
  const kept = await lists.replace(school, list, record, revision, personId);
  await replica.note(school.id, list, { ...kept, act: changeEntry(list, kept, { by: personId, doneAt: clock.now() }) });
  return kept;
}
