import { mayAct } from "../domain/access/may-act";
import { type Child, fullName, initials } from "../domain/child";
import type { Handover } from "../domain/handover";
import type { ChildId, PersonId, SchoolId } from "../domain/ids";
import type { PlanVersion } from "../domain/plan";
import { planInForce } from "../domain/plan-standing";
import { type ChildRecords, readChildRecords, recordsOf, wholePlan } from "./child-records";
import { NotAllowedError } from "./errors";
import { STEP_OF_SIDE, type HandoverPlaces, type HandoverQuestion, askForHandover } from "./find-handover";
import type { School } from "./ports";
import type { KnowsPeople, Services } from "./services";
import { notFound, whoIsAsking } from "./who-is-asking";

/** What goes with a child. `planVersion` is absent when the child has no plan; nothing of it is told but how much there is. */
export interface HandoverContents {
  readonly planVersion?: number;
  readonly targetCount: number;
  readonly helpCount: number;
}

/** A handover as one of its schools may see it now. */
export interface HandoverView extends Pick<Handover, "id" | "state" | "movesOn" | "sentAt" | "acceptedAt"> {
  readonly initials: string;
  readonly yearGroup: string;
  /** The school that the child leaves for us, or leaves us for. */
  readonly otherSchoolName: string;
  /** The child's page at our own school; of a child who comes only once we have accepted. */
  readonly child?: { readonly id: ChildId; readonly name: string };
  /** Of a child who comes, only once it has been sent. */
  readonly contents?: HandoverContents;
  /** Whether the person may take the step that is due on our side: send, or accept. */
  readonly mayAct: boolean;
}

/** One school's handovers, those that wait for somebody first, then the newest. */
export interface SchoolHandovers {
  readonly outgoing: HandoverView[];
  readonly incoming: HandoverView[];
  /** Whether the person may make packages for schools elsewhere, and take them in. */
  readonly mayUsePackages: boolean;
}

/**
 * Reads which children leave the school for another one and which come.
 *
 * Of a child who comes, the school sees initials and year until it has accepted, and how much comes with them once that
 * has been sent. A move that was taken back is shown to neither.
 *
 * @throws {NotFoundError} the person does not work in that school.
 * @throws {NotAllowedError} not staff, or somebody who may not see the whole register.
 */
export async function readHandovers(question: { readonly personId: PersonId; readonly schoolId: SchoolId }, services: KnowsPeople): Promise<SchoolHandovers> {
  const asking = await whoIsAsking(question.personId, services);
  const place = asking.schools.find(({ school }) => school.id === question.schoolId);
  if (place === undefined) throw notFound(asking, { kind: "school", id: question.schoolId });
  if (!mayAct(place.standings, "read", "handover")) throw new NotAllowedError("read the handovers of", { kind: "school", id: question.schoolId });
  const all = (await Promise.all(services.schools.map((from) => readFrom(from, services)))).flat();
  const viewAll = (side: HandoverQuestion["side"], { action, row } = STEP_OF_SIDE[side]) =>
    Promise.all(all.filter((one) => one[side].id === question.schoolId).sort(openFirst).map((one) => view(one, { side, mayWrite: mayAct(place.standings, action, row) }, services)));
  return { outgoing: present(await viewAll("from")), incoming: present(await viewAll("to")), mayUsePackages: mayAct(place.standings, "write", "package") };
}

/** Reads one handover for somebody who acts for one of its sides. Throws as `askForHandover` does. */
export async function readHandover(question: HandoverQuestion, services: KnowsPeople): Promise<HandoverView> {
  const places = await askForHandover(question, services);
  const shown = await view(places, { side: question.side, mayWrite: true }, services);
  if (shown === undefined) throw notFound({ obstacle: undefined }, { kind: "handover", id: question.handoverId });
  return shown;
}

async function readFrom(from: School, { schools, replica }: Pick<Services, "schools" | "replica">): Promise<readonly HandoverPlaces[]> {
  const kept = await replica.all(from.id, "Handovers");
  return kept.flatMap(({ record: handover }) => {
    const to = schools.find(({ id }) => id === handover.toSchoolId);
    return to === undefined || handover.state === "withdrawn" ? [] : [{ handover, from, to }];
  });
}

const ORDER = ["proposed", "sent", "accepted", "declined", "withdrawn"] as const satisfies readonly Handover["state"][];

function openFirst({ handover: a }: HandoverPlaces, { handover: b }: HandoverPlaces): number {
  return ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || b.movesOn.localeCompare(a.movesOn) || a.id.localeCompare(b.id);
}

interface Viewer {
  readonly side: HandoverQuestion["side"];
  readonly mayWrite: boolean;
}

/** `undefined` when the child's row is no longer there. */
async function view(places: HandoverPlaces, { side, mayWrite }: Viewer, services: Pick<Services, "replica">): Promise<HandoverView | undefined> {
  const { handover, from, to } = places;
  const { id, state, movesOn, childId } = handover;
  const leaver = (await services.replica.find(from.id, "Children", childId))?.record;
  if (leaver === undefined) return undefined;
  const child = side === "from" ? leaver : await findArrived(places, services);
  return {
    id, state, movesOn, initials: initials(leaver), yearGroup: leaver.yearGroup,
    otherSchoolName: side === "from" ? to.name : from.name,
    ...instantsOf(handover),
    ...(child === undefined ? {} : { child: { id: child.id, name: fullName(child) } }),
    ...(seesContents(side, handover) ? { contents: await countContents(handover, leaver, services) } : {}),
    mayAct: mayWrite && state === (side === "from" ? "proposed" : "sent"),
  };
}

function seesContents(side: Viewer["side"], { state }: Handover): boolean {
  return side === "from" || state === "sent" || state === "accepted";
}

function instantsOf({ sentAt, acceptedAt }: Handover): Pick<HandoverView, "sentAt" | "acceptedAt"> {
  return { ...(sentAt === undefined ? {} : { sentAt }), ...(acceptedAt === undefined ? {} : { acceptedAt }) };
}

async function findArrived({ handover, to }: HandoverPlaces, { replica }: Pick<Services, "replica">): Promise<Child | undefined> {
  return handover.state === "accepted" ? (await replica.find(to.id, "Children", handover.toChildId))?.record : undefined;
}

async function countContents(handover: Handover, child: Child, services: Pick<Services, "replica">): Promise<HandoverContents> {
  const records = recordsOf(child.id, await readChildRecords(handover.fromSchoolId, [child.id], services));
  const plan = handover.state === "proposed" ? planInForce(records.plans) : versionSent(handover, records);
  if (plan === undefined) return { targetCount: 0, helpCount: 0 };
  const { targets, provision } = wholePlan(plan, records);
  return { planVersion: plan.version, targetCount: targets.length, helpCount: provision.length };
}

function versionSent({ planId, planVersion }: Handover, { plans }: ChildRecords): PlanVersion | undefined {
  return plans.find((plan) => plan.planId === planId && plan.version === planVersion);
}

function present(views: readonly (HandoverView | undefined)[]): HandoverView[] {
  return views.filter((one) => one !== undefined);
}
