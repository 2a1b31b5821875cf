import type { Child } from "../domain/child";
import type { Handover } from "../domain/handover";
import type { HandoverId, PersonId } from "../domain/ids";
import { type PlanVersion, type WholePlan, planVersionKey } from "../domain/plan";
import { planInForce } from "../domain/plan-standing";
import { readChildRecords, recordsOf, wholePlan } from "./child-records";
import { closeOtherVersions } from "./close-versions";
import { NotFoundError } from "./errors";
import { type HandoverPlaces, askForHandover, readHandoverNow, tooLate } from "./find-handover";
import { followList } from "./follow-lists";
import type { School } from "./ports";
import type { KnowsPeople, Services } from "./services";
import { type Writing, createRow, replaceRow } from "./write-row";
import { writeUncommitted } from "./write-uncommitted";

type Accepts = KnowsPeople & Pick<Services, "lists" | "sweeps" | "turns">;

/** What has been sent: who comes, and the plan with them, if there is one. */
interface Arrival {
  readonly child: Child;
  readonly whole: WholePlan | undefined;
}

/**
 * Takes a child on at the receiving school: the child's row, then targets and help of the version that was sent, then its
 * Plans row, and the handover's row last of all. Accepting again changes nothing, and finishes what an interrupted attempt
 * left undone.
 *
 * @throws {NotFoundError} no such handover, or the person may not know that there is one.
 * @throws {NotAllowedError} not staff, or not a SENCO of the receiving school.
 * @throws {StaleError} it has not been sent, or has been taken back.
 * @throws {UnavailableError} accepting again is safe.
 */
export async function acceptHandover(request: { readonly personId: PersonId; readonly handoverId: HandoverId }, services: Accepts): Promise<Handover> {
  const places = await askForHandover({ ...request, side: "to" }, services);
  const { childId, toChildId } = places.handover;
  // Both children's turns: neither a way back nor a new plan may come between.
  return services.turns.inTurn(childId, () => services.turns.inTurn(toChildId, () => accept(request.personId, places, services)));
}

async function accept(personId: PersonId, places: HandoverPlaces, services: Accepts): Promise<Handover> {
  const { from, to } = places;
  const { record: handover, revision } = await readHandoverNow(places, services);
  if (handover.state === "accepted") return handover;
  if (handover.state !== "sent") throw tooLate(handover);
  const arrival = await readArrival(handover, from, services);
  const writing = { school: to, personId };
  await takeOn(writing, arrival.child, services);
  if (arrival.whole !== undefined) await copyPlan(writing, arrival.whole, services);
  const record: Handover = { ...handover, state: "accepted", acceptedAt: services.clock.now(), acceptedBy: personId };
  return (await replaceRow({ school: from, personId }, { list: "Handovers", record, revision }, services)).record;
}

async function readArrival(handover: Handover, from: School, services: Accepts): Promise<Arrival> {
  for (const list of ["Children", "Targets", "Provision", "Plans"] as const) await followList(from, list, services);
  const kept = await services.replica.find(from.id, "Children", handover.childId);
  if (kept === undefined) throw new NotFoundError({ kind: "child", id: handover.childId });
  const { leftOn: _left, ...child } = kept.record;
  const records = recordsOf(child.id, await readChildRecords(from.id, [child.id], services));
  const plan = records.plans.find((one) => one.planId === handover.planId && one.version === handover.planVersion);
  if (plan === undefined && handover.planId !== undefined) throw new NotFoundError({ kind: "plan", id: handover.planId });
  return {
    child: { ...child, id: handover.toChildId, schoolId: handover.toSchoolId, classIds: [] },
    whole: plan === undefined ? undefined : asTheirs(wholePlan(plan, records), handover),
  };
}

/** People of the old school stay behind: who leads on the plan and who gives the help is decided anew. */
function asTheirs({ plan, targets, provision }: WholePlan, { toChildId }: Handover): WholePlan {
  const { leadId: _lead, ...words } = plan;
  return {
    plan: { ...words, childId: toChildId, state: "agreed" },
    targets: targets.map((target) => ({ ...target, childId: toChildId })),
    provision: provision.map(({ whoId: _who, ...line }) => ({ ...line, childId: toChildId })),
  };
}

/** A child who comes back has a row already: what the other school knows is newer. A row of a child who is here stays. */
async function takeOn(writing: Writing, child: Child, services: Accepts): Promise<void> {
  await followList(writing.school, "Children", services);
  const { record, revision } = await createRow(writing, { list: "Children", record: child }, services);
  if (record.leftOn !== undefined) await replaceRow(writing, { list: "Children", record: child, revision }, services);
}

async function copyPlan(writing: Writing, whole: WholePlan, services: Accepts): Promise<void> {
  const { school } = writing;
  const { plan } = whole;
  for (const list of ["Targets", "Provision", "Plans"] as const) await followList(school, list, services);
  const key = planVersionKey(plan.planId, plan.version);
  if ((await services.replica.find(school.id, "Plans", key)) === undefined) {
    await writeUncommitted(whole, writing, services);
    await createRow(writing, { list: "Plans", record: plan }, services);
  }
  await services.sweeps.noteCommitted(school.id, [key]);
  await closeReplaced(plan, writing, services);
}

/** Versions that the child had here before are closed, unless one of them is newer than what has come. */
async function closeReplaced(plan: PlanVersion, writing: Writing, services: Accepts): Promise<void> {
  const { keptPlans, plans } = recordsOf(plan.childId, await readChildRecords(writing.school.id, [plan.childId], services));
  const inForce = planInForce(plans);
  if (inForce?.planId === plan.planId && inForce.version === plan.version) await closeOtherVersions(plan, { ...writing, keptPlans }, services);
}
