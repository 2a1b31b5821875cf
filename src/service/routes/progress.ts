import type { Hono } from "hono";
import { progressAnswer, progressRequest } from "../../api/contract";
import { API_PATHS } from "../../api/paths";
import { logProgress } from "../../application/log-progress";
import type { Services } from "../../application/services";
import { withdrawProgress } from "../../application/withdraw-progress";
import type { ChildId, ProgressId, TargetId } from "../../domain/ids";
import { type ApiEnvironment, answer, readBody, readPart } from "../api-request";

/** Logging what was seen of a target, and taking it back. */
export function addProgress(app: Hono<ApiEnvironment>, services: Services): void {
  app.post(API_PATHS.targetProgress, async (context) => {
    const { id, rating, note } = await readBody(context, progressRequest);
    const request = {
      personId: context.get("person").id,
      childId: readPart<ChildId>(context, "childId"),
      targetId: readPart<TargetId>(context, "targetId"),
      id: id as ProgressId,
      rating,
      note,
    };
    return answer(context, progressAnswer, { value: { progress: await logProgress(request, services) }, status: 201 });
  });
  app.post(API_PATHS.progressWithdrawal, async (context) => {
    const request = {
      personId: context.get("person").id,
      childId: readPart<ChildId>(context, "childId"),
      progressId: readPart<ProgressId>(context, "progressId"),
    };
    return answer(context, progressAnswer, { value: { progress: await withdrawProgress(request, services) } });
  });
}
