import type { SchoolFacts } from "../domain/access/standings";
import type { Child } from "../domain/child";
import type { Concern } from "../domain/concern";
import type { Handover } from "../domain/handover";
import type { ChildId } from "../domain/ids";
import type { LocalDate } from "../domain/local-date";
import type { PlanVersion } from "../domain/plan";
import { outsideSchoolName } from "../domain/package/package-file";
import { planInForce } from "../domain/plan-standing";
import { type Review, withReviewDay } from "../domain/review";
import { readChildRecords, recordsOf } from "./child-records";
import type { School } from "./ports";
import { readSchoolFacts } from "./school-facts";
import type { Services } from "./services";

/** Everything that decides what a school's staff are to be told today. */
export interface SchoolToday {
  readonly school: School;
  readonly today: LocalDate;
  readonly facts: SchoolFacts;
  readonly children: readonly Child[];
  /** The plan in force of each child who has one, with the day on which its review is really due. */
  readonly plans: ReadonlyMap<ChildId, PlanVersion>;
  readonly reviews: readonly Review[];
  readonly concerns: readonly Concern[];
  /** Moves away from this school to another that the service serves, and moves to it. */
  readonly outgoing: readonly Handover[];
  readonly incoming: readonly Handover[];
}

type Reads = Pick<Services, "schools" | "clock" | "replica" | "roster">;

/** Reads how a school stands today from the copy. */
export async function readSchoolToday(school: School, services: Reads): Promise<SchoolToday> {
  const facts = await readSchoolFacts(school, services);
  const children = await recordsIn(school, "Children", services);
  const records = await readChildRecords(school.id, children.map((child) => child.id), services);
  const reviews = await recordsIn(school, "Reviews", services);
  const handovers = await Promise.all(services.schools.map((one) => recordsIn(one, "Handovers", services)));
  return {
    school,
    today: services.clock.today(school.timeZone),
    facts,
    children,
    plans: new Map(
      children.flatMap((child) => {
        const plan = planInForce(recordsOf(child.id, records).plans);
        return plan === undefined ? [] : [[child.id, withReviewDay(plan, reviews)] as const];
      }),
    ),
    reviews,
    concerns: await recordsIn(school, "Concerns", services),
    outgoing: handovers.flat().filter(({ fromSchoolId, toSchoolId }) => fromSchoolId === school.id && outsideSchoolName(toSchoolId) === undefined),
    incoming: handovers.flat().filter((handover) => handover.toSchoolId === school.id),
  };
}

async function recordsIn<L extends "Children" | "Concerns" | "Handovers" | "Reviews">(school: School, list: L, { replica }: Reads) {
  return (await replica.all(school.id, list)).map((kept) => kept.record);
}
