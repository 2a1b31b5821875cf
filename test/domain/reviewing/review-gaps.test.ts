import { describe, expect, it } from "@jest/globals";
import type { ProvisionId, TargetId } from "../../../src/domain/ids";
import { findReviewGaps, unjudgedTargets } from "../../../src/domain/reviewing/review-gaps";
import type { Considered, ReviewForm } from "../../../src/domain/reviewing/review-form";

const words = (text: string): Considered => ({ kind: "words", words: text });
const WHOLE: ReviewForm = {
  considered: {
    "child-progress": words("Reads 18 of 20 words."),
    "parents-views": words("Pleased; reads at bedtime."),
    "child-views": words("I like the dinosaur book."),
    "plan-effectiveness": words("Paired reading worked, the card did not."),
    "affecting-progress": { kind: "nothing-to-record" },
    "new-advice": { kind: "nothing-to-record" },
    "future-action": words("Longer words next."),
  },
  targets: [{ targetId: "t1" as TargetId, outcome: "achieved", happened: "18 of 20", next: "replace" }],
  help: [{ provisionId: "p1" as ProvisionId, isStillNeeded: true, decision: "decrease" }],
  parents: { tookPart: true, otherwise: "", wishesPrivateMeeting: false },
  child: { tookPart: true, otherwise: "" },
  planRating: 4,
  decision: "decrease",
  decisionReason: "Reads alone for ten minutes.",
};
const gapsOf = (change: Partial<ReviewForm>): readonly string[] => findReviewGaps({ ...WHOLE, ...change }).map(({ path, problem }) => `${path} ${problem}`);

describe("a review", () => {
  it("may be closed when everything is answered", () => {
    expect(findReviewGaps(WHOLE)).toEqual([]);
  });

  it.each([
    ["without the outcome of a target", { targets: [{ targetId: "t1" as TargetId, happened: "", next: "carry" }] }, "targets.0.outcome missing"],
    ["without what becomes of a target", { targets: [{ targetId: "t1" as TargetId, happened: "", outcome: "achieved" }] }, "targets.0.next missing"],
    ["without the exit question asked on its own", { help: [{ provisionId: "p1" as ProvisionId, decision: "same" }] }, "help.0.isStillNeeded missing"],
    ["without a decision about a line of help", { help: [{ provisionId: "p1" as ProvisionId, isStillNeeded: false }] }, "help.0.decision missing"],
    ["without saying whether parents took part", { parents: { otherwise: "", wishesPrivateMeeting: false } }, "parents.tookPart missing"],
    ["without parents and without a reason", { parents: { tookPart: false, otherwise: " ", wishesPrivateMeeting: false } }, "parents.otherwise reason-needed"],
    ["without saying whether the child took part", { child: { otherwise: "" } }, "child.tookPart missing"],
    ["without the child, and without how its view was sought", { child: { tookPart: false, otherwise: "" } }, "child.otherwise views-needed"],
    ["with a consideration left open", { considered: { ...WHOLE.considered, "parents-views": words("  ") } }, "considered.parents-views missing"],
    ["with nothing of the child's view, which was not sought", { considered: { ...WHOLE.considered, "child-views": { kind: "nothing-to-record" } } }, "considered.child-views views-needed"],
    ["without a judgement of the plan", { planRating: undefined }, "planRating missing"],
    ["with a judgement off the scale", { planRating: 6 }, "planRating not-a-rating"],
    ["with half a point", { planRating: 2.5 }, "planRating not-a-rating"],
    ["without a decision", { decision: undefined }, "decision missing"],
    ["without a reason for it", { decisionReason: "" }, "decisionReason reason-needed"],
  ] satisfies readonly (readonly [string, Partial<ReviewForm>, string])[])("[R58] [R68] [R69] is not closed %s", (_case, change, gap) => {
    expect(gapsOf(change)).toEqual([gap]);
  });

  it("[R66] is closed without the child's words when it says how they were sought", () => {
    const considered = { ...WHOLE.considered, "child-views": { kind: "nothing-to-record" } } as const;
    expect(gapsOf({ considered, child: { tookPart: false, otherwise: "Asked with picture cards on 3 March; did not wish to say." } })).toEqual([]);
  });

  it("[R83] does not start while a target has no outcome", () => {
    expect(unjudgedTargets([{ outcome: "achieved" }, {}, { outcome: "no-longer-needed" }])).toEqual([{}]);
  });
});
