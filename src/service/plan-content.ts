import type { DraftRequest } from "../api/contract";
import type { PlanContent } from "../domain/plan-content";

/** A plan's content as the contract let it in, with its ids as the domain knows them: there they are more than text. */
export function toPlanContent(content: DraftRequest["content"]): PlanContent {
  return content as unknown as PlanContent;
}
