import type { ListColumn, ListRow, RowOrder, RowsSoFar } from "./list-rows";

/** The name under which rows are ordered by when they were last changed. */
export const MODIFIED = "Modified";

/** Whether the rows can be put in the order of a column: any once all are here, else only those that SharePoint keeps an index of. */
export function canOrderBy(name: string, columns: readonly ListColumn[], { next }: RowsSoFar): boolean {
  return next === undefined || columns.some((column) => column.name === name && column.indexed === true);
}

/** The order after a press on a column's name: upwards first, then downwards. */
export function nextOrder(name: string, now: RowOrder | undefined): RowOrder {
  return { name, descending: now?.name === name && !now.descending };
}

/** Puts rows in order; rows without a value come last either way. */
export function orderRows(rows: readonly ListRow[], { name, descending }: RowOrder): readonly ListRow[] {
  const valueOf = (row: ListRow): unknown => (name === MODIFIED ? row.lastModifiedDateTime : row.fields[name]);
  const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === "";
  return [...rows].sort((one, other) => {
    const [first, second] = [valueOf(one), valueOf(other)];
    if (isEmpty(first) || isEmpty(second)) return Number(isEmpty(first)) - Number(isEmpty(second));
    return descending ? compare(second, first) : compare(first, second);
  });
}

function compare(one: unknown, other: unknown): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return textOf(one).localeCompare(textOf(other), "en-GB", { numeric: true });
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
