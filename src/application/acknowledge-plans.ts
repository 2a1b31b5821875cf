import { type Acknowledgement, acknowledgementId } from "../domain/acknowledgement";
import type { ReadablePlan } from "./read-briefing";
import type { Services } from "./services";
import { createRow, replaceRow } from "./write-row";

type Acknowledges = Pick<Services, "clock" | "lists" | "replica">;

/** Who has read, and why they were told. */
export type Told = Pick<Acknowledgement, "personId" | "because">;

/**
 * Records that the person has read and understood each of these plan versions; what is recorded already stays as it is (R42, R50).
 *
 * @throws {StaleError} somebody altered the row meanwhile; pressing again is safe.
 */
export async function acknowledgePlans({ personId, because }: Told, plans: readonly ReadablePlan[], services: Acknowledges): Promise<void> {
  for (const plan of plans) if (plan.acknowledgement?.readAt === undefined) await acknowledge({ personId, because }, plan, services);
}

async function acknowledge({ personId, because }: Told, { place, whole, child }: ReadablePlan, services: Acknowledges): Promise<void> {
  const { planId, version } = whole.plan;
  const now = services.clock.now();
  const writing = { school: place.school, personId };
  const id = acknowledgementId(planId, version, personId);
  const fresh = { id, childId: child.id, planId, planVersion: version, personId, because, toldAt: now, readAt: now };
  const { record, revision } = (await services.replica.find(place.school.id, "Acknowledgements", id)) ?? (await createRow(writing, { list: "Acknowledgements", record: fresh }, services));
  if (record.readAt !== undefined) return;
  await replaceRow(writing, { list: "Acknowledgements", record: { ...record, readAt: now }, revision }, services);
}
