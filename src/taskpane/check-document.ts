import type { ChildAnswer } from "../api/contract";
import type { PlanDocument } from "../domain/plan-document";
import type { DocumentHost, DocumentOutcome, DocumentTrouble } from "../host/document-host";
import type { ApiClient } from "../ui/asking/api-client";
import { ApiError } from "../ui/asking/api-error";
import { isFactTag } from "../word/document-facts";
import { parseFieldTag, parseWrapperTag } from "../word/field-tags";
import { compareDocument, type Comparison, type TwoVersions } from "./compare-document";
import { type CopyInDocument, type DocumentStanding, findStanding } from "./document-standing";
import { type PaneSchool, planOnPaper } from "./plan-on-paper";

/** A child's plan in the document, compared with the plan in force. */
export interface CheckedCopy extends CopyInDocument {
  readonly versions: TwoVersions;
  readonly comparison: Comparison;
}

/** What was found when the document and the child's plan were read together. */
export interface DocumentCheck {
  readonly child: ChildAnswer;
  /** The plan in force as a document says it; absent when there is none. */
  readonly inForce?: PlanDocument;
  readonly standing: DocumentStanding | { readonly kind: "unreadable"; readonly trouble: DocumentTrouble };
  /** Only when the document holds the plan in force, in whatever version. */
  readonly checked?: CheckedCopy;
}

/** What checking reads from. */
export interface CheckSources {
  readonly api: Pick<ApiClient, "child" | "planVersion">;
  readonly document: DocumentHost;
  readonly schools: readonly PaneSchool[];
}

/** Which controls of a document are plans and fields of plans. */
export const PLAN_TAGS = {
  isWrapper: (tag: string): boolean => parseWrapperTag(tag) !== undefined,
  isField: (tag: string): boolean => parseFieldTag(tag) !== undefined || isFactTag(tag),
};

/**
 * Reads the child's plan and the document, and compares them.
 *
 * @throws {ApiError} the service did not answer.
 */
export async function checkDocument(childId: string, { api, document, schools }: CheckSources): Promise<DocumentCheck> {
  const [child, plans] = await Promise.all([api.child(childId), document.readPlans(PLAN_TAGS)]);
  const school = schools.find(({ id }) => id === child.schoolId);
  if (school === undefined) throw new ApiError({ code: "not-allowed" });
  const inForce = child.plan === undefined ? undefined : planOnPaper(child.plan, child.child, school);
  const found = { child, ...(inForce === undefined ? {} : { inForce }), standing: standingOf(plans, child) };
  const { standing } = found;
  if (standing.kind !== "this-plan" || inForce === undefined) return found;
  const { copy, made } = standing;
  const base = made.version === inForce.version ? inForce : planOnPaper(await api.planVersion({ childId, ...made }), child.child, school);
  const versions = { base, inForce };
  return { ...found, checked: { copy, made, versions, comparison: compareDocument(copy.fields, versions) } };
}

function standingOf(plans: DocumentOutcome<Parameters<typeof findStanding>[0]>, child: ChildAnswer): DocumentCheck["standing"] {
  return plans.kind === "trouble" ? { kind: "unreadable", trouble: plans.trouble } : findStanding(plans.value, child);
}
