/** A field that two people changed in different ways. */
export interface FieldConflict {
  /** Path such as `targets.0.happened`. */
  readonly path: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** Two people's texts in one, and the fields in which they cannot both be right; there `merged` holds mine. */
export interface Merged<T> {
  readonly merged: T;
  readonly conflicts: readonly FieldConflict[];
}

/**
 * Brings two changed copies of one form together, field by field, by what each began from. Plain values, objects and lists
 * only; a list is compared entry by entry while it holds the same entries in the same order (by their `id`, where they have
 * one), and as a whole when it does not.
 */
export function mergeFields<T>(base: T, mine: T, theirs: T): Merged<T> {
  const conflicts: FieldConflict[] = [];
  const merged = mergeAt({ base, mine, theirs }, "", conflicts);
  return { merged: merged as T, conflicts };
}

interface Three {
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

function mergeAt({ base, mine, theirs }: Three, path: string, conflicts: FieldConflict[]): unknown {
  if (same(mine, theirs) || same(theirs, base)) return mine;
  if (same(mine, base)) return theirs;
  const parts = [base, mine, theirs];
  if (parts.every(isRecord)) return mergeRecords(parts, path, conflicts);
  if (parts.every((one): one is readonly unknown[] => Array.isArray(one)) && haveSameEntries(parts)) {
    return (mine as readonly unknown[]).map((_one, index) => mergeAt(at(parts, index), join(path, String(index)), conflicts));
  }
  conflicts.push({ path, mine, theirs });
  return mine;
}

function mergeRecords(parts: readonly Readonly<Record<string, unknown>>[], path: string, conflicts: FieldConflict[]): unknown {
  // Two answers of different kinds, such as words and "nothing to record", are one field: half of each would be neither.
  const kinds = new Set(parts.map((one) => one["kind"]));
  const [, mine, theirs] = parts;
  if (kinds.size > 1) {
    conflicts.push({ path, mine, theirs });
    return mine;
  }
  const names = [...new Set(parts.flatMap((one) => Object.keys(one)))];
  return Object.fromEntries(names.map((name) => [name, mergeAt(at(parts, name), join(path, name), conflicts)]));
}

function haveSameEntries(lists: readonly (readonly unknown[])[]): boolean {
  const idsOf = (list: readonly unknown[]) => list.map((one) => (isRecord(one) ? one["id"] : undefined));
  const [first = [], ...others] = lists.map(idsOf);
  return others.every((ids) => same(ids, first));
}

function at(parts: readonly unknown[], name: string | number): Three {
  const [base, mine, theirs] = parts.map((one) => (one as Readonly<Record<string | number, unknown>>)[name]);
  return { base, mine, theirs };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether two plain values say the same; a field that is absent and one that is undefined do. */
function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((value, index) => same(value, other[index]));
  if (!isRecord(one) || !isRecord(other)) return false;
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => same(one[name], other[name]));
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
