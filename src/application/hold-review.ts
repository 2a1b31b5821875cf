import type { ChildId, PersonId } from "../domain/ids";
import type { HeldReview, Review } from "../domain/review";
import { unplannedReviewId } from "../domain/review";
import { type ReviewForm, type TargetJudgement, beginReviewForm } from "../domain/reviewing/review-form";
import { findStartGaps } from "../domain/reviewing/review-gaps";
import { InvalidError, NotFoundError, StaleError } from "./errors";
import { type ReviewedPlan, findReview } from "./find-review";
import { followList } from "./follow-lists";
import type { Kept, Revision, School } from "./ports";
import { sameValues } from "./same-values";
import type { KnowsPeople, Services } from "./services";
import { createRow, replaceRow } from "./write-row";

/** What holding a review works with. */
export type HoldsReviews = KnowsPeople & Pick<Services, "lists" | "replica" | "turns">;

/** The outcomes with which a review begins. */
export interface StartReviewRequest {
  readonly personId: PersonId;
  readonly childId: ChildId;
  readonly targets: readonly TargetJudgement[];
}

/**
 * Begins the review of the plan in force: every target says how it ended and what has happened (R19, R83). The plan is then
 * in review. Beginning one that is open already changes nothing.
 *
 * @throws {InvalidError} naming, as paths, the outcomes that are missing, and targets that are not the plan's.
 * @throws {NotFoundError} no plan in force, or the person may not know the child.
 * @throws {NotAllowedError} not staff, or somebody who may not write reviews.
 * @throws {UnavailableError} beginning again with the same is safe.
 */
export async function startReview({ personId, childId, targets }: StartReviewRequest, services: HoldsReviews): Promise<void> {
  await findReview({ personId, childId, action: "write" }, services);
  await services.turns.inTurn(childId, async () => {
    const found = await findReviewNow({ personId, childId }, services);
    if (found.review === undefined || found.review.record.state === "planned") await open(found, { personId, targets }, services);
    await putInReview(found, personId, services);
  });
}

/** What somebody has written into an open review, over the revision that they read. */
export interface KeepReviewRequest {
  readonly personId: PersonId;
  readonly childId: ChildId;
  readonly form: ReviewForm;
  readonly over: Revision;
}

/**
 * Keeps an open review as it stands, however unfinished. Keeping the same again changes nothing.
 *
 * @throws {StaleError} somebody else has kept something else meanwhile, or the review is over; nothing was written.
 * @throws {InvalidError} targets or help that are not the plan's.
 * @throws {NotFoundError} no review is open, or the person may not know the child.
 * @throws {NotAllowedError} not staff, or somebody who may not write reviews.
 */
export async function keepReview({ personId, childId, form, over }: KeepReviewRequest, services: HoldsReviews): Promise<Kept<Review>> {
  const found = await findReview({ personId, childId, action: "write" }, services);
  const { review, held } = openReview(found);
  refuseStrangers(found, form);
  if (sameValues(held.form, form)) return review;
  const change = { list: "Reviews" as const, record: { ...review.record, held: { ...held, form } }, revision: over };
  return await replaceRow({ school: found.school, personId }, change, services);
}

/** The open review of what was found. Throws `StaleError` when it is over by now, `NotFoundError` when none was begun. */
export function openReview({ review, plan }: ReviewedPlan): { readonly review: Kept<Review>; readonly held: HeldReview } {
  if (review?.record.held === undefined) throw new NotFoundError({ kind: "review", id: plan.planId });
  if (review.record.state !== "open") throw new StaleError({ kind: "review", id: review.record.id });
  return { review, held: review.record.held };
}

/** Refuses judgements of targets and help that the version does not have, or that leave one out. */
export function refuseStrangers({ whole, plan }: Pick<ReviewedPlan, "whole" | "plan">, { targets, help }: Pick<ReviewForm, "targets" | "help">): void {
  const problems = [
    ...(isSameSet(targets.map(({ targetId }) => targetId), whole.targets.map(({ id }) => id)) ? [] : ["targets: not-the-plans"]),
    ...(isSameSet(help.map(({ provisionId }) => provisionId), whole.provision.map(({ id }) => id)) ? [] : ["help: not-the-plans"]),
  ];
  if (problems.length > 0) throw new InvalidError({ kind: "review", id: plan.planId }, problems);
}

/** Reads lists anew before something is decided by them. */
export async function findReviewNow(question: { readonly personId: PersonId; readonly childId: ChildId }, services: HoldsReviews): Promise<ReviewedPlan> {
  const { school } = await findReview({ ...question, action: "write" }, services);
  await followForReview(school, services);
  return await findReview({ ...question, action: "write" }, services);
}

async function followForReview(school: School, services: HoldsReviews): Promise<void> {
  for (const list of ["Plans", "Targets", "Provision", "Reviews"] as const) await followList(school, list, services);
}

async function open(found: ReviewedPlan, { personId, targets }: Pick<StartReviewRequest, "personId" | "targets">, services: HoldsReviews): Promise<void> {
  const { plan, whole, today, school, review } = found;
  const form = beginReviewForm(targets, whole.provision.map(({ id }) => id));
  refuseStrangers(found, form);
  const gaps = findStartGaps(targets).map(({ path, problem }) => `${path}: ${problem}`);
  if (gaps.length > 0) throw new InvalidError({ kind: "review", id: plan.planId }, gaps);
  const opened = { state: "open", held: { form, heldOn: today } } as const;
  if (review !== undefined) {
    await replaceRow({ school, personId }, { list: "Reviews", record: { ...review.record, ...opened }, revision: review.revision }, services);
    return;
  }
  const { planId, version: planVersion, childId } = plan;
  const record: Review = { id: unplannedReviewId(planId, planVersion), childId, planId, planVersion, plannedFor: today, ...opened };
  await createRow({ school, personId }, { list: "Reviews", record }, services);
}

async function putInReview({ records, plan, school }: ReviewedPlan, personId: PersonId, services: HoldsReviews): Promise<void> {
  const kept = records.keptPlans.find(({ record }) => record.planId === plan.planId && record.version === plan.version);
  if (kept === undefined || kept.record.state === "in-review") return;
  await replaceRow({ school, personId }, { list: "Plans", record: { ...kept.record, state: "in-review" }, revision: kept.revision }, services);
}

function isSameSet(some: readonly string[], all: readonly string[]): boolean {
  return some.length === all.length && new Set(some).size === some.length && some.every((one) => all.includes(one));
}
