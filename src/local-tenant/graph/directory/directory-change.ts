import { type DirectoryKind, type DirectoryRow, propertyOf } from "./directory-kind";

type Shape = Readonly<Record<string, unknown>>;

/** How a round of changes tells what it tells. */
export interface ChangeRound {
  /** The last change of the round before; 0 in the first round. */
  readonly since: number;
  /** Only what changed is wanted: `Prefer: return=minimal`. */
  readonly isMinimal: boolean;
  /** Whether a thing whose chosen properties stayed as they were is left out. */
  readonly followsProperties: boolean;
}

interface Told {
  readonly shape: Shape;
  /** Who came and went. */
  readonly belonging: Shape | undefined;
  readonly round: ChangeRound;
}

/** One thing as a reading of changes shows it; `undefined` when nothing of what was chosen has changed. */
export function changeShape(kind: DirectoryKind, row: DirectoryRow, { shape, belonging, round }: Told): Shape | undefined {
  if (!round.followsProperties) return { ...shape, ...belonging };
  const isNew = round.since === 0 || (row.noted["made"] ?? 0) > round.since;
  const changed = Object.keys(shape).filter((name) => isNew || changeOf(kind, row, name) > round.since);
  if (changed.length === 0 && belonging === undefined) return undefined;
  // What was never set is left out, and with the preference what has not changed.
  const told = Object.entries(shape).filter(([name, value]) => name === "id" || (isSet(kind, row, [name, value]) && (!round.isMinimal || changed.includes(name))));
  return { ...Object.fromEntries(told), ...belonging };
}

function isSet(kind: DirectoryKind, row: DirectoryRow, [name, value]: readonly [string, unknown]): boolean {
  return value !== null || changeOf(kind, row, name) > 0;
}

/** The number of the last change of one property; 0 when it has stayed as it was made. */
function changeOf(kind: DirectoryKind, row: DirectoryRow, name: string): number {
  const property = propertyOf(kind, name);
  const kept = property?.kept === undefined ? [] : ["column" in property.kept ? property.kept.column : property.kept.detail];
  return Math.max(0, ...[...kept, ...(property?.follows ?? [])].map((key) => row.noted[key] ?? 0));
}
