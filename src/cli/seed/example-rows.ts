import type { Fields } from "../../graph/rows/field-shapes";
import { type Change, toFields } from "../../graph/rows/rows";
import { FOLLOWED_LISTS, type ListName, type RecordOf } from "../../domain/records";
import type { ExampleRecords, HistoryOf, RecordsOf } from "./example-records";
import { historyFields } from "./history-rows";

/** The rows that one list of an example school shall hold. */
export interface ListRows {
  readonly list: string;
  readonly rows: readonly Fields[];
}

const HISTORY_LISTS = ["Sessions", "Reviews"] as const satisfies readonly (keyof HistoryOf)[];

/** An example school's records as rows, in the order in which they are written: a plan's targets and help before the plan. */
export function exampleRows(records: ExampleRecords, change: Change): readonly ListRows[] {
  return [
    ...FOLLOWED_LISTS.filter((list) => list !== "Reviews").map((list) => writtenRows(list, records, change)),
    ...HISTORY_LISTS.map((list) => historyRows(list, records, change)),
  ];
}

function writtenRows<L extends Exclude<ListName, keyof HistoryOf | "Audit">>(list: L, records: RecordsOf<Pick<RecordOf, L>>, change: Change): ListRows {
  return { list, rows: records[list].map((record) => withoutEmpty(toFields(list, record, change))) };
}

function historyRows<L extends keyof HistoryOf>(list: L, records: RecordsOf<HistoryOf>, change: Change): ListRows {
  return { list, rows: records[list].map((record) => withoutEmpty(historyFields(list, record, change))) };
}

/** A new row names only the columns that hold something. */
function withoutEmpty(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ""));
}
