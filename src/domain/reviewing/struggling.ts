import type { Target, TargetArea } from "../target";

/** What one past version of a child's plans says of how its targets ended; oldest first in a list of them. */
export type Cycle = readonly Pick<Target, "area" | "outcome">[];

/** As many cycles without success in one area as the source calls for something new after. */
const CYCLES = 2;

/**
 * The areas in which the child has not got on for two cycles or more, counted back from the latest: time for a new
 * strategy or the next stage. A cycle without a target in an area neither counts nor breaks the run.
 *
 * Source: R59.
 */
export function strugglingAreas(cycles: readonly Cycle[]): readonly TargetArea[] {
  const areas = [...new Set(cycles.flat().map(({ area }) => area))];
  return areas.filter((area) => failuresInARow(cycles, area) >= CYCLES);
}

function failuresInARow(cycles: readonly Cycle[], area: TargetArea): number {
  let failures = 0;
  for (const cycle of [...cycles].reverse()) {
    const outcomes = cycle.filter((target) => target.area === area && target.outcome !== undefined).map(({ outcome }) => outcome);
    if (outcomes.length === 0) continue;
    if (outcomes.some((outcome) => outcome !== "not-achieved")) break;
    failures += 1;
  }
  return failures;
}
