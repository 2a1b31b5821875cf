import { auditKey } from "./audit";
import { planVersionKey } from "./plan";
import type { ListName, RecordOf } from "./records";

const KEYS: { readonly [L in ListName]: (record: RecordOf[L]) => string } = {
  Children: (child) => child.id,
  Plans: (plan) => planVersionKey(plan.planId, plan.version),
  Targets: (target) => `${target.id}:${String(target.planVersion)}`,
  Provision: (line) => `${line.id}:${String(line.planVersion)}`,
  Progress: (point) => point.id,
  Reviews: (review) => review.id,
  Advice: (advice) => advice.id,
  Concerns: (concern) => concern.id,
  Acknowledgements: (one) => one.id,
  Handovers: (handover) => handover.id,
  Team: (member) => member.id,
  Settings: (row) => row.id,
  Audit: auditKey,
};

/**
 * The key of the row that keeps a record, unique in its list. A target or a line of provision that is carried
 * into a plan's next version keeps its id, so its key names the version too.
 */
export function keyOf<L extends ListName>(list: L, record: RecordOf[L]): string {
  return KEYS[list](record);
}
