// A class of 30: a plan each, four targets a plan with a line of help, two reviews a plan. Texts have the length that teachers write.
export const CHILDREN = 30;
export const TARGETS_OF_A_PLAN = 4;
const REVIEWS_OF_A_PLAN = 2;
export const CLASS_ID = "bec1a550-0000-4000-8000-000000000001";

const guid = (kind, number) => `${kind}be00000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const range = (count) => Array.from({ length: count }, (_, index) => index);
const WORDS = "reads writes listens counts sorts draws speaks waits shares builds names plans checks asks answers tries".split(" ");
/** Some words, never the same, so that nothing shrinks because it repeats. */
const words = (seed, count) => range(count).map((at) => `${WORDS[(seed * 7 + at * 3) % WORDS.length]}${(seed * 31 + at) % 97}`).join(" ");

/** The records of the whole class, list by list, in the order in which they are written. */
export function classRecords({ schoolId, leadId, days }) {
  const children = range(CHILDREN).map((at) => ({
    id: guid("c", at), schoolId, givenName: `Given${at}`, familyName: `Family${at}`, yearGroup: "3", classIds: [CLASS_ID], stage: "school-support", needType: "SPLD", strengths: words(at, 8),
  }));
  const plans = children.map(({ id }, at) => ({
    planId: guid("a", at), version: 1, childId: id, state: "agreed", startsOn: days.from, reviewOn: days.until, longTermObjective: words(at, 14), strategies: words(at + 1, 24), leadId,
    agreement: { on: days.from, by: leadId, with: "Home" }, extraTargetsReason: "",
  }));
  const of = (plan, index) => ({ id: guid("b", index), planId: plan.planId, planVersion: 1, childId: plan.childId });
  const targets = plans.flatMap((plan, at) => range(TARGETS_OF_A_PLAN).map((position) => ({
    ...of(plan, at * TARGETS_OF_A_PLAN + position), position: position + 1, area: "literacy", statement: words(at + position, 14), childWording: words(position, 7), baseline: words(at, 8),
    successCriterion: words(at + 2, 9), exitCriterion: words(at + 3, 8), happened: words(at + 4, 10), setBy: "with-child", dueOn: days.until,
  })));
  const provision = targets.map((target, at) => ({
    id: guid("d", at), planId: target.planId, planVersion: 1, childId: target.childId, targetId: target.id, what: words(at, 5), how: words(at + 1, 10), who: "Class teacher", times: 3, period: "week",
    minutes: 20, setting: "Class", groupSize: 1, reviewOn: days.until,
  }));
  const reviews = plans.flatMap((plan, at) => range(REVIEWS_OF_A_PLAN).map((index) => ({
    id: guid("e", at * REVIEWS_OF_A_PLAN + index), childId: plan.childId, planId: plan.planId, planVersion: 1, state: "planned", plannedFor: days.until,
  })));
  return { Children: children, Targets: targets, Provision: provision, Plans: plans, Reviews: reviews };
}
