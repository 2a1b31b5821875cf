import { z } from "zod";
import { AUDIT_ACTIONS, AUDIT_SUBJECTS, type AuditRecord } from "../../domain/audit";
import type { ChildId, PersonId } from "../../domain/ids";
import { toSharePointInstant } from "../sharepoint-date";
import { id, instant, optionalId, textField, wholeNumber } from "./field-shapes";
import { present, rowMapping } from "./row-mapping";

/** Rows of the audit: read as they stand, so that whatever somebody altered no longer fits its hash. */
export const auditRows = rowMapping<AuditRecord>({
  title: (row) => `Row ${String(row.sequence)}`,
  fields: (row) => ({
    Sequence: row.sequence,
    DoneAt: toSharePointInstant(row.doneAt),
    ByPersonId: row.by,
    Action: row.action,
    SubjectKind: row.subjectKind,
    SubjectId: row.subjectId,
    ChildId: textField(row.childId),
    PreviousHash: row.previousHash,
    Hash: row.hash,
  }),
  shape: () =>
    z
      .object({
        Sequence: wholeNumber(1),
        DoneAt: instant,
        ByPersonId: id<PersonId>(),
        Action: z.enum(AUDIT_ACTIONS),
        SubjectKind: z.enum(AUDIT_SUBJECTS),
        SubjectId: id<string>(),
        ChildId: optionalId<ChildId>(),
        PreviousHash: id<string>(),
        Hash: id<string>(),
      })
      .transform((row) =>
        present({
          sequence: row.Sequence, doneAt: row.DoneAt, by: row.ByPersonId, action: row.Action, subjectKind: row.SubjectKind, subjectId: row.SubjectId,
          childId: row.ChildId, previousHash: row.PreviousHash, hash: row.Hash,
        }),
      ),
});
