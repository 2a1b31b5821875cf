import type { Hono } from "hono";
import { auditAnswer, auditCheckAnswer, auditQuery, exportAnswer } from "../../api/audit";
import { API_PATHS } from "../../api/paths";
import { exportAudit, readAudit, readAuditIntegrity } from "../../application/read-audit";
import type { Services } from "../../application/services";
import type { ChildId, SchoolId } from "../../domain/ids";
import { type ApiContext, type ApiEnvironment, answer, readPart } from "../api-request";
import { Refusal } from "../refusal";

/** Who did what with a child's records, as a page and as a file; whether a school's audit is whole. */
export function addAudit(app: Hono<ApiEnvironment>, services: Services): void {
  app.get(API_PATHS.audit, async (context) => answer(context, auditAnswer, { value: await readAudit({ ...childIn(context), ...queryOf(context) }, services) }));
  app.post(API_PATHS.auditExport, async (context) => answer(context, exportAnswer, { value: { csv: await exportAudit(childIn(context), services) } }));
  app.get(API_PATHS.auditCheck, async (context) =>
    answer(context, auditCheckAnswer, { value: await readAuditIntegrity({ ...schoolIn(context), isCheckedNow: false }, services) }),
  );
  app.post(API_PATHS.auditCheck, async (context) =>
    answer(context, auditCheckAnswer, { value: await readAuditIntegrity({ ...schoolIn(context), isCheckedNow: true }, services) }),
  );
}

function childIn(context: ApiContext) {
  return { personId: context.get("person").id, childId: readPart<ChildId>(context, "childId") };
}

function schoolIn(context: ApiContext) {
  return { personId: context.get("person").id, schoolId: readPart<SchoolId>(context, "schoolId") };
}

function queryOf(context: ApiContext) {
  const read = auditQuery.safeParse(context.req.query());
  if (!read.success) throw new Refusal(400, "invalid", { problems: [...new Set(read.error.issues.map((issue) => issue.path.join(".")))] });
  return read.data;
}
