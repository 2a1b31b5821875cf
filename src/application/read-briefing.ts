import { anyOwn, mayAct } from "../domain/access/may-act";
import { childStandings } from "../domain/access/standings";
import type { Acknowledgement } from "../domain/acknowledgement";
import type { BriefingChild, TargetLine } from "../domain/card-content";
import { type Child, fullName } from "../domain/child";
import type { ChildId, PersonId } from "../domain/ids";
import type { PlanVersion, WholePlan } from "../domain/plan";
import { planChanges } from "../domain/plan-changes";
import { planInForce } from "../domain/plan-standing";
import { classesOf } from "../domain/team";
import { type ChildRecords, readChildRecords, recordsOf, wholePlan } from "./child-records";
import type { KnowsPeople } from "./services";
import { type StaffSchool, whoIsAsking } from "./who-is-asking";

/** A child with the plan in force, which this person may read. */
export interface ReadablePlan {
  readonly place: StaffSchool;
  readonly child: Child;
  readonly whole: WholePlan;
  /** What this version changes for somebody who confirmed an earlier one, in plain words. */
  readonly changes: readonly string[];
  /** What the person has been told of this version and has confirmed. */
  readonly acknowledgement: Acknowledgement | undefined;
  /** The person works with the child, so that confirming means something. */
  readonly worksWithChild: boolean;
}

/**
 * Finds the plans in force of those of these children whose plans the person may read today; the others are left out
 * without a word.
 *
 * @throws {NotAllowedError} the person is not staff.
 * @throws {NotReadyError} the person's school has not been read yet.
 */
export async function readablePlans(personId: PersonId, childIds: readonly ChildId[], services: KnowsPeople): Promise<readonly ReadablePlan[]> {
  const { schools } = await whoIsAsking(personId, services);
  const found = await Promise.all(schools.map((place) => plansIn(place, { personId, childIds }, services)));
  return found.flat();
}

/** A readable plan as a briefing tells it. */
export function briefingChild({ place, child, whole, changes, acknowledgement }: ReadablePlan): BriefingChild {
  return {
    childId: child.id,
    name: fullName(child),
    yearGroup: child.yearGroup,
    classNames: classesOf(child, place.facts.roster).map((one) => one.name),
    stage: child.stage,
    strengths: child.strengths,
    planId: whole.plan.planId,
    version: whole.plan.version,
    strategies: whole.plan.strategies,
    targets: targetLines(whole),
    changes,
    ...(acknowledgement?.readAt === undefined ? {} : { readAt: acknowledgement.readAt }),
  };
}

/** The targets of a plan, each with what helps in the lesson. */
export function targetLines({ targets, provision }: WholePlan): readonly TargetLine[] {
  return targets.map((target) => ({
    targetId: target.id,
    area: target.area,
    statement: target.statement,
    dueOn: target.dueOn,
    strategies: provision.filter((line) => line.targetId === target.id && line.how !== "").map((line) => line.how),
  }));
}

async function plansIn(
  place: StaffSchool,
  { personId, childIds }: { readonly personId: PersonId; readonly childIds: readonly ChildId[] },
  services: KnowsPeople,
): Promise<readonly ReadablePlan[]> {
  const { school } = place;
  const kept = await Promise.all(childIds.map((childId) => services.replica.find(school.id, "Children", childId)));
  const children = kept.flatMap((one) => (one === undefined ? [] : [one.record]));
  const records = await readChildRecords(school.id, children.map((child) => child.id), services);
  const acknowledgements = await services.replica.ofChildren(school.id, "Acknowledgements", children.map((child) => child.id));
  return children.flatMap((child) => {
    const standings = childStandings(personId, child, place);
    const plan = planInForce(recordsOf(child.id, records).plans);
    if (plan === undefined || !mayAct(standings, "read", "plan")) return [];
    const mine = acknowledgements.map(({ record }) => record).filter((one) => one.personId === personId);
    const own = mine.find((one) => isOf(plan, one));
    const whole = wholePlan(plan, recordsOf(child.id, records));
    const changes = own?.readAt === undefined ? changesSinceConfirmed(whole, mine, recordsOf(child.id, records)) : [];
    const worksWithChild = standings.some((standing) => standing !== "senco" && standing !== "head" && mayAct([standing], "write", anyOwn("acknowledgement")));
    return [{ place, child, whole, changes, acknowledgement: own, worksWithChild }];
  });
}

/** What the version in force changes beside the newest version of the same plan that the person has confirmed. */
function changesSinceConfirmed(whole: WholePlan, mine: readonly Acknowledgement[], records: ChildRecords): readonly string[] {
  const { planId, version } = whole.plan;
  const confirmed = mine.filter((one) => one.planId === planId && one.planVersion < version && one.readAt !== undefined).map((one) => one.planVersion);
  const before = records.plans.find((plan) => plan.planId === planId && plan.version === Math.max(...confirmed));
  return before === undefined ? [] : planChanges(wholePlan(before, records), whole);
}

function isOf(plan: PlanVersion, one: Acknowledgement): boolean {
  return one.planId === plan.planId && one.planVersion === plan.version;
}
