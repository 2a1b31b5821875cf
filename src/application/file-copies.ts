import type { ChildId } from "../domain/ids";
import { type PlanVersion, planVersionKey } from "../domain/plan";
import { planInForce } from "../domain/plan-standing";
import { findTermPack } from "../domain/terms/find-term-pack";
import { type ChildRecords, readChildRecords, recordsOf, wholePlan } from "./child-records";
import { AppError, UnavailableError } from "./errors";
import { composePlanDocument } from "./plan-document";
import type { School } from "./ports";
import { readSchoolFacts } from "./school-facts";
import type { Services } from "./services";
import { peopleWithFolder } from "./share-folders";

/** What filing staff copies works with. */
export type FilesCopies = Pick<Services, "replica" | "roster" | "directory" | "folders" | "staffCopies" | "filed">;

/** One round of filing. */
export interface FilingRound {
  readonly filed: number;
  /** Children whose folder did not take the copy; they are tried again in the next round. */
  readonly refused: readonly ChildId[];
}

const WORD_FILE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * Puts the staff copy of the child's plan in force into `plan/`, unless this version was filed before. The folder must be
 * shared with the right people already. Copies of earlier versions stay beside it.
 *
 * @throws {UnavailableError} it may have been filed or not; filing again is safe.
 */
export async function fileCopy(school: School, childId: ChildId, services: FilesCopies): Promise<void> {
  const child = (await services.replica.find(school.id, "Children", childId))?.record;
  const records = recordsOf(childId, await readChildRecords(school.id, [childId], services));
  const plan = planInForce(records.plans);
  if (child === undefined || plan === undefined || (await services.filed.all(school.id)).get(childId) === keyOf(plan)) return;
  const document = await composePlanDocument({ school, child, whole: wholePlan(plan, records), roster: await services.roster.classes(school.id) }, services);
  await services.folders.file(school, childId, { name: copyName(school, plan), bytes: services.staffCopies.make(document), contentType: WORD_FILE });
  await services.filed.keep(school.id, childId, keyOf(plan));
}

/**
 * Files the copies that are owed: of plans in force whose version was not filed yet, for children whose folder is shared
 * with exactly those who work with them today, so that nobody who has left reads a newer plan. At most `atMost` are done.
 *
 * @throws {UnavailableError} Microsoft 365 could not answer; what was done is remembered.
 */
export async function fileCopies(
  school: School,
  atMost: number,
  services: FilesCopies & Pick<Services, "clock" | "shares" | "turns">,
): Promise<FilingRound> {
  const owed = (await copiesOwed(school, services)).slice(0, atMost);
  const refused: ChildId[] = [];
  for (const childId of owed) {
    try {
      await services.turns.inTurn(childId, () => fileCopy(school, childId, services));
    } catch (error) {
      if (!(error instanceof AppError) || error instanceof UnavailableError) throw error;
      refused.push(childId);
    }
  }
  return { filed: owed.length - refused.length, refused };
}

async function copiesOwed(school: School, services: Pick<Services, "clock" | "replica" | "roster" | "shares" | "filed">): Promise<readonly ChildId[]> {
  const facts = await readSchoolFacts(school, services);
  const children = (await services.replica.all(school.id, "Children")).map((kept) => kept.record);
  const records = await readChildRecords(school.id, children.map((child) => child.id), services);
  const filed = await services.filed.all(school.id);
  const shares = await services.shares.all(school.id);
  const today = services.clock.today(school.timeZone);
  return children
    .filter((child) => isOwed(recordsOf(child.id, records), filed.get(child.id)))
    .filter((child) => shares.get(child.id)?.join() === peopleWithFolder(child, facts, today).join())
    .map((child) => child.id);
}

function isOwed({ plans }: ChildRecords, filed: string | undefined): boolean {
  const plan = planInForce(plans);
  return plan !== undefined && keyOf(plan) !== filed;
}

function keyOf(plan: PlanVersion): string {
  return planVersionKey(plan.planId, plan.version);
}

/** Says nothing about the child: names of files appear in activity lists and links. */
function copyName({ termPack }: School, { version }: PlanVersion): string {
  return `${findTermPack(termPack).plan}, version ${String(version)}.docx`;
}
