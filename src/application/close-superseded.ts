import { planInForce } from "../domain/plan-standing";
import { readChildRecords } from "./child-records";
import { closeOtherVersions } from "./close-versions";
import { StaleError } from "./errors";
import type { School } from "./ports";
import type { Services } from "./services";

/**
 * Closes versions that a newer one has replaced: agreeing a plan closes them, unless Microsoft 365 stopped answering between
 * the two. Usually there are none.
 *
 * @throws {UnavailableError} Microsoft 365 could not answer; the next round goes on.
 */
export async function closeSuperseded(school: School, services: Pick<Services, "lists" | "replica" | "turns" | "clock">): Promise<void> {
  const open = (await services.replica.all(school.id, "Plans")).map(({ record }) => record).filter((plan) => plan.state !== "closed");
  const childIds = open.map((plan) => plan.childId);
  const crowded = [...new Set(childIds.filter((id, index) => childIds.indexOf(id) !== index))];
  for (const childId of crowded) {
    await services.turns.inTurn(childId, async () => {
      const { plans = [], keptPlans = [] } = (await readChildRecords(school.id, [childId], services)).get(childId) ?? {};
      const inForce = planInForce(plans);
      if (inForce === undefined) return;
      await closeOtherVersions(inForce, { school, personId: inForce.agreement.by, keptPlans }, services).catch(laterIfStale);
    });
  }
}

/** Somebody has just changed the row in Microsoft Lists: the next reading shows how. */
function laterIfStale(error: unknown): void {
  if (!(error instanceof StaleError)) throw error;
}
