import type { Hono } from "hono";
import { caseloadAnswer } from "../../api/contract";
import { API_PATHS } from "../../api/paths";
import { readCaseload } from "../../application/read-caseload";
import type { Services } from "../../application/services";
import type { SchoolId } from "../../domain/ids";
import { type ApiEnvironment, answer, readPart } from "../api-request";

/** A school's register. */
export function addCaseload(app: Hono<ApiEnvironment>, services: Services): void {
  app.get(API_PATHS.caseload, async (context) => {
    const question = { personId: context.get("person").id, schoolId: readPart<SchoolId>(context, "schoolId") };
    return answer(context, caseloadAnswer, { value: await readCaseload(question, services) });
  });
}
