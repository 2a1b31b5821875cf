import { z } from "zod";
import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from "../domain/audit";

/** What `?action=` and `?page=` of `GET /api/children/:childId/audit` may be; pages count from 1. */
export const auditQuery = z.object({ action: z.enum(AUDIT_ACTIONS).optional(), page: z.coerce.number().int().min(1).max(100_000).default(1) });

/** `GET /api/children/:childId/audit`: who has seen, changed, shared or exported what of a child, newest first, a page at a time. */
export const auditAnswer = z.object({
  entries: z.array(
    z.object({
      sequence: z.number(),
      /** Instant in ISO 8601, UTC. */
      doneAt: z.string(),
      action: z.enum(AUDIT_ACTIONS),
      subjectKind: z.enum(AUDIT_SUBJECTS),
      /** Empty for somebody who is gone. */
      byName: z.string(),
      isByService: z.boolean(),
      withName: z.string().optional(),
      version: z.number().optional(),
    }),
  ),
  page: z.number(),
  pageCount: z.number(),
  total: z.number(),
});
export type AuditAnswer = z.infer<typeof auditAnswer>;

/** `POST …/export`: a file for the person who asked. */
export const exportAnswer = z.object({ csv: z.string() });

/** `GET /api/schools/:schoolId/audit-check`: whether the audit is whole; `POST` goes through it first. */
export const auditCheckAnswer = z.object({
  rowCount: z.number(),
  waiting: z.number(),
  checkedAt: z.string().optional(),
  /** Row numbers, both ends included. */
  faults: z.array(z.object({ kind: z.enum(["missing", "edited", "rewritten", "foreign"]), from: z.number(), until: z.number() })),
});
export type AuditCheckAnswer = z.infer<typeof auditCheckAnswer>;
