import { type AuditSubject, type NewAuditEntry, planSubject, seenEntry } from "../domain/audit";
import type { ChildId, PersonId } from "../domain/ids";
import type { PlanVersion } from "../domain/plan";
import { keyOf } from "../domain/record-key";
import type { ListName, RecordOf } from "../domain/records";
import type { Kept, School } from "./ports";
import type { Services } from "./services";

/** What recording an act works with. */
export type RecordsActs = Pick<Services, "audit" | "clock">;

/** Who looked, and at which school. */
interface Looking {
  readonly school: School;
  readonly personId: PersonId;
}

/** Records that somebody opened these plans, before they are answered; once a person, child and day. */
export async function noteSeenPlans(
  { school, personId }: Looking, plans: readonly Pick<PlanVersion, "childId" | "planId" | "version">[], { audit, clock }: RecordsActs,
): Promise<void> {
  const doneAt = clock.now();
  const seen = plans.map(({ childId, planId, version }) => seenEntry({ doneAt, by: personId, subjectKind: "plan", subjectId: planSubject(planId, version), childId }));
  await audit.note(school.id, seen);
}

/** Records that somebody opened something else, of one child or of the whole school. */
export async function noteSeen(
  { school, personId }: Looking, subject: { readonly kind: AuditSubject; readonly id: string; readonly childId?: ChildId }, { audit, clock }: RecordsActs,
): Promise<void> {
  const about = subject.childId === undefined ? {} : { childId: subject.childId };
  await audit.note(school.id, [seenEntry({ doneAt: clock.now(), by: personId, subjectKind: subject.kind, subjectId: subject.id, ...about })]);
}

/** Records that somebody took a copy out, each time. */
export async function noteExported(
  { school, personId }: Looking, subject: { readonly kind: AuditSubject; readonly id: string; readonly childId?: ChildId }, { audit, clock }: RecordsActs,
): Promise<void> {
  const about = subject.childId === undefined ? {} : { childId: subject.childId };
  await audit.note(school.id, [{ doneAt: clock.now(), by: personId, action: "exported", subjectKind: subject.kind, subjectId: subject.id, ...about }]);
}

/** Targets and help belong to their plan's version, whose row commits them and is recorded; the audit does not record itself. */
const RECORDED: Readonly<Partial<Record<ListName, AuditSubject>>> = {
  Children: "child", Plans: "plan", Progress: "progress", Reviews: "review", Advice: "advice", Concerns: "concern", Acknowledgements: "acknowledgement", Handovers: "handover", Team: "team", Settings: "staff",
};

/** The act of having written a row; `undefined` for rows that are recorded by another. Writing the same again is the same act. */
export function changeEntry<L extends ListName>(
  list: L, kept: Kept<RecordOf[L]>, { by, doneAt }: { readonly by: PersonId; readonly doneAt: string },
): NewAuditEntry | undefined {
  const subjectKind = RECORDED[list];
  if (subjectKind === undefined) return undefined;
  const key = keyOf(list, kept.record);
  const childId = childOf(list, kept.record);
  return {
    doneAt, by, action: "changed", subjectKind, subjectId: key, key: `changed:${list}:${key}:${kept.revision}`, ...(childId === undefined ? {} : { childId }),
  };
}

function childOf<L extends ListName>(list: L, record: RecordOf[L]): ChildId | undefined {
  if (list === "Children") return keyOf(list, record) as ChildId;
  return "childId" in record ? record.childId : undefined;
}
