import { InvalidError, MisshapenError, NotFoundError, StaleError, type Subject, UnavailableError } from "../application/errors";
import type { Clock, Kept, ListChanges, Lists, Revision, RowChange, School } from "../application/ports";
import type { PersonId } from "../domain/ids";
import { keyOf } from "../domain/record-key";
import type { ListName, RecordOf } from "../domain/records";
import type { GraphConnection } from "./graph-connection";
import { failureKind, naming, translateGraphError, unlessMissing } from "./graph-failure";
import type { ListAddresses } from "./list-addresses";
import { readPages } from "./pages";
import { type RowItem, rowItem, writtenRow } from "./row-item";
import type { Fields } from "./rows/field-shapes";
import { type Change, type ReadRow, rowReader, toFields } from "./rows/rows";

/** What the lists need from outside. */
export interface ListsParts {
  readonly graph: GraphConnection;
  readonly addresses: ListAddresses;
  readonly clock: Pick<Clock, "now">;
  /** Waits before something is tried again. */
  readonly pause: (seconds: number) => Promise<void>;
}

/** Seconds to wait before the second and the third attempt at a write. */
const WAITS_SECONDS = [1, 3];

/** Keeps records as rows of the school's SharePoint lists. */
export function createLists(parts: ListsParts): Lists {
  const rowIds = new Map<string, string>();
  return {
    async create<L extends ListName>(...[school, list, record, changedBy]: CreateArguments<L>) {
      const write = await writing(parts, { school, list, record, changedBy });
      return createRow(parts, write);
    },
    async replace<L extends ListName>(...[school, list, record, revision, changedBy]: ReplaceArguments<L>) {
      const write = await writing(parts, { school, list, record, changedBy });
      const rowKey = `${write.items} ${write.key}`;
      const known = rowIds.get(rowKey);
      const rowId = known ?? (await findRow(parts.graph, write))?.id;
      if (rowId === undefined) throw new NotFoundError(write.subject);
      rowIds.set(rowKey, rowId);
      try {
        return await replaceRow(parts, write, { id: rowId, revision });
      } catch (error) {
        if (error instanceof NotFoundError) rowIds.delete(rowKey);
        throw error;
      }
    },
    changes: (school, list, cursor) => readChanges(parts, { school, list }, cursor),
  };
}

type CreateArguments<L extends ListName> = readonly [school: School, list: L, record: RecordOf[L], changedBy: PersonId];
type ReplaceArguments<L extends ListName> = readonly [school: School, list: L, record: RecordOf[L], revision: Revision, changedBy: PersonId];

/** One record on its way to its row. */
interface Write<L extends ListName> {
  readonly school: School;
  readonly list: L;
  readonly record: RecordOf[L];
  readonly change: Change;
  readonly key: string;
  readonly items: string;
  readonly subject: Subject;
}

type WriteOrder<L extends ListName> = Pick<Write<L>, "school" | "list" | "record"> & { readonly changedBy: PersonId };

async function writing<L extends ListName>(parts: ListsParts, order: WriteOrder<L>): Promise<Write<L>> {
  const { school, list, record, changedBy } = order;
  const key = keyOf(list, record);
  return {
    school, list, record, key,
    change: { changedBy, changedAt: parts.clock.now() },
    items: await parts.addresses.itemsOf(school, list),
    subject: { kind: "row", id: `${list} ${key}` },
  };
}

async function createRow<L extends ListName>(parts: ListsParts, write: Write<L>): Promise<Kept<RecordOf[L]>> {
  const fields = withoutEmpty(toFields(write.list, write.record, write.change));
  for (const waitSeconds of [...WAITS_SECONDS, undefined]) {
    try {
      return keptRow(write, rowItem.parse(await parts.graph.post(write.items, { fields })));
    } catch (error) {
      const kind = failureKind(error);
      if (kind !== "uncertain" && kind !== "conflict" && kind !== "invalid") throw translateGraphError(error, write.subject);
      const found = await findRow(parts.graph, write);
      if (found !== undefined) return keptRow(write, found);
      if (kind === "invalid") return await explainRefusal(parts, write, error);
      if (waitSeconds === undefined) throw translateGraphError(error, write.subject);
      await parts.pause(waitSeconds);
    }
  }
  throw new UnavailableError(WAITS_SECONDS[0] ?? 1);
}

