import type { Hono } from "hono";
import { concernAnswerRequest, concernRequest, concernsAnswer } from "../../api/concerns";
import { API_PATHS } from "../../api/paths";
import { answerConcern } from "../../application/answer-concern";
import type { Revision } from "../../application/ports";
import { raiseConcern } from "../../application/raise-concern";
import { readConcerns } from "../../application/read-concerns";
import type { Services } from "../../application/services";
import type { ChildId, TargetId } from "../../domain/ids";
import { type ApiContext, type ApiEnvironment, answer, readBody, readPart } from "../api-request";

/** Concerns about a child between two reviews: reading, raising, answering. */
export function addConcerns(app: Hono<ApiEnvironment>, services: Services): void {
  const read = async (context: ApiContext) => answer(context, concernsAnswer, { value: await readConcerns(questionOf(context), services) });
  app.get(API_PATHS.concerns, read);
  app.post(API_PATHS.concerns, async (context) => {
    const { targetId, ...body } = await readBody(context, concernRequest);
    await raiseConcern({ ...questionOf(context), ...body, targetId: targetId as TargetId | undefined }, services);
    return read(context);
  });
  app.post(API_PATHS.concernAnswer, async (context) => {
    const { over, ...body } = await readBody(context, concernAnswerRequest);
    await answerConcern({ ...questionOf(context), concernId: readPart<string>(context, "concernId"), ...body, over: over as Revision }, services);
    return read(context);
  });
}

function questionOf(context: ApiContext) {
  return { personId: context.get("person").id, childId: readPart<ChildId>(context, "childId") };
}
