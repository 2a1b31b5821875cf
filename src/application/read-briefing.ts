import { anyOwn, mayAct } from "../domain/access/may-act";
import { childStandings } from "../domain/access/standings";
import type { Acknowledgement } from "../domain/acknowledgement";
import type { BriefingChild, TargetLine } from "../domain/card-content";
import { type Child, fullName } from "../domain/child";
import type { ChildId, PersonId } from "../domain/ids";
import type { PlanVersion, WholePlan } from "../domain/plan";
import { planInForce } from "../domain/plan-standing";
import { classesOf } from "../domain/team";
import { readChildRecords, recordsOf, wholePlan } from "./child-records";
import type { KnowsPeople } from "./services";
import { type StaffSchool, whoIsAsking } from "./who-is-asking";

/** A child with the plan in force, which this person may read. */
export interface ReadablePlan {
  readonly place: StaffSchool;
  readonly child: Child;
  readonly whole: WholePlan;
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
export function briefingChild({ place, child, whole, acknowledgement }: ReadablePlan): BriefingChild {
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
    const own = acknowledgements.map(({ record }) => record).find((one) => one.personId === personId && isOf(plan, one));
    const worksWithChild = standings.some((standing) => standing !== "senco" && standing !== "head" && mayAct([standing], "write", anyOwn("acknowledgement")));
    return [{ place, child, whole: wholePlan(plan, recordsOf(child.id, records)), acknowledgement: own, worksWithChild }];
  });
}

function isOf(plan: PlanVersion, one: Acknowledgement): boolean {
  return one.planId === plan.planId && one.planVersion === plan.version;
}
