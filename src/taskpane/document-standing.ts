import type { ChildAnswer } from "../api/contract";
import type { PlanInOpenDocument } from "../host/document-host";
import { parseWrapperTag, type WrappedPlan } from "../word/field-tags";

/** A copy of a plan in the document, and which version of which plan it was made from. */
export interface CopyInDocument {
  readonly copy: PlanInOpenDocument;
  readonly made: WrappedPlan;
}

/**
 * What the document holds, as seen from one child. `several`: more than one copy of the child's plan, and the cursor is in
 * none. `earlier-plan`: a plan of the child that another plan has replaced. `another-child`: a plan, but not this child's.
 */
export type DocumentStanding =
  | { readonly kind: "nothing" }
  | { readonly kind: "several" }
  | ({ readonly kind: "this-plan" } & CopyInDocument)
  | ({ readonly kind: "earlier-plan" } & CopyInDocument)
  | { readonly kind: "another-child" };

/** Decides which plan in the document is meant. */
export function findStanding(plans: readonly PlanInOpenDocument[], { plan, earlier }: Pick<ChildAnswer, "plan" | "earlier">): DocumentStanding {
  const copies = listCopies(plans);
  const ids = new Set([plan?.planId, ...earlier.map(({ planId }) => planId)]);
  const own = copies.filter(({ made }) => ids.has(made.planId));
  if (own.length === 0) return { kind: copies.length === 0 ? "nothing" : "another-child" };
  const meant = own.length === 1 ? own[0] : own.find(({ copy }) => copy.holdsSelection);
  if (meant === undefined) return { kind: "several" };
  return { kind: meant.made.planId === plan?.planId ? "this-plan" : "earlier-plan", ...meant };
}

/** The plans in a document with what they were made from. */
export function listCopies(plans: readonly PlanInOpenDocument[]): readonly CopyInDocument[] {
  return plans.flatMap((copy) => {
    const made = parseWrapperTag(copy.tag);
    return made === undefined ? [] : [{ copy, made }];
  });
}
