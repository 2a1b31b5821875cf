import { mayAct } from "../domain/access/may-act";
import { type Child, hasLeft } from "../domain/child";
import type { Concern } from "../domain/concern";
import type { PersonId, PlanId, SchoolId } from "../domain/ids";
import type { LocalDate } from "../domain/local-date";
import { PLAN_STANDINGS, type PlanStanding, isOnRegister, planInForce, planStanding } from "../domain/plan-standing";
import type { ListName } from "../domain/records";
import { type Review, withReviewDay } from "../domain/review";
import { concernStanding } from "../domain/reviewing/concern-clock";
import { teamOf } from "../domain/team";
import { noteSeen } from "./audit-log";
import { type ChildRecords, readChildRecords, recordsOf, wholePlan } from "./child-records";
import { NotAllowedError } from "./errors";
import type { KnowsPeople, Services } from "./services";
import { type ChildView, viewChild } from "./views";
import { type StaffSchool, notFound, whoIsAsking } from "./who-is-asking";

/** One child on the register and how their plan stands today. */
export interface CaseloadEntry {
  readonly child: ChildView;
  readonly standing: PlanStanding;
  /** The plan in force; absent when there is none. */
  readonly plan?: { readonly planId: PlanId; readonly version: number; readonly reviewOn: LocalDate; readonly targetCount: number };
  /** The asking person has begun to write. */
  readonly hasDraft: boolean;
  /** Instant of the newest progress point. */
  readonly lastProgressAt?: string;
  readonly teamSize: number;
  /** How the concern that has waited longest stands; absent when none waits. */
  readonly concern?: "waiting" | "late";
}

/** The school's register, worst first, and the rows that somebody has to mend. */
export interface Caseload {
  readonly children: CaseloadEntry[];
  readonly needsMending: { readonly list: ListName; readonly key?: string; readonly problems: string[] }[];
}

/**
 * Reads the register of one school for somebody who may see all of it.
 *
 * A child who has left, or was taken off the register, is on it only while a plan is in force.
 *
 * @throws {NotFoundError} the person does not work in that school.
 * @throws {NotAllowedError} the person is not staff, or may not see the whole register.
 */
export async function readCaseload(
  question: { readonly personId: PersonId; readonly schoolId: SchoolId },
  services: KnowsPeople & Pick<Services, "drafts" | "audit">,
): Promise<Caseload> {
  const { personId, schoolId } = question;
  const asking = await whoIsAsking(personId, services);
  const place = asking.schools.find(({ school }) => school.id === schoolId);
  if (place === undefined) throw notFound(asking, { kind: "school", id: schoolId });
  if (!mayAct(place.standings, "read", "register")) throw new NotAllowedError("read the register of", { kind: "school", id: schoolId });
  const children = (await services.replica.all(schoolId, "Children")).map((kept) => kept.record);
  const records = await readChildRecords(schoolId, children.map((child) => child.id), services);
  const reviews = (await services.replica.all(schoolId, "Reviews")).map((kept) => kept.record);
  const concerns = (await services.replica.all(schoolId, "Concerns")).map((kept) => kept.record);
  await noteSeen({ school: place.school, personId }, { kind: "register", id: schoolId }, services);
  const drafted = new Set(await services.drafts.childrenOf(schoolId, personId));
  const entries = children
    .map((child) => caseloadEntry(child, recordsOf(child.id, records), { place, hasDraft: drafted.has(child.id), reviews, concerns }))
    .filter(({ entry, onRegister }) => onRegister || entry.plan !== undefined)
    .map(({ entry }) => entry);
  return { children: entries.sort(worstFirst), needsMending: await readNeedsMending(schoolId, services) };
}

interface Around {
  readonly place: StaffSchool;
  readonly hasDraft: boolean;
  readonly reviews: readonly Review[];
  readonly concerns: readonly Concern[];
}

function caseloadEntry(child: Child, records: ChildRecords, { place, hasDraft, reviews, concerns }: Around) {
  const inForce = planInForce(records.plans);
  const plan = inForce === undefined ? undefined : withReviewDay(inForce, reviews);
  const teamSize = teamOf(child, place.facts, place.today).length;
  const lastProgressAt = records.progress[0]?.at;
  const entry: CaseloadEntry = {
    child: viewChild(child, place.facts.roster),
    // Nobody works with a child who has left: that is no alarm.
    standing: planStanding(plan, hasLeft(child, place.today) ? 1 : teamSize, place.today),
    ...(plan === undefined
      ? {}
      : { plan: { planId: plan.planId, version: plan.version, reviewOn: plan.reviewOn, targetCount: wholePlan(plan, records).targets.length } }),
    hasDraft,
    ...(lastProgressAt === undefined ? {} : { lastProgressAt }),
    teamSize,
    ...waitingConcern(concerns.filter(({ childId }) => childId === child.id), place.today),
  };
  return { entry, onRegister: isOnRegister(child, place.today) };
}

function waitingConcern(concerns: readonly Concern[], today: LocalDate): Pick<CaseloadEntry, "concern"> {
  const standings = concerns.map((concern) => concernStanding(concern, today));
  if (standings.includes("late")) return { concern: "late" };
  return standings.includes("waiting") ? { concern: "waiting" } : {};
}

function worstFirst(a: CaseloadEntry, b: CaseloadEntry): number {
  return PLAN_STANDINGS.indexOf(a.standing) - PLAN_STANDINGS.indexOf(b.standing) || a.child.name.localeCompare(b.child.name, "en-GB");
}

async function readNeedsMending(schoolId: SchoolId, services: Pick<Services, "replica">): Promise<Caseload["needsMending"]> {
  const rows = await services.replica.needsMending(schoolId);
  return rows.map(({ list, key, problems }) => ({ list, ...(key === undefined ? {} : { key }), problems: [...problems] }));
}
