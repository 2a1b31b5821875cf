import type { DraftAnswer } from "../../api/contract";
import type { PersonId, PlanId, ProvisionId, TargetId } from "../../domain/ids";
import type { PlanContent } from "../../domain/plan-content";

/** A draft as it came from the service, which has been read against the contract, as a plan being written. */
export function readPlanContent(kept: DraftAnswer["content"]): PlanContent {
  return {
    ...kept,
    planId: kept.planId as PlanId,
    leadId: kept.leadId as PersonId | undefined,
    targets: kept.targets.map((target) => ({
      ...target,
      id: target.id as TargetId,
      provision: target.provision.map((line) => ({ ...line, id: line.id as ProvisionId, whoId: line.whoId as PersonId | undefined })),
    })),
  };
}
