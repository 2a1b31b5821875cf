import type { Hono } from "hono";
import { z } from "zod";
import { agreeRequest, childAnswer, planVersionAnswer, reviseRequest } from "../../api/contract";
import { API_PATHS } from "../../api/paths";
import { agreePlan } from "../../application/agree-plan";
import { readChild } from "../../application/read-child";
import { readPlanVersion } from "../../application/read-plan-version";
import { revisePlan } from "../../application/revise-plan";
import type { Services } from "../../application/services";
import type { ChildId, PlanId } from "../../domain/ids";
import { type ApiContext, type ApiEnvironment, answer, readBody, readPart } from "../api-request";
import { toPlanContent, toPlanTexts } from "../plan-content";
import { Refusal } from "../refusal";

const versionPart = z.coerce.number().int().min(1);

/** Agreeing a plan or its next version, which is answered with the child's page; reading one version. */
export function addPlans(app: Hono<ApiEnvironment>, services: Services): void {
  app.post(API_PATHS.plans, async (context) => {
    const question = { personId: context.get("person").id, childId: readPart<ChildId>(context, "childId") };
    const { content } = await readBody(context, agreeRequest);
    await agreePlan({ ...question, content: toPlanContent(content) }, services);
    return answer(context, childAnswer, { value: await readChild(question, services), status: 201 });
  });
  app.post(API_PATHS.planVersions, async (context) => {
    const question = { personId: context.get("person").id, childId: readPart<ChildId>(context, "childId") };
    const { over, texts, agreedWith } = await readBody(context, reviseRequest);
    await revisePlan({ ...question, planId: readPart<PlanId>(context, "planId"), over, texts: toPlanTexts(texts), agreedWith }, services);
    return answer(context, childAnswer, { value: await readChild(question, services), status: 201 });
  });
  app.get(API_PATHS.planVersion, async (context) => {
    const child = { personId: context.get("person").id, childId: readPart<ChildId>(context, "childId") };
    const plan = await readPlanVersion({ ...child, planId: readPart<PlanId>(context, "planId"), version: readVersion(context) }, services);
    return answer(context, planVersionAnswer, { value: { plan } });
  });
}

function readVersion(context: ApiContext): number {
  const read = versionPart.safeParse(context.req.param("version"));
  if (!read.success) throw new Refusal(400, "invalid", { problems: ["version"] });
  return read.data;
}
