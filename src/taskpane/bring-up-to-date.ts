import type { PlanDocument } from "../domain/plan-document";
import { withTexts } from "../domain/plan-text";
import type { DocumentHost, DocumentOutcome } from "../host/document-host";
import { versionFacts } from "../word/document-facts";
import { documentFields } from "../word/document-fields";
import { wrapperTag } from "../word/field-tags";
import { flatOpc } from "../word/flat-opc";
import { wrapperTitle } from "../word/plan-body";
import { planParts } from "../word/plan-parts";
import type { CheckedCopy } from "./check-document";
import { sayTheSame } from "./compare-document";

/** The plan as Word takes it into a document. */
export function toInsert(plan: PlanDocument): string {
  return flatOpc(planParts(plan));
}

/**
 * Makes the copy in the document say what `plan` says. With the same targets and help only the texts that differ are
 * written, so that what somebody wrote beside them stays; otherwise the plan is laid out anew in its place. Texts that
 * were changed in the document and are not `settled` stay as they are.
 */
export async function bringUpToDate(
  document: DocumentHost,
  { copy, versions, comparison }: CheckedCopy,
  { plan, settled = new Set() }: { readonly plan: PlanDocument; readonly settled?: ReadonlySet<string> },
): Promise<DocumentOutcome> {
  const open = comparison.changes.filter(({ tag }) => !settled.has(tag));
  const meant = withTexts(plan, open.map(({ place, is }) => ({ place, text: is })));
  const fields = documentFields(meant);
  const tags = new Set(documentFields(versions.base).map(({ tag }) => tag));
  if (fields.length !== tags.size || fields.some(({ tag }) => !tags.has(tag))) return document.replacePlan(copy.key, toInsert(meant));
  const found = new Map(copy.fields.map(({ tag, text }) => [tag, text]));
  const changes = [...fields, ...versionFacts(plan)].filter(({ tag, text }) => found.has(tag) && !sayTheSame(found.get(tag) ?? "", text));
  return document.writeFields(copy.key, changes.map(({ tag, text }) => ({ tag, text })), { tag: wrapperTag(plan.planId, plan.version), title: wrapperTitle(plan) });
}

/** Puts fields back that were removed in Word; what else was changed in the document stays. */
export function putBack(document: DocumentHost, { copy, versions, comparison }: CheckedCopy): Promise<DocumentOutcome> {
  return document.replacePlan(copy.key, toInsert(withTexts(versions.base, comparison.changes.map(({ place, is }) => ({ place, text: is })))));
}
