import { type Acknowledgement, acknowledgementId } from "../../domain/acknowledgement";
import type { Concern } from "../../domain/concern";
import type { Handover } from "../../domain/handover";
import type { ChildId, HandoverId, PersonId } from "../../domain/ids";
import { addDays, type LocalDate } from "../../domain/local-date";
import type { PlanVersion } from "../../domain/plan";
import type { Advice } from "../../domain/reviewing/advice";
import { schoolDayAfter } from "./days";
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
export function writeAdvice(entry: CaseloadEntry, plan: PlanVersion): readonly Advice[] {
  if (entry.stage !== "outside-support" && entry.stage !== "statutory") return [];
  const random = createRandom(`advice ${entry.childId}`);
  const [first = ADVISERS[0], second = ADVISERS[1]] = random.shuffle(ADVISERS);
  const about = { childId: entry.childId, planId: plan.planId };
  const received: Advice = {
    id: stableId(entry.childId, "advice", "received"),
    ...about,
    ...first,
    askedOn: schoolDayAfter(plan.startsOn, -60),
    receivedOn: schoolDayAfter(plan.startsOn, -14),
    state: "received",
    trainsStaff: true,
    worksWithChild: false,
    summary: "Seen in class and alone. Strengths in memory for pictures; tires with long listening.",
    recommendations: "- Ten minutes of practice four times a week instead of one long session\n- Show first, then say\n- Look again in two terms",
  };
  const awaited: Advice = {
    id: stableId(entry.childId, "advice", "asked"), ...about, ...second, state: "asked", askedOn: schoolDayAfter(plan.startsOn, 10), summary: "", recommendations: "",
    trainsStaff: false, worksWithChild: false,
  };
  return random.chance(35) ? [received, awaited] : [received];
}

const WORRIES: readonly Pick<Concern, "raisedFor" | "concern">[] = [
  { raisedFor: "staff", concern: "The breaks are no longer enough after lunch: three afternoons this week under the table." },
  { raisedFor: "home", concern: "Mum says that mornings have become hard since the change of groups." },
  { raisedFor: "child", concern: "Said to me that nobody plays with them any more." },
];

/** For a few children something is wrong between two reviews: told by the class teacher, most answered, one still waiting (R57). */
export function writeConcerns(entry: CaseloadEntry, plan: PlanVersion, { teacher, senco, today }: ConcernPeople): readonly Concern[] {
  const random = createRandom(`concern ${entry.childId}`);
  if (plan.state === "closed" || !random.chance(22)) return [];
  const isAnswered = random.chance(60);
  const raisedOn = schoolDayAfter(today, isAnswered ? -16 : -3);
  if (raisedOn < plan.startsOn) return [];
  return [
    {
      id: stableId(entry.childId, "concern"), childId: entry.childId, planId: plan.planId, raisedBy: teacher, ...random.pick(WORRIES),
      raisedAt: `${raisedOn}T15:20:00.000Z`, state: isAnswered ? "answered" : "open", answerBy: schoolDayAfter(raisedOn, 7),
      answer: isAnswered ? "Talked with everybody on Thursday. We try the quiet corner first and look again at the review." : "",
      ...(isAnswered ? { answeredBy: senco, answeredAt: `${schoolDayAfter(raisedOn, 2)}T12:10:00.000Z` } : {}),
    },
  ];
}

/** Who raises and who answers, and when it is. */
interface ConcernPeople {
  readonly teacher: PersonId;
  readonly senco: PersonId;
  readonly today: LocalDate;
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
