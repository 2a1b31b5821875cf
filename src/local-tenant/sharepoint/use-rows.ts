import { useState } from "react";
import { RefusedError } from "../pages/read-json";
import type { GraphReader } from "../pages/graph-reader";
import { type ListColumn, type RowOrder, type RowsSoFar, readMoreRows, readRows } from "./list-rows";
import { canOrderBy, nextOrder, orderRows } from "./row-order";

/** The rows of a list as they are shown, and what can be done with them. */
export interface ShownRows {
  readonly soFar: RowsSoFar;
  readonly order: RowOrder | undefined;
  /** Why the last thing that was asked for could not be done. */
  readonly problem: string | undefined;
  readonly canOrderBy: (name: string) => boolean;
  readonly orderBy: (name: string) => void;
  readonly readMore: () => void;
}

interface RowsOf {
  readonly listPath: string;
  readonly columns: readonly ListColumn[];
  readonly first: RowsSoFar;
}

/** Keeps the rows of a list from the first page on. A list that is wholly here is ordered here, a longer one by SharePoint. */
export function useRows(graph: GraphReader, { listPath, columns, first }: RowsOf): ShownRows {
  const [soFar, setSoFar] = useState(first);
  const [order, setOrder] = useState<RowOrder>();
  const [problem, setProblem] = useState<string>();
  function take(reading: Promise<RowsSoFar>, wanted: RowOrder | undefined): void {
    setProblem(undefined);
    reading.then(
      (read) => {
        setSoFar(read);
        setOrder(wanted);
      },
      (error: unknown) => setProblem(error instanceof RefusedError ? error.message : "The rows could not be read. Try again."),
    );
  }
  return {
    soFar,
    order,
    problem,
    canOrderBy: (name) => canOrderBy(name, columns, soFar),
    orderBy: (name) => {
      const wanted = nextOrder(name, order);
      take(soFar.next === undefined ? Promise.resolve({ rows: orderRows(soFar.rows, wanted), next: undefined }) : readRows(graph, listPath, wanted), wanted);
    },
    readMore: () => take(readMoreRows(graph, soFar), order),
  };
}
