import { anyOwn, mayAct } from "../domain/access/may-act";
import { NO_TERMS_KNOWN } from "../domain/calendar/school-calendar";
import type { ChildId, PersonId, PlanId, ProvisionId, TargetId } from "../domain/ids";
import type { PlanContent, TargetContent } from "../domain/plan-content";
import { contentOfPlan } from "../domain/plan-text";
import type { Review } from "../domain/review";
import { nextReviewDay } from "../domain/reviewing/next-review-day";
import { nextVersionOf } from "../domain/reviewing/next-version";
import type { ReviewForm } from "../domain/reviewing/review-form";
import { findReviewGaps } from "../domain/reviewing/review-gaps";
import { InvalidError, NotAllowedError, StaleError } from "./errors";
import type { ReviewedPlan } from "./find-review";
import { type HoldsReviews, findReviewNow, openReview, refuseStrangers } from "./hold-review";
import type { Kept, Revision } from "./ports";
import { sameValues } from "./same-values";
import type { Services } from "./services";
import { replaceRow } from "./write-row";

type ClosesReviews = HoldsReviews & Pick<Services, "drafts" | "mintId">;

/** A review that its leader brings to its end. */
export interface CloseReviewRequest {
  readonly personId: PersonId;
  readonly childId: ChildId;
  readonly form: ReviewForm;
  readonly over: Revision;
}

/** What follows: a draft of the next version waits for whoever closed it, theirs from before waits, or the plan has ended. */
export type AfterReview = "draft-made" | "draft-kept" | "plan-ended";

/**
 * Closes a review: outcomes are written to the targets, then the review itself, which is the commit; then the child's stage,
 * and a draft of the next version with targets carried, replaced or dropped. Closing the same again changes nothing, and
 * finishes what an earlier attempt left undone.
 *
 * @throws {InvalidError} naming, as paths, what the review still lacks (R18, R54, R58, R63-R69).
 * @throws {StaleError} somebody else has kept or closed something else meanwhile.
 * @throws {NotFoundError} no review is open, or the person may not know the child.
 * @throws {NotAllowedError} not staff, or somebody who may not write the child's plan.
 * @throws {UnavailableError} closing the same again is safe.
 */
export async function closeReview(request: CloseReviewRequest, services: ClosesReviews): Promise<AfterReview> {
  const { personId, childId } = request;
  await mayClose(request, services);
  return await services.turns.inTurn(childId, async () => close(request, await findReviewNow({ personId, childId }, services), services));
}

async function mayClose({ personId, childId }: CloseReviewRequest, services: ClosesReviews): Promise<void> {
  const { standings } = await findReviewNow({ personId, childId }, services);
  if (!mayAct(standings, "write", anyOwn("plan"))) throw new NotAllowedError("close the review of", { kind: "child", id: childId });
}

async function close(request: CloseReviewRequest, found: ReviewedPlan, services: ClosesReviews): Promise<AfterReview> {
  const { form, personId } = request;
  if (!isClosedAlready(found, form)) {
    const gaps = findReviewGaps(form).map(({ path, problem }) => `${path}: ${problem}`);
    if (gaps.length > 0) throw new InvalidError({ kind: "review", id: found.plan.planId }, gaps);
    refuseStrangers(found, form);
    const { review } = openReview(found);
    if (review.revision !== request.over && !sameValues(review.record.held?.form, form)) throw new StaleError({ kind: "review", id: review.record.id });
    await writeOutcomes(found, request, services);
    await commit(review, { found, form, personId }, services);
  }
  await changeStage(found, request, services);
  if (form.decision === "end") return "plan-ended";
  return await makeDraft(found, request, services);
}

function isClosedAlready({ review }: ReviewedPlan, form: ReviewForm): boolean {
  return review?.record.state === "closed" && sameValues(review.record.held?.form, form);
}

async function writeOutcomes({ whole, school }: ReviewedPlan, { form, personId }: CloseReviewRequest, services: ClosesReviews): Promise<void> {
  const kept = await services.replica.ofChildren(school.id, "Targets", [whole.plan.childId]);
  for (const target of whole.targets) {
    const judgement = form.targets.find(({ targetId }) => targetId === target.id);
    const row = kept.find(({ record }) => record.id === target.id && record.planVersion === target.planVersion);
    if (judgement?.outcome === undefined || row === undefined) continue;
    const record = { ...row.record, outcome: judgement.outcome, happened: judgement.happened };
    if (!sameValues(record, row.record)) await replaceRow({ school, personId }, { list: "Targets", record, revision: row.revision }, services);
  }
}

interface Ending {
  readonly found: ReviewedPlan;
  readonly form: ReviewForm;
  readonly personId: PersonId;
}

async function commit(review: Kept<Review>, { found, form, personId }: Ending, services: ClosesReviews): Promise<void> {
  const { school, today } = found;
  const record: Review = { ...review.record, state: "closed", held: { form, heldOn: review.record.held?.heldOn ?? today, closedBy: personId } };
  await replaceRow({ school, personId }, { list: "Reviews", record, revision: review.revision }, services);
}

/** The child's stage follows the decision; help that ends takes the child off the register and closes the plan. */
async function changeStage({ school, child, records }: ReviewedPlan, { form, personId }: CloseReviewRequest, services: ClosesReviews): Promise<void> {
  const stage = form.decision === "end" ? "left-register" : form.decision === "change-stage" ? form.newStage : undefined;
  const kept = await services.replica.find(school.id, "Children", child.id);
  if (stage !== undefined && kept !== undefined && kept.record.stage !== stage) {
    await replaceRow({ school, personId }, { list: "Children", record: { ...kept.record, stage }, revision: kept.revision }, services);
  }
  if (form.decision !== "end") return;
  for (const { record, revision } of records.keptPlans) {
    if (record.state !== "closed") await replaceRow({ school, personId }, { list: "Plans", record: { ...record, state: "closed" }, revision }, services);
  }
}

async function makeDraft({ school, child, whole, today }: ReviewedPlan, { form, personId }: CloseReviewRequest, services: ClosesReviews): Promise<AfterReview> {
  const stage = form.decision === "change-stage" ? (form.newStage ?? child.stage) : child.stage;
  const next = withFreshIds(nextVersionOf(contentOfPlan(whole), form), { isNewPlan: form.decision === "change-stage", mintId: services.mintId });
  const content: PlanContent = { ...next, startsOn: today, reviewOn: nextReviewDay(NO_TERMS_KNOWN, stage, today) };
  try {
    await services.drafts.save(school.id, { personId, childId: child.id, content, savedAt: services.clock.now() }, 0);
    return "draft-made";
  } catch (error) {
    // What the person had begun to write before stays as it is.
    if (error instanceof StaleError) return "draft-kept";
    throw error;
  }
}

/** Goals that are carried keep their ids, and so their progress; goals yet to be written, and a plan at a new stage, get new ones. */
function withFreshIds(content: PlanContent, { isNewPlan, mintId }: { readonly isNewPlan: boolean; readonly mintId: () => string }): PlanContent {
  const fresh = (target: TargetContent): TargetContent => ({
    ...target,
    id: mintId() as TargetId,
    provision: target.provision.map((line) => ({ ...line, id: mintId() as ProvisionId })),
  });
  return {
    ...content,
    ...(isNewPlan ? { planId: mintId() as PlanId } : {}),
    targets: content.targets.map((target) => (isNewPlan || target.statement === "" ? fresh(target) : target)),
  };
}
