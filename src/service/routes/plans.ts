import type { Hono } from "hono";
import { agreeRequest, childAnswer } from "../../api/contract";
import { API_PATHS } from "../../api/paths";
import { agreePlan } from "../../application/agree-plan";
import { readChild } from "../../application/read-child";
import type { Services } from "../../application/services";
import type { ChildId } from "../../domain/ids";
import { type ApiEnvironment, answer, readBody, readPart } from "../api-request";
import { toPlanContent } from "../plan-content";

/** Agreeing a plan; the answer is the child's page with the plan in force. */
export function addPlans(app: Hono<ApiEnvironment>, services: Services): void {
  app.post(API_PATHS.plans, async (context) => {
    const question = { personId: context.get("person").id, childId: readPart<ChildId>(context, "childId") };
    const { content } = await readBody(context, agreeRequest);
    await agreePlan({ ...question, content: toPlanContent(content) }, services);
    return answer(context, childAnswer, { value: await readChild(question, services), status: 201 });
  });
}
