import type { DraftRequest, ReviseRequest } from "../api/contract";
import type { PlanContent } from "../domain/plan-content";
import type { PlanText } from "../domain/plan-text";

/** A plan's content as the contract let it in, with its ids as the domain knows them: there they are more than text. */
export function toPlanContent(content: DraftRequest["content"]): PlanContent {
  return content as unknown as PlanContent;
}

/** Changed texts as the contract let them in, with the ids of their places as the domain knows them. */
export function toPlanTexts(texts: ReviseRequest["texts"]): readonly PlanText[] {
  return texts as unknown as readonly PlanText[];
}
