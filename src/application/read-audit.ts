import { type AuditAction, type AuditRecord, THE_SERVICE } from "../domain/audit";
import type { AuditFault } from "../domain/audit-faults";
import { mayAct } from "../domain/access/may-act";
import { csvText } from "../domain/csv";
import type { ChildId, PersonId, SchoolId } from "../domain/ids";
import { askForChild } from "./ask-for-child";
import { noteExported, noteSeen } from "./audit-log";
import { NotAllowedError } from "./errors";
import { checkAudit } from "./keep-audit";
import { type NameOf, namesOf } from "./names-of";
import type { School } from "./ports";
import type { KnowsPeople, Services } from "./services";
import { notFound, whoIsAsking } from "./who-is-asking";

/** One act as it is read: `byName` is empty for somebody who is gone, `isByService` for what Baton did by itself. */
export interface AuditView extends Pick<AuditRecord, "sequence" | "doneAt" | "action" | "subjectKind"> {
  readonly byName: string;
  readonly isByService: boolean;
  /** With whom a folder was shared, or is no longer. */
  readonly withName?: string;
  /** Of a plan: which version. */
  readonly version?: number;
}

/** One page of the acts that concern a child, newest first. */
export interface AuditPage {
  readonly entries: AuditView[];
  /** From 1. */
  readonly page: number;
  /** 1 when there is nothing. */
  readonly pageCount: number;
  readonly total: number;
}

/** Which acts of a child are asked for; every kind when `action` is absent. */
export interface AuditQuestion {
  readonly personId: PersonId;
  readonly childId: ChildId;
  readonly action?: AuditAction | undefined;
  /** From 1; a page after the last is the last. */
  readonly page: number;
}

const ACTS_A_PAGE = 25;

type ReadsAudit = KnowsPeople & Pick<Services, "directory" | "audit">;

/**
 * Reads who has seen, changed, shared or exported what of a child, for the SENCO and the head. Having looked is recorded too.
 *
 * @throws {NotFoundError} no such child, or the person may not know that there is one.
 * @throws {NotAllowedError} not staff, or somebody who may not read the audit.
 */
export async function readAudit({ personId, childId, action, page }: AuditQuestion, services: ReadsAudit): Promise<AuditPage> {
  const { school } = await askForChild({ personId, childId, action: "read", kind: "audit" }, services);
  await noteSeen({ school, personId }, { kind: "audit", id: childId, childId }, services);
  const acts = (await actsOf(school, childId, services)).filter((one) => action === undefined || one.action === action);
  const pageCount = Math.max(1, Math.ceil(acts.length / ACTS_A_PAGE));
  const shown = Math.min(page, pageCount);
  const onPage = acts.slice((shown - 1) * ACTS_A_PAGE, shown * ACTS_A_PAGE);
  const nameOf = await namesOf(peopleIn(onPage), services);
  return { entries: onPage.map((act) => viewAct(act, nameOf)), page: shown, pageCount, total: acts.length };
}

/**
 * Gives all of a child's acts as comma-separated text, oldest first, with the ids and hashes that prove them. The export is
 * recorded first, so that it stands in the next one. Throws as `readAudit` does.
 */
export async function exportAudit({ personId, childId }: Pick<AuditQuestion, "personId" | "childId">, services: ReadsAudit): Promise<string> {
  const { school } = await askForChild({ personId, childId, action: "read", kind: "audit" }, services);
  await noteExported({ school, personId }, { kind: "audit", id: childId, childId }, services);
  const acts = [...(await actsOf(school, childId, services))].reverse();
  const nameOf = await namesOf(peopleIn(acts), services);
  const heading = ["Number", "Done at (UTC)", "By", "Person id", "Action", "Kind of record", "Record id", "Hash of the row before", "Hash"];
  return csvText([heading, ...acts.map((act) => [
    String(act.sequence), act.doneAt, nameOf(act.by), act.by, act.action, act.subjectKind, act.subjectId, act.previousHash, act.hash,
  ])]);
}

/** Whether a school's audit is whole. Says nothing of what is in it. */
export interface AuditIntegrity {
  readonly rowCount: number;
  /** Acts that are not in the list yet. */
  readonly waiting: number;
  /** Instant; absent while it has not been gone through. */
  readonly checkedAt?: string;
  readonly faults: AuditFault[];
}

/**
 * Says whether a school's audit is whole, for SENCO, head and IT administrator; with `isCheckedNow` it is gone through first.
 *
 * @throws {NotFoundError} the person does not work in that school.
 * @throws {NotAllowedError} not staff, or somebody who may not know.
 * @throws {UnavailableError} Microsoft 365 could not be asked now.
 */
export async function readAuditIntegrity(
  { personId, schoolId, isCheckedNow }: { readonly personId: PersonId; readonly schoolId: SchoolId; readonly isCheckedNow: boolean },
  services: KnowsPeople & Pick<Services, "audit" | "lists" | "turns">,
): Promise<AuditIntegrity> {
  const asking = await whoIsAsking(personId, services);
  const place = asking.schools.find(({ school }) => school.id === schoolId);
  if (place === undefined) throw notFound(asking, { kind: "school", id: schoolId });
  if (!mayAct(place.standings, "read", "audit-check")) throw new NotAllowedError("check the audit of", { kind: "school", id: schoolId });
  if (isCheckedNow) await checkAudit(place.school, services);
  const { check, waiting, head } = await services.audit.standing(schoolId);
  return { rowCount: check?.rowCount ?? head.sequence, waiting, ...(check === undefined ? {} : { checkedAt: check.checkedAt }), faults: [...(check?.faults ?? [])] };
}

async function actsOf(school: School, childId: ChildId, { replica }: Pick<Services, "replica">): Promise<readonly AuditRecord[]> {
  const kept = await replica.ofChildren(school.id, "Audit", [childId]);
  return kept.map(({ record }) => record).sort((a, b) => b.sequence - a.sequence);
}

function peopleIn(acts: readonly AuditRecord[]): readonly PersonId[] {
  return acts.flatMap((act) => [...(act.by === THE_SERVICE ? [] : [act.by]), ...(act.subjectKind === "folder" ? [act.subjectId as PersonId] : [])]);
}

function viewAct(act: AuditRecord, nameOf: NameOf): AuditView {
  const { sequence, doneAt, by, action, subjectKind, subjectId } = act;
  return {
    sequence, doneAt, action, subjectKind, byName: nameOf(by), isByService: by === THE_SERVICE,
    ...(subjectKind === "folder" ? { withName: nameOf(subjectId as PersonId) } : {}),
    ...(subjectKind === "plan" ? { version: Number(subjectId.split(":").at(-1)) } : {}),
  };
}
