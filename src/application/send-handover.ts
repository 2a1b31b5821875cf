import type { Handover } from "../domain/handover";
import type { HandoverId, PersonId } from "../domain/ids";
import { planInForce } from "../domain/plan-standing";
import { readChildRecords, recordsOf } from "./child-records";
import { type HandoverPlaces, askForHandover, readHandoverNow, tooLate } from "./find-handover";
import { followList } from "./follow-lists";
import type { KnowsPeople, Services } from "./services";
import { replaceRow } from "./write-row";

type Sends = KnowsPeople & Pick<Services, "lists" | "turns">;

/**
 * Lets a child's plan go to the receiving school, which may then accept it: names the version in force now and who sent
 * it. Sending again changes nothing.
 *
 * @throws {NotFoundError} no such handover, or the person may not know that there is one.
 * @throws {NotAllowedError} not staff, or not a SENCO of the school that the child leaves.
 * @throws {StaleError} the child has been put back meanwhile.
 * @throws {UnavailableError} sending again is safe.
 */
export async function sendHandover(request: { readonly personId: PersonId; readonly handoverId: HandoverId }, services: Sends): Promise<Handover> {
  const places = await askForHandover({ ...request, side: "from" }, services);
  return services.turns.inTurn(places.handover.childId, () => send(request.personId, places, services));
}

async function send(personId: PersonId, places: HandoverPlaces, services: Sends): Promise<Handover> {
  const { from } = places;
  const { record: handover, revision } = await readHandoverNow(places, services);
  if (handover.state === "sent" || handover.state === "accepted") return handover;
  if (handover.state !== "proposed") throw tooLate(handover);
  await followList(from, "Plans", services);
  const records = recordsOf(handover.childId, await readChildRecords(from.id, [handover.childId], services));
  const plan = planInForce(records.plans);
  const record: Handover = {
    ...handover,
    state: "sent",
    ...(plan === undefined ? {} : { planId: plan.planId, planVersion: plan.version }),
    sentAt: services.clock.now(),
    sentBy: personId,
  };
  return (await replaceRow({ school: from, personId }, { list: "Handovers", record, revision }, services)).record;
}
