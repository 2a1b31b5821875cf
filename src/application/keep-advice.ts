import type { ChildId, PersonId } from "../domain/ids";
import type { LocalDate } from "../domain/local-date";
import { planInForce } from "../domain/plan-standing";
import type { Advice } from "../domain/reviewing/advice";
import { askForChild } from "./ask-for-child";
import { readChildRecords, recordsOf } from "./child-records";
import { InvalidError, NotFoundError, StaleError } from "./errors";
import type { Revision, School } from "./ports";
import { sameValues } from "./same-values";
import type { KnowsPeople, Services } from "./services";
import { createRow, replaceRow } from "./write-row";

/** What is entered of advice. */
export type AdviceWords = Omit<Advice, "id" | "childId" | "planId">;

/** Advice to keep. The page mints the id, so that what is sent twice is asked for once. */
export interface KeepAdviceRequest {
  readonly personId: PersonId;
  readonly childId: ChildId;
  readonly id: string;
  readonly words: AdviceWords;
  /** The revision that was read; absent for advice that is asked for now. */
  readonly over?: Revision | undefined;
}

/**
 * Keeps that advice was asked for, and later what came of it: when, what it says, what it recommends (R38, R39).
 *
 * @throws {InvalidError} who was asked is missing, or the days do not follow one another; `problems` say which.
 * @throws {StaleError} somebody else has kept something else meanwhile.
 * @throws {NotFoundError} no such advice for this child, or the person may not know the child.
 * @throws {NotAllowedError} not staff, or somebody who does not keep advice.
 * @throws {UnavailableError} keeping the same again is safe.
 */
export async function keepAdvice({ personId, childId, id, words, over }: KeepAdviceRequest, services: KnowsPeople & Pick<Services, "lists">): Promise<void> {
  const { school, today } = await askForChild({ personId, childId, action: "write", kind: "advice" }, services);
  const problems = problemsOf(words, today);
  if (problems.length > 0) throw new InvalidError({ kind: "advice", id }, problems);
  const kept = await services.replica.find(school.id, "Advice", id);
  if (kept === undefined) {
    await createRow({ school, personId }, { list: "Advice", record: { id, childId, ...(await planOf(school, childId, services)), ...words } }, services);
    return;
  }
  if (kept.record.childId !== childId) throw new NotFoundError({ kind: "advice", id });
  const { planId } = kept.record;
  const record: Advice = { id, childId, ...(planId === undefined ? {} : { planId }), ...words };
  if (sameValues(kept.record, record)) return;
  if (over === undefined || kept.revision !== over) throw new StaleError({ kind: "advice", id });
  await replaceRow({ school, personId }, { list: "Advice", record, revision: over }, services);
}

function problemsOf({ fromWhom, state, askedOn, receivedOn }: AdviceWords, today: LocalDate): readonly string[] {
  const isEarly = receivedOn !== undefined && receivedOn < askedOn;
  return [
    ...(fromWhom.trim() === "" ? ["fromWhom: missing"] : []),
    ...(state === "received" && receivedOn === undefined ? ["receivedOn: missing"] : []),
    ...(isEarly ? ["receivedOn: before-asked"] : []),
    ...(askedOn > today ? ["askedOn: in-the-future"] : []),
    ...(receivedOn !== undefined && receivedOn > today ? ["receivedOn: in-the-future"] : []),
  ];
}

async function planOf(school: School, childId: ChildId, services: Pick<Services, "replica">): Promise<Pick<Advice, "planId">> {
  const plan = planInForce(recordsOf(childId, await readChildRecords(school.id, [childId], services)).plans);
  return plan === undefined ? {} : { planId: plan.planId };
}
