import type { PersonId } from "../../domain/ids";
import type { WholePlan } from "../../domain/plan";
import type { ReviewRecord, ReviewWords } from "./example-records";
import { createRandom, type Random } from "./random";
import { stableId } from "./stable-id";
import { REVIEW_WORDS } from "./wording/notes";

/** The review of a version: closed with all seven considerations, under way, or only planned (R68). */
export function writeReview(whole: WholePlan, senco: PersonId): ReviewRecord {
  const { plan } = whole;
  const review = {
    id: stableId(plan.planId, "review", String(plan.version)),
    childId: plan.childId,
    planId: plan.planId,
    planVersion: plan.version,
    plannedFor: plan.reviewOn,
  };
  if (plan.state === "closed") return { ...review, state: "closed", said: reviewWords(whole, senco, createRandom(`review ${review.id}`)) };
  return { ...review, state: plan.state === "in-review" ? "open" : "planned" };
}

function reviewWords(whole: WholePlan, senco: PersonId, random: Random): ReviewWords {
  const achieved = whole.targets.filter((target) => target.outcome === "achieved" || target.outcome === "no-longer-needed").length;
  const parentsTookPart = random.chance(85);
  const childTookPart = random.chance(75);
  return {
    heldOn: whole.plan.reviewOn,
    childProgress: random.pick(REVIEW_WORDS.childProgress),
    parentsViews: parentsTookPart ? random.pick(REVIEW_WORDS.parentsViews) : "Nothing to record: no answer by letter or telephone.",
    childViews: random.pick(REVIEW_WORDS.childViews),
    planEffectiveness: random.pick(REVIEW_WORDS.planEffectiveness),
    affectingProgress: random.pick(REVIEW_WORDS.affectingProgress),
    newAdvice: random.pick(REVIEW_WORDS.newAdvice),
    futureAction: random.pick(REVIEW_WORDS.futureAction),
    parentsTookPart,
    parentsAbsentReason: parentsTookPart ? "" : "Two appointments missed; notes sent home.",
    childTookPart,
    childViewSought: childTookPart ? "At the meeting, with a picture scale." : "By the assistant the day before, with photographs of the lessons.",
    helpDecision: achieved === whole.targets.length ? "decrease" : achieved === 0 ? "increase" : "same",
    decisionReason: `${String(achieved)} of ${String(whole.targets.length)} targets reached.`,
    planRating: Math.min(5, 2 + achieved),
    closedBy: senco,
  };
}
