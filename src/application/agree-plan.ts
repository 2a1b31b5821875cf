import type { ChildId, PersonId } from "../domain/ids";
import { type PlanVersion, planVersionKey } from "../domain/plan";
import type { PlanContent } from "../domain/plan-content";
import { findPlanGaps } from "../domain/plan-gaps";
import { planInForce } from "../domain/plan-standing";
import { type AllowedChild, askForChild } from "./ask-for-child";
import { type ChildRecords, readChildRecords, recordsOf } from "./child-records";
import { closeOtherVersions } from "./close-versions";
import { commitVersion } from "./commit-version";
import { AppError, InvalidError, StaleError } from "./errors";
import { type FilesCopies, fileCopy } from "./file-copies";
import { followList } from "./follow-lists";
import { findAgreedAlready } from "./plan-repeat";
import type { KnowsPeople, Services } from "./services";
import { peopleWithFolder, shareFolder } from "./share-folders";

/** A draft that its author wants to come into force. */
export interface AgreePlanRequest {
  readonly personId: PersonId;
  readonly childId: ChildId;
  readonly content: PlanContent;
  /** The version of the plan that the draft was made over; absent when whatever is newest may be followed. */
  readonly over?: number;
}

/** What agreeing a plan works with. */
export type AgreesPlans = KnowsPeople & FilesCopies & Pick<Services, "lists" | "drafts" | "shares" | "sweeps" | "turns">;

/**
 * Makes a draft the child's plan in force: a new version whose targets and help are written first and whose Plans row, last,
 * commits it. Then versions it replaces are closed, the draft is put away, the folder is shared with the child's team and
 * the staff copy is filed there.
 * Agreeing the same again changes nothing, and finishes what an earlier attempt left undone.
 *
 * @returns the version that is now agreed.
 * @throws {InvalidError} naming, as paths, what the plan still lacks.
 * @throws {NotFoundError} the person may not know the child.
 * @throws {NotAllowedError} not staff, or somebody who may not write the child's plan.
 * @throws {StaleError} somebody else agreed this version with other words.
 * @throws {UnavailableError} agreeing the same again is safe.
 */
export async function agreePlan(request: AgreePlanRequest, services: AgreesPlans): Promise<PlanVersion> {
  const { personId, childId, content } = request;
  const allowed = await askForChild({ personId, childId, action: "write", kind: "plan" }, services);
  refuseGaps(content);
  return services.turns.inTurn(childId, () => agree(request, allowed, services));
}

async function agree({ personId, childId, content, over }: AgreePlanRequest, allowed: AllowedChild, services: AgreesPlans): Promise<PlanVersion> {
  const { school, child, facts, today } = allowed;
  for (const list of ["Plans", "Targets", "Provision"] as const) await followList(school, list, services);
  await refuseAnotherChildsPlan(content, allowed, services);
  const records = recordsOf(childId, await readChildRecords(school.id, [childId], services));
  const agreement = { on: today, by: personId, with: content.agreedWith };
  const already = findAgreedAlready(content, childId, records);
  if (already === undefined && over !== undefined) refuseMovedOn(content, over, records);
  const plan = already ?? (await commitVersion({ school, personId, content, childId, agreement, records }, services));
  await services.sweeps.noteCommitted(school.id, [planVersionKey(plan.planId, plan.version)]);
  await ifPossible(() => closeOtherVersions(plan, { ...records, school, personId }, services));
  await services.drafts.discard(school.id, personId, childId);
  const people = peopleWithFolder(child, facts, today);
  await ifPossible(async () => {
    await shareFolder(school, { childId, people }, services);
    await fileCopy(school, childId, services);
  });
  return plan;
}

function refuseGaps(content: PlanContent): void {
  const ids = content.targets.flatMap((target) => [target.id, ...target.provision.map((line) => line.id)]);
  const problems = findPlanGaps(content).map((gap) => `${gap.path}: ${gap.problem}`);
  if (new Set<string>(ids).size < ids.length) problems.push("targets: repeated-id");
  if (problems.length > 0) throw new InvalidError({ kind: "plan", id: content.planId }, problems);
}

function refuseMovedOn({ planId }: PlanContent, over: number, { plans }: ChildRecords): void {
  const inForce = planInForce(plans);
  if (inForce?.planId !== planId || inForce.version !== over) throw new StaleError({ kind: "plan", id: planId });
}

async function refuseAnotherChildsPlan(content: PlanContent, { school, child }: AllowedChild, services: Pick<Services, "replica">): Promise<void> {
  const first = await services.replica.find(school.id, "Plans", planVersionKey(content.planId, 1));
  if (first !== undefined && first.record.childId !== child.id) {
    throw new InvalidError({ kind: "plan", id: content.planId }, ["planId: belongs-elsewhere"]);
  }
}

/**
 * The plan is agreed whether or not what it replaces can be closed, its folder shared and its copy filed just now:
 * `closeSuperseded`, `shareFolders` and `fileCopies` finish that.
 */
async function ifPossible(step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
