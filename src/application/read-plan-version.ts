import type { ChildId, PersonId, PlanId } from "../domain/ids";
import { noteSeenPlans } from "./audit-log";
import { askForChild } from "./ask-for-child";
import { readChildRecords, recordsOf, wholePlan } from "./child-records";
import { NotFoundError } from "./errors";
import { namesOf } from "./names-of";
import type { KnowsPeople, Services } from "./services";
import { type PlanView, peopleNamedIn, viewPlan } from "./views";

/**
 * Reads one version of a child's plan, in force or closed, without its progress: a Word document made from it is compared with it.
 *
 * @throws {NotFoundError} no such child or version, or the person may not know that there is one.
 * @throws {NotAllowedError} the person is not staff.
 */
export async function readPlanVersion(
  question: { readonly personId: PersonId; readonly childId: ChildId; readonly planId: PlanId; readonly version: number },
  services: KnowsPeople & Pick<Services, "directory" | "audit">,
): Promise<PlanView> {
  const { personId, childId, planId, version } = question;
  const { school } = await askForChild({ personId, childId, action: "read", kind: "plan" }, services);
  const records = recordsOf(childId, await readChildRecords(school.id, [childId], services));
  const plan = records.plans.find((one) => one.planId === planId && one.version === version);
  if (plan === undefined) throw new NotFoundError({ kind: "plan", id: planId });
  await noteSeenPlans({ school, personId }, [plan], services);
  const nameOf = await namesOf(peopleNamedIn(plan, []), services);
  return viewPlan(wholePlan(plan, records), [], { personId, nameOf });
}