async function replaceRow<L extends ListName>(parts: ListsParts, write: Write<L>, row: { id: string; revision: Revision }): Promise<Kept<RecordOf[L]>> {
  const path = `${write.items}/${row.id}`;
  for (const waitSeconds of [...WAITS_SECONDS, undefined]) {
    try {
      const answer = await parts.graph.patch(`${path}/fields`, toFields(write.list, write.record, write.change), row.revision);
      return keptRow(write, writtenRow(row.id, answer) ?? (await readRow(parts.graph, write.subject, path)));
    } catch (error) {
      const kind = failureKind(error);
      if (kind === "invalid") return await explainRefusal(parts, write, error);
      if (kind !== "uncertain") throw kind === undefined ? error : translateGraphError(error, write.subject);
      const now = await readRow(parts.graph, write.subject, path);
      if (holds(write, now)) return keptRow(write, now);
      if (now.revision !== row.revision) throw new StaleError(write.subject, { cause: error });
      if (waitSeconds === undefined) throw translateGraphError(error, write.subject);
      await parts.pause(waitSeconds);
    }
  }
  throw new UnavailableError(WAITS_SECONDS[0] ?? 1);
}

/** Whether the row already holds exactly what this write would make it hold: then the write was carried out. */
function holds<L extends ListName>(write: Write<L>, row: RowItem): boolean {
  const { changedBy, changedAt } = write.change;
  const read = rowReader(write.list, write.school)(row.fields);
  if (read.kind !== "kept" || row.fields["ChangedBy"] !== changedBy) return false;
  if (Date.parse(String(row.fields["ChangedAt"])) !== Math.floor(Date.parse(changedAt) / 1000) * 1000) return false;
  return JSON.stringify(toFields(write.list, read.record, write.change)) === JSON.stringify(toFields(write.list, write.record, write.change));
}

/** A refused write means that a column was altered or removed, or that the row itself cannot be kept. */
async function explainRefusal<L extends ListName>(parts: ListsParts, write: Write<L>, error: unknown): Promise<never> {
  parts.addresses.forget(write.school, write.list);
  await parts.addresses.itemsOf(write.school, write.list);
  throw new InvalidError(write.subject, ["Microsoft 365 refused the row"], { cause: error });
}

async function findRow<L extends ListName>(graph: GraphConnection, write: Write<L>): Promise<RowItem | undefined> {
  const filter = encodeURIComponent(`fields/Key eq '${write.key.replaceAll("'", "''")}'`);
  const { all } = await naming(write.subject, readPages(graph, `${write.items}?$expand=fields&$filter=${filter}`, rowItem));
  return all[0];
}

async function readRow(graph: GraphConnection, subject: Subject, path: string): Promise<RowItem> {
  const answer = await naming(subject, unlessMissing(graph.get(`${path}?$expand=fields`)));
  if (answer === undefined) throw new NotFoundError(subject);
  return rowItem.parse(answer);
}

function keptRow<L extends ListName>(write: Pick<Write<L>, "list" | "school" | "subject">, row: RowItem): Kept<RecordOf[L]> {
  const read = rowReader(write.list, write.school)(row.fields);
  if (read.kind === "needs-mending") throw new MisshapenError(write.subject, read.problems);
  return { record: read.record, revision: row.revision };
}

function withoutEmpty(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

async function readChanges<L extends ListName>(
  parts: ListsParts,
  from: { readonly school: School; readonly list: L },
  cursor: string | undefined,
): Promise<ListChanges<L>> {
  const { school, list } = from;
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
    // The cursor has expired, or the list was made anew: everything is read again.
    if (cursor !== undefined && (kind === "gone" || kind === "missing")) {
      parts.addresses.forget(school, list);
      return readChanges(parts, from, undefined);
    }
    if (kind === "missing") parts.addresses.forget(school, list);
    throw translateGraphError(error, subject);
  }
}

function rowChange<L extends ListName>(row: RowItem, read: ReadRow<L>): RowChange<L> {
  if (row.deleted) return { kind: "removed", rowId: row.id };
  return { ...read, rowId: row.id, revision: row.revision };
}
