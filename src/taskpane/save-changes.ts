import { findPlanGaps, type PlanGap } from "../domain/plan-gaps";
import { withTexts } from "../domain/plan-text";
import type { DocumentHost, DocumentTrouble } from "../host/document-host";
import type { ApiClient } from "../ui/asking/api-client";
import { ApiError } from "../ui/asking/api-error";
import { bringUpToDate } from "./bring-up-to-date";
import type { CheckedCopy } from "./check-document";
import type { DocumentChange } from "./compare-document";
import { contentOnPaper, type PaneSchool, planOnPaper } from "./plan-on-paper";

/** What somebody wants to save from a document. */
export interface ChosenChanges {
  readonly childId: string;
  readonly checked: CheckedCopy;
  /** Changed fields for which the plan's own text was chosen. */
  readonly fromPlan: ReadonlySet<string>;
  readonly agreedWith: string;
}

/** How saving ended. `moved-on`: somebody else changed the plan first, and nothing was saved. */
export type SaveOutcome =
  | { readonly kind: "saved"; readonly version: number; readonly trouble?: DocumentTrouble }
  | { readonly kind: "moved-on" };

/** The changes that go into the plan. */
export function changesToSave({ checked, fromPlan }: Pick<ChosenChanges, "checked" | "fromPlan">): readonly DocumentChange[] {
  return checked.comparison.changes.filter(({ tag, isOnBothSides }) => !(isOnBothSides && fromPlan.has(tag)));
}

/** What the next version would lack. */
export function findGapsAfter(chosen: ChosenChanges): readonly PlanGap[] {
  const texts = changesToSave(chosen).map(({ place, is }) => ({ place, text: is }));
  return findPlanGaps(contentOnPaper(withTexts(chosen.checked.versions.inForce, texts), chosen.agreedWith));
}

/**
 * Agrees the next version of the plan with the chosen texts, then makes the document say what that version says.
 * Sending the same again is safe: the answer to the first may have been lost.
 *
 * @throws {ApiError} the service did not do it; the document is as it was.
 */
export async function saveChanges(chosen: ChosenChanges, { api, document, schools }: { readonly api: Pick<ApiClient, "revisePlan">; readonly document: DocumentHost; readonly schools: readonly PaneSchool[] }): Promise<SaveOutcome> {
  const { childId, checked, agreedWith } = chosen;
  const { planId, version: over } = checked.versions.inForce;
  const texts = changesToSave(chosen).map(({ place, is }) => ({ place, text: is }));
  try {
    const { plan, child, schoolId } = await api.revisePlan({ childId, planId }, { over, texts, agreedWith });
    const school = schools.find(({ id }) => id === schoolId);
    if (plan === undefined || school === undefined) throw new ApiError({ code: "not-understood" });
    const settled = new Set(checked.comparison.changes.map(({ tag }) => tag));
    const marked = await bringUpToDate(document, checked, { plan: planOnPaper(plan, child, school), settled });
    return { kind: "saved", version: plan.version, ...(marked.kind === "trouble" ? { trouble: marked.trouble } : {}) };
  } catch (error) {
    if (error instanceof ApiError && error.failure.code === "stale") return { kind: "moved-on" };
    throw error;
  }
}
