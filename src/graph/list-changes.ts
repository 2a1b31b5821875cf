import { MisshapenError, type Subject } from "../application/errors";
import type { ListChanges, RowChange, School } from "../application/ports";
import type { ListName } from "../domain/records";
import type { GraphConnection } from "./graph-connection";
import { failureKind, translateGraphError } from "./graph-failure";
import type { ListAddresses } from "./list-addresses";
import { readPages } from "./pages";
import { type RowItem, rowItem } from "./row-item";
import { type ReadRow, rowReader } from "./rows/rows";

/** Which list's changes are read. */
export interface FollowedList<L extends ListName> {
  readonly school: School;
  readonly list: L;
}

/** Reads what changed in a list since `cursor`; the whole list when there is none, or when it has expired. */
export async function readListChanges<L extends ListName>(
  parts: { readonly graph: GraphConnection; readonly addresses: ListAddresses },
  followed: FollowedList<L>,
  cursor: string | undefined,
): Promise<ListChanges<L>> {
  const { school, list } = followed;
  const subject: Subject = { kind: "list", id: list };
  const start = `${await parts.addresses.itemsOf(school, list)}/delta?$expand=fields`;
  try {
    const { all, deltaLink } = await readPages(parts.graph, cursor ?? start, rowItem);
    if (deltaLink === undefined) throw new MisshapenError(subject, ["its changes cannot be followed"]);
    const read = rowReader(list, school);
    return { rows: all.map((row) => rowChange(row, read(row.fields))), cursor: deltaLink, fromTheStart: cursor === undefined };
  } catch (error) {
    const kind = failureKind(error);
    if (kind === undefined) throw error;
    if (kind === "missing") parts.addresses.forget(school, list);
    // The cursor has expired, or the list was made anew: everything is read again.
    if (cursor !== undefined && (kind === "gone" || kind === "missing")) return readListChanges(parts, followed, undefined);
    throw translateGraphError(error, subject);
  }
}

function rowChange<L extends ListName>(row: RowItem, read: ReadRow<L>): RowChange<L> {
  if (row.deleted) return { kind: "removed", rowId: row.id };
  return { ...read, rowId: row.id, revision: row.revision };
}
