import type { ChildId, SchoolId } from "../domain/ids";
import type { PlanVersion, WholePlan } from "../domain/plan";
import { newestFirst } from "../domain/plan-standing";
import type { ProgressPoint } from "../domain/progress";
import type { ProvisionLine } from "../domain/provision";
import type { Target } from "../domain/target";
import type { Kept } from "./ports";
import type { Services } from "./services";

/** Everything kept about some children's plans, child by child. */
export interface ChildRecords {
  /** Newest first. */
  readonly plans: readonly PlanVersion[];
  readonly keptPlans: readonly Kept<PlanVersion>[];
  readonly targets: readonly Target[];
  readonly provision: readonly ProvisionLine[];
  /** Newest first, without those that were taken back. */
  readonly progress: readonly ProgressPoint[];
}

/** Reads plans, targets, help and progress of these children; a child without any has empty lists. */
export async function readChildRecords(
  schoolId: SchoolId,
  childIds: readonly ChildId[],
  services: Pick<Services, "replica">,
): Promise<ReadonlyMap<ChildId, ChildRecords>> {
  const [plans, targets, provision, progress] = await Promise.all([
    services.replica.ofChildren(schoolId, "Plans", childIds),
    services.replica.ofChildren(schoolId, "Targets", childIds),
    services.replica.ofChildren(schoolId, "Provision", childIds),
    services.replica.ofChildren(schoolId, "Progress", childIds),
  ]);
  const plansOf = byChild(plans);
  const targetsOf = byChild(targets);
  const provisionOf = byChild(provision);
  const progressOf = byChild(progress);
  return new Map(
    childIds.map((id) => {
      const keptPlans = plansOf.get(id) ?? [];
      return [
        id,
        {
          keptPlans,
          plans: newestFirst(keptPlans.map((kept) => kept.record)),
          targets: (targetsOf.get(id) ?? []).map((kept) => kept.record),
          provision: (provisionOf.get(id) ?? []).map((kept) => kept.record),
          progress: newestPoints((progressOf.get(id) ?? []).map((kept) => kept.record)),
        },
      ];
    }),
  );
}

/** The records of a child who was asked about; empty lists for any other. */
export function recordsOf(childId: ChildId, records: ReadonlyMap<ChildId, ChildRecords>): ChildRecords {
  return records.get(childId) ?? { plans: [], keptPlans: [], targets: [], provision: [], progress: [] };
}

/** The version with its own targets, most urgent first, and help. Rows of versions that were never committed stay out. */
export function wholePlan(plan: PlanVersion, { targets, provision }: Pick<ChildRecords, "targets" | "provision">): WholePlan {
  const belongs = (row: Pick<Target, "planId" | "planVersion">) => row.planId === plan.planId && row.planVersion === plan.version;
  return {
    plan,
    targets: targets.filter(belongs).sort((a, b) => a.position - b.position),
    provision: provision.filter(belongs),
  };
}

function newestPoints(points: readonly ProgressPoint[]): readonly ProgressPoint[] {
  return points.filter((point) => !point.withdrawn).sort((a, b) => b.at.localeCompare(a.at));
}

function byChild<T extends { readonly childId: ChildId }>(rows: readonly Kept<T>[]): ReadonlyMap<ChildId, readonly Kept<T>[]> {
  const found = new Map<ChildId, Kept<T>[]>();
  for (const row of rows) {
    const { childId } = row.record;
    const rowsOfChild = found.get(childId) ?? [];
    rowsOfChild.push(row);
    found.set(childId, rowsOfChild);
  }
  return found;
}
