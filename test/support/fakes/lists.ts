import { NotFoundError, StaleError } from "../../../src/application/errors";
import type { Kept, Lists, RowChange } from "../../../src/application/ports";
import { keyOf } from "../../../src/domain/record-key";
import type { ListName, RecordOf } from "../../../src/domain/records";

interface Row {
  readonly rowId: string;
  readonly key: string;
  readonly record: RecordOf[ListName];
  readonly revision: string;
  readonly change: number;
}

/** Lists held in memory, with the rules of the port, and what a test may do behind the product's back. */
export interface ListsInMemory extends Lists {
  /** Puts a record in as if somebody had done so in Microsoft Lists. */
  put<L extends ListName>(list: L, record: RecordOf[L]): void;
  /** Takes a row away as if somebody had done so in Microsoft Lists. */
  takeAway(list: ListName, key: string): void;
  records<L extends ListName>(list: L): readonly RecordOf[L][];
  /** One line for each write: `create Plans plan-1:1 by person-hale`. */
  readonly writes: string[];
  /** Throws from the next calls, in this order; `undefined` lets one through. */
  readonly failures: (Error | undefined)[];
}

/** Lists of one school. */
export function listsInMemory(): ListsInMemory {
  const rows = new Map<ListName, Map<string, Row>>();
  const removed: { readonly list: ListName; readonly rowId: string; readonly change: number }[] = [];
  const writes: string[] = [];
  const failures: (Error | undefined)[] = [];
  let change = 0;
  const rowsOf = (list: ListName) => rows.get(list) ?? rows.set(list, new Map<string, Row>()).get(list) ?? new Map<string, Row>();

  function keep<L extends ListName>(list: L, record: RecordOf[L]): Kept<RecordOf[L]> {
    const key = keyOf(list, record);
    change += 1;
    const row = { rowId: rowsOf(list).get(key)?.rowId ?? String(change), key, record, revision: `r${String(change)}`, change };
    rowsOf(list).set(key, row);
    return { record, revision: row.revision };
  }

  function takeAway(list: ListName, key: string): void {
    const row = rowsOf(list).get(key);
    if (row === undefined) throw new Error(`No row ${key}`);
    change += 1;
    removed.push({ list, rowId: row.rowId, change });
    rowsOf(list).delete(key);
  }

  function failIfTold(): void {
    const failure = failures.shift();
    if (failure !== undefined) throw failure;
  }

  return {
    writes,
    failures,
    put: keep,
    takeAway,
    records: <L extends ListName>(list: L) => [...rowsOf(list).values()].map((row) => row.record as RecordOf[L]),
    create: async (...[_school, list, record, changedBy]) => {
      failIfTold();
      const known = rowsOf(list).get(keyOf(list, record));
      if (known !== undefined) return { record: known.record as typeof record, revision: known.revision };
      writes.push(`create ${list} ${keyOf(list, record)} by ${changedBy}`);
      return keep(list, record);
    },
    replace: async (...[_school, list, record, revision, changedBy]) => {
      failIfTold();
      const key = keyOf(list, record);
      const known = rowsOf(list).get(key);
      if (known === undefined) throw new NotFoundError({ kind: "row", id: key });
      if (known.revision !== revision) throw new StaleError({ kind: "row", id: key });
      writes.push(`replace ${list} ${key} by ${changedBy}`);
      return keep(list, record);
    },
    remove: async (...[_school, list, { key, revision }]) => {
      failIfTold();
      const known = rowsOf(list).get(key);
      if (known === undefined) return true;
      if (known.revision !== revision) throw new StaleError({ kind: "row", id: key });
      writes.push(`remove ${list} ${key}`);
      takeAway(list, key);
      return true;
    },
    changes: async <L extends ListName>(_school: unknown, list: L, cursor: string | undefined) => {
      failIfTold();
      const since = Number(cursor ?? "0");
      const kept = [...rowsOf(list).values()].filter((row) => row.change > since).map((row) => ({ kind: "kept", ...row, record: row.record as RecordOf[L] }) satisfies RowChange<L>);
      const gone = removed.filter((row) => row.list === list && row.change > since).map(({ rowId }) => ({ kind: "removed", rowId }) as const);
      return { rows: cursor === undefined ? kept : [...gone, ...kept], cursor: String(change), fromTheStart: cursor === undefined };
    },
  };
}
