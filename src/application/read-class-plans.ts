import { mayAct } from "../domain/access/may-act";
import type { Child } from "../domain/child";
import type { ClassId, PersonId } from "../domain/ids";
import { planInForce } from "../domain/plan-standing";
import type { RosterClass } from "../domain/team";
import { noteSeenPlans } from "./audit-log";
import { readChildRecords, recordsOf, wholePlan } from "./child-records";
import { readableChildren, worksInClass } from "./class-team";
import { namesOf } from "./names-of";
import type { KnowsPeople, Services } from "./services";
import { type ChildView, type PlanView, peopleNamedIn, viewChild, viewPlan } from "./views";
import { type StaffSchool, notFound, whoIsAsking } from "./who-is-asking";

/** One class and the plans in force of those of its children whom the reader works with. */
export interface ClassPlans {
  readonly class: { readonly id: ClassId; readonly name: string };
  readonly children: { readonly child: ChildView; readonly plan: PlanView }[];
}

/**
 * Reads the plans in force of a class, for those who teach or help in it and for those who may see the whole register.
 *
 * @throws {NotFoundError} no such class, or none of the person's.
 * @throws {NotAllowedError} the person is not staff.
 */
export async function readClassPlans(
  question: { readonly personId: PersonId; readonly classId: ClassId },
  services: KnowsPeople & Pick<Services, "directory" | "audit">,
): Promise<ClassPlans> {
  const { personId, classId } = question;
  const asking = await whoIsAsking(personId, services);
  for (const place of asking.schools) {
    const one = place.facts.roster.find(({ id }) => id === classId);
    if (one === undefined) continue;
    const children = (await services.replica.all(place.school.id, "Children")).map((kept) => kept.record);
    if (!mayAct(place.standings, "read", "register") && !worksInClass(personId, one, { place, children })) break;
    return readPlansOf({ personId, one, place, children: readableChildren(personId, one, { place, children }) }, services);
  }
  throw notFound(asking, { kind: "class", id: classId });
}

async function readPlansOf(
  { personId, one, place, children }: { personId: PersonId; one: RosterClass; place: StaffSchool; children: readonly Child[] },
  services: Pick<Services, "replica" | "directory" | "audit" | "clock">,
): Promise<ClassPlans> {
  const records = await readChildRecords(place.school.id, children.map((child) => child.id), services);
  const inForce = children.flatMap((child) => {
    const ofChild = recordsOf(child.id, records);
    const plan = planInForce(ofChild.plans);
    return plan === undefined ? [] : [{ child, plan, ofChild }];
  });
  await noteSeenPlans({ school: place.school, personId }, inForce.map(({ plan }) => plan), services);
  const nameOf = await namesOf(inForce.flatMap(({ plan, ofChild }) => peopleNamedIn(plan, ofChild.progress)), services);
  return {
    class: { id: one.id, name: one.name },
    children: inForce
      .map(({ child, plan, ofChild }) => ({
        child: viewChild(child, place.facts.roster),
        plan: viewPlan(wholePlan(plan, ofChild), ofChild.progress, { personId, nameOf }),
      }))
      .sort((a, b) => a.child.name.localeCompare(b.child.name, "en-GB")),
  };
}
