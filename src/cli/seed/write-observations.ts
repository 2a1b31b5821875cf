import type { PersonId, ProgressId } from "../../domain/ids";
import { addDays, daysBetween, type LocalDate } from "../../domain/local-date";
import type { WholePlan } from "../../domain/plan";
import type { ProgressPoint, ProgressSource, Rating } from "../../domain/progress";
import type { ProvisionLine } from "../../domain/provision";
import type { Target, TargetOutcome } from "../../domain/target";
import { schoolDay } from "./days";
import type { SessionRecord } from "./example-records";
import { createRandom, type Random } from "./random";
import { stableId } from "./stable-id";
import { MISSED_REMARKS, PROGRESS_NOTES } from "./wording/notes";
import type { ChildStaff } from "./write-version";

/** Last day on which something can have happened to a version: its review, or yesterday. */
function lastDay(whole: WholePlan, today: LocalDate): LocalDate {
  const yesterday = addDays(today, -1);
  return whole.plan.reviewOn < yesterday ? whole.plan.reviewOn : yesterday;
}

/** `count` school days spread over the time the version has run so far. */
function spreadDays(whole: WholePlan, today: LocalDate, count: number): readonly LocalDate[] {
  const length = daysBetween(whole.plan.startsOn, lastDay(whole, today));
  return Array.from({ length: count }, (_unused, index) => schoolDay(addDays(whole.plan.startsOn, Math.round(((index + 1) * length) / count))));
}

/** How ratings rise, by how the target ended. */
const RISES: Readonly<Record<TargetOutcome | "open", readonly Rating[]>> = {
  achieved: ["a-little", "nearly", "got-it"],
  "partly-achieved": ["not-yet", "a-little", "nearly"],
  "not-achieved": ["not-yet", "a-little", "not-yet"],
  "no-longer-needed": ["nearly", "got-it", "got-it"],
  open: ["not-yet", "a-little", "nearly"],
};

const SOURCES: readonly ProgressSource[] = ["staff", "staff", "staff", "child", "home"];

/** Observations towards a version's targets: three for a closed one, up to three for one in force (R19, R34). */
export function writeProgress(whole: WholePlan, staff: ChildStaff, today: LocalDate): readonly ProgressPoint[] {
  return whole.targets.flatMap((target) => {
    const random = createRandom(`progress ${target.id}`);
    const ratings = RISES[target.outcome ?? "open"].slice(0, target.outcome === undefined ? random.between(1, 3) : 3);
    const days = spreadDays(whole, today, ratings.length);
    return ratings.map((rating, index) => progressPoint(target, { rating, day: days[index] ?? today, index, by: random.pick([staff.lead.id, staff.assistant.id]), random }));
  });
}

interface PointPlace {
  readonly rating: Rating;
  readonly day: LocalDate;
  readonly index: number;
  readonly by: PersonId;
  readonly random: Random;
}

function progressPoint(target: Target, { rating, day, index, by, random }: PointPlace): ProgressPoint {
  const minute = String(random.between(0, 59)).padStart(2, "0");
  return {
    id: stableId(target.id, "progress", String(index)) as ProgressId,
    childId: target.childId,
    planId: target.planId,
    targetId: target.id,
    by,
    source: random.pick(SOURCES),
    at: `${day}T${String(random.between(9, 14)).padStart(2, "0")}:${minute}:00.000Z`,
    rating,
    note: random.pick(PROGRESS_NOTES[rating]),
    withdrawn: false,
  };
}

const MISSED_REASONS = ["child-absent", "adult-absent", "covered-elsewhere", "trip-or-event", "other"] as const;

/** A sample of each help line's sessions, given or missed and why (R19): two of a closed version, three of one in force. */
export function writeSessions(whole: WholePlan, staff: ChildStaff, today: LocalDate): readonly SessionRecord[] {
  return whole.provision.flatMap((line) => {
    const random = createRandom(`sessions ${line.id}`);
    return spreadDays(whole, today, whole.plan.state === "closed" ? 2 : 3).map((heldOn, index) => session(line, { heldOn, index, by: line.whoId ?? staff.assistant.id, random }));
  });
}

function session(line: ProvisionLine, { heldOn, index, by, random }: { readonly heldOn: LocalDate; readonly index: number; readonly by: PersonId; readonly random: Random }): SessionRecord {
  const record = { id: stableId(line.id, "session", String(index)), childId: line.childId, provisionId: line.id, heldOn, givenBy: by };
  if (random.chance(80)) return { ...record, given: true, minutes: line.minutes, remarks: "" };
  const missedReason = random.pick(MISSED_REASONS);
  return { ...record, given: false, minutes: 0, missedReason, remarks: MISSED_REMARKS[missedReason] };
}
