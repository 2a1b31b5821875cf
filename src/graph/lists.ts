import { NotFoundError } from "../application/errors";
import type { Lists, Revision, School } from "../application/ports";
import type { PersonId } from "../domain/ids";
import type { ListName, RecordOf } from "../domain/records";
import { readListChanges } from "./list-changes";
import { removeRow } from "./row-removal";
import { createRow, findRow, prepareWrite, replaceRow, type RowWriteParts } from "./row-writes";

type CreateArguments<L extends ListName> = readonly [school: School, list: L, record: RecordOf[L], changedBy: PersonId];
type ReplaceArguments<L extends ListName> = readonly [school: School, list: L, record: RecordOf[L], revision: Revision, changedBy: PersonId];

/** Keeps records as rows of the school's SharePoint lists. */
export function createLists(parts: RowWriteParts): Lists {
  const rowIds = new Map<string, string>();
  return {
    async create<L extends ListName>(...[school, list, record, changedBy]: CreateArguments<L>) {
      return createRow(parts, await prepareWrite(parts, { school, list, record, changedBy }));
    },
    async replace<L extends ListName>(...[school, list, record, revision, changedBy]: ReplaceArguments<L>) {
      const write = await prepareWrite(parts, { school, list, record, changedBy });
      const rowKey = `${write.items} ${write.key}`;
      const id = rowIds.get(rowKey) ?? (await findRow(parts.graph, write))?.id;
      if (id === undefined) throw new NotFoundError(write.subject);
      rowIds.set(rowKey, id);
      try {
        return await replaceRow(parts, write, { id, revision });
      } catch (error) {
        if (error instanceof NotFoundError) rowIds.delete(rowKey);
        throw error;
      }
    },
    remove: (school, list, row) => removeRow(parts, { school, list }, row),
    changes: (school, list, cursor) => readListChanges(parts, { school, list }, cursor),
  };
}
