import { expect } from "@jest/globals";
import { acceptHandover } from "../../src/application/accept-handover";
import { proposeHandovers } from "../../src/application/propose-handovers";
import { readHandovers } from "../../src/application/read-handovers";
import { sendHandover } from "../../src/application/send-handover";
import type { ChildId, PersonId } from "../../src/domain/ids";
import { planFromContent } from "../../src/domain/plan-from-content";
import { MS_HALE, MS_YUSUF, OAKFIELD, aPlanContent, aProvisionLine, aStaffRow, aTarget, day } from "./builders";
import { OAKFIELD_SCHOOL, type Records } from "./fakes/services";
import { CEDAR, MR_MARSH, RIVERSIDE, type TwoSchools, oakfieldAndRiverside } from "./fakes/two-schools";

export const JO = "child-jo" as ChildId;
export const HEAD = "person-head" as PersonId;
export const content = aPlanContent({ leadId: MS_YUSUF, targets: [aTarget({ provision: [aProvisionLine({ whoId: MS_YUSUF })] })] });
export const { plan, targets, provision } = planFromContent(content, { childId: JO, version: 3, agreement: { on: day("2026-09-07"), by: MS_HALE, with: "Mum at the meeting" } });
export const withPlan: Records = { Plans: [plan], Targets: targets, Provision: provision, Settings: [aStaffRow(), aStaffRow({ id: "staff-head", personId: HEAD, role: "head" })] };

export const propose = (services: TwoSchools) => proposeHandovers(OAKFIELD_SCHOOL, services);
export const handoversIn = (services: TwoSchools) => services.oakfieldLists.records("Handovers");
export const joIn = (services: TwoSchools) => services.oakfieldLists.records("Children").find(({ id }) => id === JO);
export const incoming = async (services: TwoSchools, personId = MR_MARSH) => (await readHandovers({ personId, schoolId: RIVERSIDE }, services)).incoming;
export const outgoing = async (services: TwoSchools, personId = MS_HALE) => (await readHandovers({ personId, schoolId: OAKFIELD }, services)).outgoing;

/** Jo has been moved to Cedar at Riverside; nobody has noticed yet. */
export async function moved(records: Parameters<typeof oakfieldAndRiverside>[0] = { oakfield: withPlan }) {
  const services = await oakfieldAndRiverside(records);
  await services.putJoIn(CEDAR);
  return services;
}

/** The move has been noticed; the answer has the handover's id. */
export async function proposed(records?: Parameters<typeof oakfieldAndRiverside>[0]) {
  const services = await moved(records);
  expect(await propose(services)).toEqual([]);
  const [handover] = handoversIn(services);
  if (handover === undefined) throw new Error("nothing was proposed");
  return { services, handover, handoverId: handover.id };
}

export async function sent(records?: Parameters<typeof oakfieldAndRiverside>[0]) {
  const found = await proposed(records);
  await sendHandover({ personId: MS_HALE, handoverId: found.handoverId }, found.services);
  return found;
}

export async function accepted(records?: Parameters<typeof oakfieldAndRiverside>[0]) {
  const found = await sent(records);
  await acceptHandover({ personId: MR_MARSH, handoverId: found.handoverId }, found.services);
  await found.services.catchUp();
  return found;
}
