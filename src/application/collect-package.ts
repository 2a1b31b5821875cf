import type { Child } from "../domain/child";
import type { PersonId } from "../domain/ids";
import type { PackageRecords, PackedChild, PackedPlan, PackedProvision } from "../domain/package/package-records";
import { type PlanVersion, planVersionKey } from "../domain/plan";
import type { ProvisionLine } from "../domain/provision";
import { keyOf } from "../domain/record-key";
import type { ListName, RecordOf } from "../domain/records";
import type { School } from "./ports";
import type { Services } from "./services";

type Collects = Pick<Services, "replica" | "directory">;

/**
 * Gathers every row of a child for another school, in the order of their keys. Rows of versions that were never agreed stay
 * out, as everywhere; so does what belongs to this place: account, classes, last day, lead and accounts of those who help.
 *
 * @throws {UnavailableError} names cannot be asked for now.
 */
export async function collectPackage(school: School, child: Child, services: Collects): Promise<PackageRecords> {
  const rowsOf = async <L extends Exclude<ListName, "Settings" | "Audit">>(list: L): Promise<readonly RecordOf[L][]> => {
    const kept = await services.replica.ofChildren(school.id, list, [child.id]);
    return kept.map(({ record }) => record).sort((a, b) => (keyOf(list, a) < keyOf(list, b) ? -1 : 1));
  };
  const plans = await rowsOf("Plans");
  const versions = new Set(plans.map((plan) => planVersionKey(plan.planId, plan.version)));
  const isAgreed = (row: { readonly planId: PlanVersion["planId"]; readonly planVersion: number }) => versions.has(planVersionKey(row.planId, row.planVersion));
  const targets = (await rowsOf("Targets")).filter(isAgreed);
  const known = new Set(targets.map(({ planId, planVersion, id }) => `${planVersionKey(planId, planVersion)} ${id}`));
  const everKnown = new Set(targets.map(({ planId, id }) => `${planId} ${id}`));
  const records: PackageRecords = {
    child: packedChild(child),
    plans: plans.map(packedPlan),
    targets,
    provision: (await rowsOf("Provision")).filter((line) => known.has(`${planVersionKey(line.planId, line.planVersion)} ${line.targetId}`)).map(packedProvision),
    progress: (await rowsOf("Progress")).filter(({ planId, targetId }) => everKnown.has(`${planId} ${targetId}`)),
    reviews: (await rowsOf("Reviews")).filter(isAgreed),
    acknowledgements: (await rowsOf("Acknowledgements")).filter(isAgreed),
    people: [],
  };
  const names = await services.directory.names(peopleIn(records));
  return { ...records, people: [...names].map(([id, name]) => ({ id, name })).sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

function packedChild({ schoolId: _school, entraId: _account, classIds: _classes, leftOn: _left, ...child }: Child): PackedChild {
  return child;
}

function packedPlan({ leadId: _lead, ...plan }: PlanVersion): PackedPlan {
  return plan;
}

function packedProvision({ whoId: _who, ...line }: ProvisionLine): PackedProvision {
  return line;
}

function peopleIn({ plans, progress, reviews, acknowledgements }: PackageRecords): readonly PersonId[] {
  const all = [
    ...plans.map(({ agreement }) => agreement.by), ...progress.map(({ by }) => by), ...acknowledgements.map(({ personId }) => personId),
    ...reviews.flatMap(({ proposedBy, held }) => [proposedBy, held?.closedBy]),
  ];
  return [...new Set(all)].filter((id) => id !== undefined);
}
