import { type PlanVersion, planVersionKey } from "../domain/plan";
import type { ChildRecords } from "./child-records";
import type { Services } from "./services";
import { type Writing, replaceRow } from "./write-row";

/** Closes every version of a child's plans but the one that is in force now; those that are closed already are left alone. */
export async function closeOtherVersions(
  inForce: PlanVersion,
  { keptPlans, ...writing }: Pick<ChildRecords, "keptPlans"> & Writing,
  services: Pick<Services, "lists" | "replica" | "clock">,
): Promise<void> {
  const key = planVersionKey(inForce.planId, inForce.version);
  for (const { record, revision } of keptPlans) {
    if (record.state === "closed" || planVersionKey(record.planId, record.version) === key) continue;
    await replaceRow(writing, { list: "Plans", record: { ...record, state: "closed" }, revision }, services);
  }
}
