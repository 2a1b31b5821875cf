import { addDays, type LocalDate } from "../../domain/local-date";
import type { PlanState } from "../../domain/plan";
import { schoolDay, schoolDayAfter } from "./days";
import type { CaseloadEntry, ExampleStanding } from "./example-school";
import { createRandom, type Random } from "./random";

/** When one version of an example plan ran. */
export interface VersionSpan {
  readonly version: number;
  readonly state: PlanState;
  readonly startsOn: LocalDate;
  readonly reviewOn: LocalDate;
}

/** Days from today to the start and to the review of the version in force. */
const IN_FORCE: Readonly<Partial<Record<ExampleStanding, (random: Random) => readonly [number, number]>>> = {
  current: (random) => [-random.between(22, 45), random.between(38, 70)],
  "due-soon": (random) => [-random.between(80, 95), random.between(5, 11)],
  overdue: (random) => [-random.between(112, 125), -random.between(6, 28)],
  "in-review": (random) => [-random.between(95, 104), random.between(1, 4)],
};

/** How many days ago the last version of a child without a plan in force was closed. */
const CLOSED_DAYS_AGO: Readonly<Partial<Record<ExampleStanding, number>>> = { closed: 55, left: 128 };

/** The versions of a child's plan, oldest first, reckoned from today; empty for a child who waits for a first plan. */
export function planTimeline(entry: CaseloadEntry, today: LocalDate): readonly VersionSpan[] {
  const random = createRandom(`timeline ${entry.childId}`);
  const spans: Omit<VersionSpan, "version">[] = [];
  const inForce = IN_FORCE[entry.standing];
  let before = addDays(today, -(CLOSED_DAYS_AGO[entry.standing] ?? 0));
  if (inForce !== undefined) {
    const [start, review] = inForce(random);
    const startsOn = schoolDayAfter(today, start);
    spans.push({ state: entry.standing === "in-review" ? "in-review" : "agreed", startsOn, reviewOn: schoolDayAfter(today, review) });
    before = startsOn;
  }
  for (let closed = 0; closed < entry.earlierVersions; closed += 1) {
    const reviewOn = schoolDay(addDays(before, -random.between(2, 6)));
    const startsOn = schoolDay(addDays(reviewOn, -random.between(92, 102)));
    spans.push({ state: "closed", startsOn, reviewOn });
    before = startsOn;
  }
  return spans.reverse().map((span, index) => ({ version: index + 1, ...span }));
}
