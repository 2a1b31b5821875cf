import type { Hono } from "hono";
import { draftAnswer, draftRequest } from "../../api/contract";
import { API_PATHS } from "../../api/paths";
import { keepDraft, readDraft } from "../../application/keep-draft";
import type { Services } from "../../application/services";
import type { ChildId } from "../../domain/ids";
import { type ApiContext, type ApiEnvironment, answer, readBody, readPart } from "../api-request";
import { toPlanContent } from "../plan-content";

/** The draft that a person keeps about a child. */
export function addDraft(app: Hono<ApiEnvironment>, services: Services): void {
  app.get(API_PATHS.draft, async (context) => answer(context, draftAnswer, { value: await readDraft(questionOf(context), services) }));
  app.put(API_PATHS.draft, async (context) => {
    const { content, over } = await readBody(context, draftRequest);
    const request = { ...questionOf(context), content: toPlanContent(content), over };
    return answer(context, draftAnswer, { value: await keepDraft(request, services) });
  });
}

function questionOf(context: ApiContext) {
  return { personId: context.get("person").id, childId: readPart<ChildId>(context, "childId") };
}
