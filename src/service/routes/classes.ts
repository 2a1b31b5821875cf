import type { Hono } from "hono";
import { classPlansAnswer, classesAnswer } from "../../api/contract";
import { API_PATHS } from "../../api/paths";
import { readClassPlans } from "../../application/read-class-plans";
import { readClasses } from "../../application/read-classes";
import type { Services } from "../../application/services";
import type { ClassId } from "../../domain/ids";
import { type ApiEnvironment, answer, readPart } from "../api-request";

/** A person's classes, and the plans of one of them. */
export function addClasses(app: Hono<ApiEnvironment>, services: Services): void {
  app.get(API_PATHS.classes, async (context) =>
    answer(context, classesAnswer, { value: { classes: await readClasses(context.get("person").id, services) } }),
  );
  app.get(API_PATHS.classPlans, async (context) => {
    const question = { personId: context.get("person").id, classId: readPart<ClassId>(context, "classId") };
    return answer(context, classPlansAnswer, { value: await readClassPlans(question, services) });
  });
}
