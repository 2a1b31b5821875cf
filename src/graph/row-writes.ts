import { InvalidError, MisshapenError, NotFoundError, StaleError, type Subject } from "../application/errors";
import type { Clock, Kept, Revision, School } from "../application/ports";
import type { PersonId } from "../domain/ids";
import { keyOf } from "../domain/record-key";
import type { ListName, RecordOf } from "../domain/records";
import { carryOut } from "./carry-out";
import type { GraphConnection } from "./graph-connection";
import { failureKind, naming, translateGraphError, unlessMissing } from "./graph-failure";
import type { ListAddresses } from "./list-addresses";
import { readPages } from "./pages";
import { type RowItem, rowItem, writtenRow } from "./row-item";
import type { Fields } from "./rows/field-shapes";
import { type Change, rowReader, toFields } from "./rows/rows";

/** What writing rows needs from outside. */
export interface RowWriteParts {
  readonly graph: GraphConnection;
  readonly addresses: ListAddresses;
  readonly clock: Pick<Clock, "now">;
}

/** A record to be written, and who changed it. */
export interface WriteOrder<L extends ListName> {
  readonly school: School;
  readonly list: L;
  readonly record: RecordOf[L];
  readonly changedBy: PersonId;
}

/** One record on its way to its row. */
export interface RowWrite<L extends ListName> extends WriteOrder<L> {
  readonly change: Change;
  readonly key: string;
  /** Path of the list's items in Graph. */
  readonly items: string;
  readonly subject: Subject;
}

/** Makes a write ready: finds its list, and says when it happens. */
export async function prepareWrite<L extends ListName>(parts: RowWriteParts, order: WriteOrder<L>): Promise<RowWrite<L>> {
  const key = keyOf(order.list, order.record);
  return {
    ...order,
    key,
    change: { changedBy: order.changedBy, changedAt: parts.clock.now() },
    items: await parts.addresses.itemsOf(order.school, order.list),
    subject: { kind: "row", id: `${order.list} ${key}` },
  };
}

/** Makes sure that the row exists: a conflict or an uncertain outcome is looked up by key. */
export function createRow<L extends ListName>(parts: RowWriteParts, write: RowWrite<L>): Promise<Kept<RecordOf[L]>> {
  const fields = withoutEmpty(toFields(write.list, write.record, write.change));
  return carryOut(
    {
      attempt: async () => keptRow(write, rowItem.parse(await parts.graph.post(write.items, { fields }))),
      settle: async (error) => {
        const kind = failureKind(error);
        if (kind !== "uncertain" && kind !== "conflict" && kind !== "invalid") throw translateGraphError(error, write.subject);
        if (kind === "invalid") await checkShape(parts, write);
        const found = await findRow(parts.graph, write);
        if (found !== undefined) return keptRow(write, found);
        if (kind === "invalid") throw refusedRow(write, error);
        return undefined;
      },
    },
    parts.graph.patience,
  );
}

/** Writes over the revision that was read and no other: an uncertain outcome is looked up by what the row now holds. */
export function replaceRow<L extends ListName>(
  parts: RowWriteParts,
  write: RowWrite<L>,
  row: { readonly id: string; readonly revision: Revision },
): Promise<Kept<RecordOf[L]>> {
  const path = `${write.items}/${row.id}`;
  const fields = toFields(write.list, write.record, write.change);
  return carryOut(
    {
      attempt: async () => {
        const answer = await parts.graph.patch(`${path}/fields`, fields, row.revision);
        return keptRow(write, writtenRow(row.id, answer) ?? (await readRow(parts.graph, write.subject, path)));
      },
      settle: async (error) => {
        const kind = failureKind(error);
        if (kind === "invalid") {
          await checkShape(parts, write);
          throw refusedRow(write, error);
        }
        if (kind !== "uncertain" && kind !== "stale") throw translateGraphError(error, write.subject);
        // An attempt before this one may be what made the row move on.
        const now = await readRow(parts.graph, write.subject, path);
        if (holds(write, now)) return keptRow(write, now);
        if (kind === "stale" || now.revision !== row.revision) throw new StaleError(write.subject, { cause: error });
        return undefined;
      },
    },
    parts.graph.patience,
  );
}

/** The row that has the key; `undefined` when there is none. */
export async function findRow(graph: GraphConnection, write: Pick<RowWrite<ListName>, "items" | "key" | "subject">): Promise<RowItem | undefined> {
  const filter = encodeURIComponent(`fields/Key eq '${write.key.replaceAll("'", "''")}'`);
  const { all } = await naming(write.subject, readPages(graph, `${write.items}?$expand=fields&$filter=${filter}`, rowItem));
  return all[0];
}

async function readRow(graph: GraphConnection, subject: Subject, path: string): Promise<RowItem> {
  const answer = await naming(subject, unlessMissing(graph.get(`${path}?$expand=fields`)));
  if (answer === undefined) throw new NotFoundError(subject);
  return rowItem.parse(answer);
}

/** Whether the row already holds exactly what this write would make it hold: then the write was carried out. */
function holds<L extends ListName>(write: RowWrite<L>, row: RowItem): boolean {
  const { changedBy, changedAt } = write.change;
  const read = rowReader(write.list, write.school)(row.fields);
  if (read.kind !== "kept" || row.fields["ChangedBy"] !== changedBy) return false;
  if (Date.parse(String(row.fields["ChangedAt"])) !== Math.floor(Date.parse(changedAt) / 1000) * 1000) return false;
  return JSON.stringify(toFields(write.list, read.record, write.change)) === JSON.stringify(toFields(write.list, write.record, write.change));
}

/** A refused write often means that a column was altered: looks at the list afresh, which fails when one is missing. */
async function checkShape<L extends ListName>(parts: RowWriteParts, write: RowWrite<L>): Promise<void> {
  parts.addresses.forget(write.school, write.list);
  await parts.addresses.itemsOf(write.school, write.list);
}

function refusedRow<L extends ListName>(write: RowWrite<L>, error: unknown): InvalidError {
  return new InvalidError(write.subject, ["Microsoft 365 refused the row"], { cause: error });
}

function keptRow<L extends ListName>(write: RowWrite<L>, row: RowItem): Kept<RecordOf[L]> {
  const read = rowReader(write.list, write.school)(row.fields);
  if (read.kind === "needs-mending") throw new MisshapenError(write.subject, read.problems);
  return { record: read.record, revision: row.revision };
}

function withoutEmpty(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
