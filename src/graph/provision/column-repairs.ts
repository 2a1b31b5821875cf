import type { Column } from "../list-schema/column";
import type { ExistingColumn } from "./column-definition";

/** What is to be done about one column of a list. */
export type ColumnRepair =
  | { readonly kind: "add"; readonly column: Column; readonly sentence: string }
  | { readonly kind: "change"; readonly columnId: string; readonly change: object; readonly sentence: string }
  /** Altered in a way that cannot be undone without risk to what is in it. */
  | { readonly kind: "leave"; readonly sentence: string };

/** Compares a list's columns with what Baton needs; columns that a school added itself are none of our business. */
export function findColumnRepairs(list: string, wanted: readonly Column[], found: readonly ExistingColumn[]): readonly ColumnRepair[] {
  const byName = new Map(found.map((column) => [column.name, column]));
  return wanted.flatMap((column): readonly ColumnRepair[] => {
    const there = byName.get(column.name);
    if (there === undefined) return [{ kind: "add", column, sentence: `Added the column ${column.name} to the list ${list}.` }];
    if (there.kind !== column.kind) {
      return [{ kind: "leave", sentence: `The column ${column.name} of the list ${list} is of another kind than it was made: left as it is.` }];
    }
    return repairsOf(list, column, there);
  });
}

function repairsOf(list: string, column: Column, there: ExistingColumn): readonly ColumnRepair[] {
  const place = `the column ${column.name} of the list ${list}`;
  const repairs: ColumnRepair[] = [];
  const change = (what: object, sentence: string) => repairs.push({ kind: "change", columnId: there.id, change: what, sentence });
  if (column.indexed === true && !there.indexed) change({ indexed: true }, `Indexed ${place}.`);
  if (column.unique === true && !there.unique) change({ indexed: true, enforceUniqueValues: true }, `Made ${place} unique again.`);
  if (column.kind === "choice") {
    const missing = column.choices.filter((one) => !there.choices.includes(one));
    const choices = [...there.choices, ...missing];
    if (missing.length > 0) change({ choice: { choices } }, `Added the missing choices ${missing.join(", ")} to ${place}.`);
  }
  return repairs;
}
