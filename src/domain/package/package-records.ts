import type { Acknowledgement } from "../acknowledgement";
import type { Child } from "../child";
import type { PersonId } from "../ids";
import { type PlanVersion, planVersionKey } from "../plan";
import type { ProgressPoint } from "../progress";
import type { ProvisionLine } from "../provision";
import { keyOf } from "../record-key";
import type { RecordOf } from "../records";
import type { Review } from "../review";
import type { Target } from "../target";

/** Lists whose rows travel in a package, in the order in which the receiving school writes them. */
export const PACKED_LISTS = ["Children", "Targets", "Provision", "Plans", "Progress", "Reviews", "Acknowledgements"] as const;
export type PackedList = (typeof PACKED_LISTS)[number];

/** A child as other schools may know them: without school, account, classes and last day, which belong to the old place. */
export type PackedChild = Omit<Child, "schoolId" | "entraId" | "classIds" | "leftOn">;
/** A plan version without its lead, who stays behind. */
export type PackedPlan = Omit<PlanVersion, "leadId">;
/** A line of help without the account of whoever gives it; the words for who it is stay. */
export type PackedProvision = Omit<ProvisionLine, "whoId">;

/** Every row of one child that goes to another school (R51). */
export interface PackageRecords {
  readonly child: PackedChild;
  readonly plans: readonly PackedPlan[];
  readonly targets: readonly Target[];
  readonly provision: readonly PackedProvision[];
  readonly progress: readonly ProgressPoint[];
  readonly reviews: readonly Review[];
  readonly acknowledgements: readonly Acknowledgement[];
  /** Names of those whose ids stand in the rows; people who are gone are missing. */
  readonly people: readonly { readonly id: PersonId; readonly name: string }[];
}

/** The rows of each list as the receiving school would keep them under `schoolId`. */
export function packedRows({ child, plans, targets, provision, progress, reviews, acknowledgements }: PackageRecords, schoolId: Child["schoolId"]): { readonly [L in PackedList]: readonly RecordOf[L][] } {
  return {
    Children: [{ ...child, schoolId, classIds: [] }],
    Plans: plans, Targets: targets, Provision: provision, Progress: progress, Reviews: reviews, Acknowledgements: acknowledgements,
  };
}

/** What is wrong with rows that are each well formed: they do not belong together. */
export type RecordFault = "another-child" | "same-row-twice" | "no-such-version" | "no-such-target";

/**
 * Finds rows that do not belong together: of another child, twice under one key, of a plan version or a target that is not
 * in the package. Empty for the rows of one child.
 */
export function findRecordFaults(records: PackageRecords): readonly RecordFault[] {
  const rows = packedRows(records, "" as Child["schoolId"]);
  const { Children: _child, ...ofChild } = rows;
  const versions = new Set(records.plans.map((plan) => planVersionKey(plan.planId, plan.version)));
  const planIds = new Set(records.plans.map(({ planId }) => planId));
  const targets = new Set(records.targets.map((target) => `${target.id} ${planVersionKey(target.planId, target.planVersion)}`));
  const targetIds = new Set(records.targets.map(({ id, planId }) => `${id} ${planId}`));
  const inVersion = [...records.targets, ...records.provision, ...records.reviews, ...records.acknowledgements];
  const checks: readonly (readonly [RecordFault, boolean])[] = [
    ["another-child", Object.values(ofChild).flat().some(({ childId }) => childId !== records.child.id)],
    ["same-row-twice", PACKED_LISTS.some((list) => hasTwice(keysOf(list, rows)))],
    ["no-such-version", inVersion.some(({ planId, planVersion }) => !versions.has(planVersionKey(planId, planVersion))) || records.progress.some(({ planId }) => !planIds.has(planId))],
    [
      "no-such-target",
      records.provision.some((line) => !targets.has(`${line.targetId} ${planVersionKey(line.planId, line.planVersion)}`)) ||
        records.progress.some(({ targetId, planId }) => !targetIds.has(`${targetId} ${planId}`)),
    ],
  ];
  return checks.filter(([, isSo]) => isSo).map(([fault]) => fault);
}

function keysOf<L extends PackedList>(list: L, rows: { readonly [K in PackedList]: readonly RecordOf[K][] }): readonly string[] {
  return rows[list].map((row) => keyOf(list, row as RecordOf[L]));
}

function hasTwice(keys: readonly string[]): boolean {
  return new Set(keys).size < keys.length;
}
