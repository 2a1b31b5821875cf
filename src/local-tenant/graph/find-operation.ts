import type { GraphOperation } from "./operation";
import { GRAPH_OPERATIONS } from "./operations";
import { patternLength, readPattern } from "./path";

/** An operation, and the named parts of the address that it was found by. */
export interface FoundOperation {
  readonly operation: GraphOperation;
  readonly params: Readonly<Record<string, string>>;
}

const READ_OPERATIONS = GRAPH_OPERATIONS.map((operation) => ({ operation, length: patternLength(operation.path), fits: readPattern(operation.path) }));
const LONGEST = Math.max(...READ_OPERATIONS.map(({ length }) => length));
/** Most addresses differ by how many parts they have, so that few operations are held against each. */
const BY_LENGTH = Array.from({ length: LONGEST + 1 }, (_, length) => READ_OPERATIONS.filter((one) => one.length === length));

/** The operations of every method that answer this address, in the order in which they are asked. */
export function operationsAt(segments: readonly string[]): readonly FoundOperation[] {
  return (BY_LENGTH[segments.length] ?? []).flatMap(({ operation, fits }) => {
    const params = fits(segments);
    return params === undefined ? [] : [{ operation, params }];
  });
}
