import type { ChildId, PersonId } from "../domain/ids";
import type { PlanContent } from "../domain/plan-content";
import { askForChild } from "./ask-for-child";
import { NotFoundError, StaleError } from "./errors";
import type { Draft } from "./ports";
import { sameValues } from "./same-values";
import type { KnowsPeople, Services } from "./services";

type KeepsDrafts = KnowsPeople & Pick<Services, "drafts">;

/**
 * Reads the draft that the person keeps about a child.
 *
 * @throws {NotFoundError} nothing has been kept, or the person may not know the child.
 * @throws {NotAllowedError} not staff, or somebody who may not write the child's plan.
 */
export async function readDraft(question: { readonly personId: PersonId; readonly childId: ChildId }, services: KeepsDrafts): Promise<Draft> {
  const { school, child } = await askForChild({ ...question, action: "read", kind: "draft" }, services);
  const draft = await services.drafts.find(school.id, question.personId, child.id);
  if (draft === undefined) throw new NotFoundError({ kind: "draft", id: child.id });
  return draft;
}

/** A draft to keep over the revision that the page has read; 0 when it has read none. */
export interface KeepDraftRequest {
  readonly personId: PersonId;
  readonly childId: ChildId;
  readonly content: PlanContent;
  readonly over: number;
}

/**
 * Keeps a draft, however unfinished. A save that is repeated because its answer was lost succeeds again.
 *
 * @throws {StaleError} another window saved something else meanwhile; nothing was written.
 * @throws {NotFoundError} the person may not know the child.
 * @throws {NotAllowedError} not staff, or somebody who may not write the child's plan.
 */
export async function keepDraft(request: KeepDraftRequest, services: KeepsDrafts): Promise<Draft> {
  const { personId, content, over } = request;
  const { school, child } = await askForChild({ personId, childId: request.childId, action: "write", kind: "draft" }, services);
  try {
    return await services.drafts.save(school.id, { personId, childId: child.id, content, savedAt: services.clock.now() }, over);
  } catch (error) {
    if (!(error instanceof StaleError)) throw error;
    const kept = await services.drafts.find(school.id, personId, child.id);
    if (kept !== undefined && sameValues(kept.content, content)) return kept;
    throw error;
  }
}
