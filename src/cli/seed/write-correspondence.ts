import { type Acknowledgement, acknowledgementId } from "../../domain/acknowledgement";
import type { Handover } from "../../domain/handover";
import type { ChildId, HandoverId, PersonId } from "../../domain/ids";
import { addDays, type LocalDate } from "../../domain/local-date";
import type { PlanVersion } from "../../domain/plan";
import { schoolDayAfter } from "./days";
import type { AdviceRecord } from "./example-records";
import type { CaseloadEntry } from "./example-school";
import { KNOWN_PEOPLE, KNOWN_SCHOOLS } from "./known-people";
import { createRandom } from "./random";
import { stableId } from "./stable-id";

const ADVISERS = [
  { fromWhom: "Dr Imelda Crane", profession: "Educational psychologist" },
  { fromWhom: KNOWN_PEOPLE.therapist.name, profession: "Speech and language therapist" },
  { fromWhom: "Bryn Hollis", profession: "Occupational therapist" },
  { fromWhom: "Sensory support team", profession: "Teacher of the deaf and of vision-impaired children" },
] as const;

/** Advice for children who have help from outside: one report received, and for some another that is awaited (R38, R39). */
export function writeAdvice(entry: CaseloadEntry, plan: PlanVersion): readonly AdviceRecord[] {
  if (entry.stage !== "outside-support" && entry.stage !== "statutory") return [];
  const random = createRandom(`advice ${entry.childId}`);
  const [first = ADVISERS[0], second = ADVISERS[1]] = random.shuffle(ADVISERS);
  const about = { childId: entry.childId, planId: plan.planId };
  const received: AdviceRecord = {
    id: stableId(entry.childId, "advice", "received"),
    ...about,
    ...first,
    askedOn: schoolDayAfter(plan.startsOn, -60),
    receivedOn: schoolDayAfter(plan.startsOn, -14),
    summary: "Seen in class and alone. Strengths in memory for pictures; tires with long listening.",
    recommendations: "Ten minutes of practice four times a week instead of one long session. Show first, then say. Look again in two terms.",
  };
  const awaited: AdviceRecord = { id: stableId(entry.childId, "advice", "asked"), ...about, ...second, askedOn: schoolDayAfter(plan.startsOn, 10), summary: "", recommendations: "" };
  return random.chance(35) ? [received, awaited] : [received];
}

/** Who was told of the version in force; most have confirmed it the next day (R42). */
export function writeAcknowledgements(entry: CaseloadEntry, plan: PlanVersion, people: readonly PersonId[]): readonly Acknowledgement[] {
  const random = createRandom(`acknowledgements ${entry.childId} ${String(plan.version)}`);
  return people.map((personId) => ({
    id: acknowledgementId(plan.planId, plan.version, personId),
    childId: entry.childId,
    planId: plan.planId,
    planVersion: plan.version,
    personId,
    because: "new-version",
    toldAt: `${plan.startsOn}T15:40:00.000Z`,
    ...(random.chance(80) ? { readAt: `${addDays(plan.startsOn, 1)}T08:05:00.000Z` } : {}),
  }));
}

/** How a leaver's plan went to Riverside (R51). */
export function writeHandover(plan: PlanVersion, movesOn: LocalDate): Handover {
  return {
    id: stableId(plan.planId, "handover") as HandoverId,
    childId: plan.childId,
    fromSchoolId: KNOWN_SCHOOLS.oakfield.id,
    toSchoolId: KNOWN_SCHOOLS.riverside.id,
    toChildId: stableId(plan.childId, "at Riverside") as ChildId,
    planId: plan.planId,
    planVersion: plan.version,
    state: "accepted",
    movesOn,
    sentAt: `${addDays(movesOn, -10)}T10:00:00.000Z`,
    sentBy: KNOWN_PEOPLE.oakfieldSenco.id,
    acceptedAt: `${addDays(movesOn, -8)}T09:30:00.000Z`,
    acceptedBy: KNOWN_PEOPLE.riversideSenco.id,
  };
}
