import type { ChildId, PersonId, PlanId, ProgressId } from "../../src/domain/ids";
import { type PackageForSender, makePackage } from "../../src/application/make-package";
import { type ArrivalRound, takeInPackage } from "../../src/application/take-in-package";
import { planFromContent } from "../../src/domain/plan-from-content";
import { beginReviewForm } from "../../src/domain/reviewing/review-form";
import { MS_HALE, MS_YUSUF, aChild, aPlanContent, aProgressPoint, aProvisionLine, aStaffRow, aTarget, day } from "./builders";
import { type Records, type TestServices, oakfield } from "./fakes/services";
import { MR_MARSH, RIVERSIDE, RIVERSIDE_SCHOOL } from "./fakes/two-schools";

export const JO = "child-jo" as ChildId;
export const TO = "Riverside Academy, Leeds";

const agreement = { on: day("2026-02-02"), by: MS_HALE, with: "Dad, by telephone" };
const first = planFromContent(
  aPlanContent({ startsOn: "2026-02-02", reviewOn: "2026-07-17", targets: [aTarget({ statement: "Sit <b>with</b> the group & listen", dueOn: "2026-07-17", provision: [] })] }),
  { childId: JO, version: 1, agreement },
);
const second = planFromContent(aPlanContent({ leadId: MS_YUSUF, targets: [aTarget({ provision: [aProvisionLine({ whoId: MS_YUSUF })] })] }), {
  childId: JO, version: 2, agreement: { ...agreement, on: day("2026-09-07"), with: "Mum at the meeting" },
});
const form = beginReviewForm(first.targets.map(({ id }) => ({ targetId: id, outcome: "partly-achieved", happened: "Sits for ten minutes" })), []);
const ofFirst = { childId: JO, planId: "plan-1" as PlanId, planVersion: 1 };

/** Everything that Oakfield keeps about Jo: a closed version that was reviewed, the version in force, what was seen, who has read it. */
export const JOS_RECORDS = {
  Children: [aChild({ dateOfBirth: day("2018-03-04") })],
  Plans: [{ ...first.plan, state: "closed" }, second.plan],
  Targets: [...first.targets.map((target) => ({ ...target, outcome: "partly-achieved" as const })), ...second.targets],
  Provision: second.provision,
  Progress: [aProgressPoint({ note: "Read 9 words" }), aProgressPoint({ id: "progress-2" as ProgressId, withdrawn: true, note: "A slip" })],
  Reviews: [{ ...ofFirst, id: "review-1", state: "closed", plannedFor: day("2026-07-16"), proposedBy: MS_YUSUF, held: { form: { ...form, planRating: 4, decision: "same" }, heldOn: day("2026-07-16"), closedBy: MS_HALE } }],
  Acknowledgements: [{ ...ofFirst, id: `plan-1:1:${MS_YUSUF}`, personId: MS_YUSUF, because: "new-version", toldAt: "2026-02-03T08:00:00.000Z", readAt: "2026-02-03T10:00:00.000Z" }],
} as const satisfies Records;

/** Oakfield with all of Jo's records. */
export function oakfieldWithJo(records: Records = {}): Promise<TestServices> {
  return oakfield({ ...JOS_RECORDS, ...records });
}

/** Riverside, in a service of its own that knows nothing of Oakfield; Mr Marsh is its SENCO. */
export function riverside(records: Records = {}): Promise<TestServices> {
  return oakfield({ Settings: [aStaffRow({ id: "staff-marsh", personId: MR_MARSH, schoolId: RIVERSIDE })], Children: [], ...records }, { schools: [RIVERSIDE_SCHOOL] });
}

export function packageOfJo(services: TestServices, personId: PersonId = MS_HALE): Promise<PackageForSender> {
  return makePackage({ personId, childId: JO, toSchool: TO }, services);
}

/** Takes a package in, round after round, until there is a receipt. */
export async function takeInWhole(bytes: Uint8Array, services: TestServices): Promise<readonly ArrivalRound[]> {
  const rounds: ArrivalRound[] = [];
  while (rounds.at(-1)?.receipt === undefined && rounds.length < 50) rounds.push(await takeInPackage({ personId: MR_MARSH, schoolId: RIVERSIDE, bytes }, services));
  return rounds;
}
