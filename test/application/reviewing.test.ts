import { beforeEach, describe, expect, it } from "@jest/globals";
import { agreePlan } from "../../src/application/agree-plan";
import { closeReview } from "../../src/application/close-review";
import { UnavailableError } from "../../src/application/errors";
import { keepReview, startReview } from "../../src/application/hold-review";
import { readDraft } from "../../src/application/keep-draft";
import { readReview } from "../../src/application/read-review";
import type { ChildId, PersonId, TargetId } from "../../src/domain/ids";
import { planFromContent } from "../../src/domain/plan-from-content";
import type { Review } from "../../src/domain/review";
import { CONSIDERATIONS, type ReviewForm, type TargetJudgement } from "../../src/domain/reviewing/review-form";
import { MR_BECKER, MS_HALE, MS_YUSUF, OAKFIELD, aPlanContent, aProvisionLine, aTarget, aTeamMember, day } from "../support/builders";
import { type TestServices, oakfield } from "../support/fakes/services";

const JO = "child-jo" as ChildId;
const LEAD = "person-lead" as PersonId;
const ASSISTANT = "person-ta" as PersonId;

const content = aPlanContent({
  targets: [
    aTarget(),
    aTarget({ id: "target-2" as TargetId, area: "social-skills", statement: "Jo will take turns in a game of ten turns", provision: [aProvisionLine({ id: "help-2" as never, what: "Games club" })] }),
  ],
});
const { plan, targets, provision } = planFromContent(content, { childId: JO, version: 1, agreement: { on: day("2026-09-07"), by: MS_HALE, with: "Mum" } });

const OUTCOMES: readonly TargetJudgement[] = [
  { targetId: "target-1" as TargetId, outcome: "partly-achieved", happened: "Reads 14 of 20" },
  { targetId: "target-2" as TargetId, outcome: "achieved", happened: "Ten turns with two friends" },
];

async function inTerm(overrides: Partial<Parameters<typeof oakfield>[0]> = {}): Promise<TestServices> {
  return await oakfield({
    Plans: [plan], Targets: targets, Provision: provision,
    Team: [aTeamMember(), aTeamMember({ id: "team-2", personId: LEAD, role: "plan-lead" })], ...overrides,
  });
}

const start = (services: TestServices, personId: PersonId = MS_HALE, judged = OUTCOMES) => startReview({ personId, childId: JO, targets: judged }, services);
const read = (services: TestServices, personId: PersonId = MS_HALE) => readReview({ personId, childId: JO }, services);

async function opened(services: TestServices) {
  const { review } = await read(services);
  if (review === undefined) throw new Error("no review is open");
  return review;
}

/** The open review with every answer given. */
function answered(form: ReviewForm, overrides: Partial<ReviewForm> = {}): ReviewForm {
  return {
    ...form,
    considered: Object.fromEntries(CONSIDERATIONS.map((one) => [one, one === "new-advice" ? { kind: "nothing-to-record" } : { kind: "words", words: `On ${one}` }])) as ReviewForm["considered"],
    help: form.help.map((line, index) => ({ ...line, isStillNeeded: index === 0, decision: index === 0 ? "same" : "end" })),
    parents: { tookPart: true, otherwise: "", wishesPrivateMeeting: false },
    child: { tookPart: false, otherwise: "Drew how reading feels, with Ms Yusuf" },
    planRating: 4,
    decision: "same",
    decisionReason: "The cards work",
    ...overrides,
  };
}

async function closeWith(services: TestServices, overrides: Partial<ReviewForm> = {}, personId: PersonId = MS_HALE) {
  const { form, revision } = await opened(services);
  return await closeReview({ personId, childId: JO, form: answered(form, overrides), over: revision }, services);
}

describe("holding a review", () => {
  let services: TestServices;
  beforeEach(async () => {
    services = await inTerm();
  });

  it("[R83] cannot begin before each target says how it ended and what has happened", async () => {
    const missing = [{ ...OUTCOMES[0], outcome: undefined }, { ...OUTCOMES[1], happened: " " }] as TargetJudgement[];
    await expect(start(services, MS_HALE, missing)).rejects.toMatchObject({ problems: ["targets.0.outcome: missing", "targets.1.happened: missing"] });
    await expect(start(services, MS_HALE, OUTCOMES.slice(0, 1))).rejects.toMatchObject({ problems: ["targets: not-the-plans"] });
    expect(services.lists.records("Reviews")).toEqual([]);
  });

  it("puts the plan in review, and what is reached is dropped unless somebody says otherwise", async () => {
    await start(services, MS_YUSUF);
    const page = await read(services);
    expect(page).toMatchObject({ plan: { state: "in-review" }, review: { state: "open", heldOn: "2026-10-01" }, mayClose: true });
    expect(page.review?.form.targets.map(({ next }) => next)).toEqual(["carry", "drop"]);
  });

  it("begins once, however often and by whomever it is begun, and takes up a day that was planned", async () => {
    const planned: Review = { id: "review-planned", childId: JO, planId: plan.planId, planVersion: 1, state: "planned", plannedFor: day("2026-12-18") };
    services = await inTerm({ Reviews: [planned] });
    await Promise.all([start(services), start(services, MS_YUSUF), start(services, LEAD)]);
    expect(services.lists.records("Reviews")).toMatchObject([{ id: "review-planned", state: "open", plannedFor: "2026-12-18" }]);
  });

  it("finishes what an attempt that failed left undone", async () => {
    services.lists.failures.push(undefined, undefined, undefined, undefined, undefined, new UnavailableError(1));
    await expect(start(services)).rejects.toMatchObject({ code: "unavailable" });
    await start(services);
    expect([services.lists.records("Reviews").length, (await read(services)).plan.state]).toEqual([1, "in-review"]);
  });

  it("keeps what is said as it stands, and refuses to write over what somebody else has said", async () => {
    await start(services);
    const { form, revision } = await opened(services);
    const mine = { ...form, decisionReason: "Mine" };
    await keepReview({ personId: MS_HALE, childId: JO, form: mine, over: revision }, services);
    await keepReview({ personId: MS_HALE, childId: JO, form: mine, over: revision }, services);
    await expect(keepReview({ personId: MS_YUSUF, childId: JO, form: { ...form, decisionReason: "Theirs" }, over: revision }, services)).rejects.toMatchObject({ code: "stale" });
    expect((await opened(services)).form.decisionReason).toBe("Mine");
  });

  it.each([
    { who: "an assistant reads and writes nothing", personId: ASSISTANT, may: { read: true, write: "not-allowed" } },
    { who: "a teacher of another class learns nothing", personId: MR_BECKER, may: { read: false, write: "not-found" } },
  ])("$who", async ({ personId, may }) => {
    await start(services);
    const { form, revision } = await opened(services);
    const outcome = (done: Promise<unknown>) => done.then(() => "done", (error: { code: string }) => error.code);
    expect((await outcome(read(services, personId))) === "done").toBe(may.read);
    expect(await outcome(start(services, personId))).toBe(may.write);
    expect(await outcome(keepReview({ personId, childId: JO, form, over: revision }, services))).toBe(may.write);
    expect(await outcome(closeReview({ personId, childId: JO, form: answered(form), over: revision }, services))).toBe(may.write);
  });
});

describe("closing a review", () => {
  let services: TestServices;
  beforeEach(async () => {
    services = await inTerm();
    await start(services);
  });

  it("[R18] [R58] [R68] [R69] names everything that is missing and changes nothing", async () => {
    const { form, revision } = await opened(services);
    const closing = closeReview({ personId: MS_HALE, childId: JO, form, over: revision }, services);
    await expect(closing).rejects.toMatchObject({
      code: "invalid",
      problems: expect.arrayContaining(["help.0.isStillNeeded: missing", "considered.child-views: missing", "planRating: missing", "decision: missing", "child.tookPart: missing"]),
    });
    expect(services.lists.records("Targets").map(({ outcome }) => outcome)).toEqual([undefined, undefined]);
  });

  it("[R66] wants the child's view, or how it was sought", async () => {
    await expect(closeWith(services, { child: { tookPart: false, otherwise: "" } })).rejects.toMatchObject({ problems: ["child.otherwise: views-needed"] });
  });

  it("[R19] [R63] writes the outcomes, closes the review and leaves a draft of the next version", async () => {
    expect(await closeWith(services)).toBe("draft-made");
    expect(services.lists.records("Targets").map(({ outcome, happened }) => [outcome, happened])).toEqual([["partly-achieved", "Reads 14 of 20"], ["achieved", "Ten turns with two friends"]]);
    expect(services.lists.records("Reviews")).toMatchObject([{ state: "closed", held: { closedBy: MS_HALE, form: { decision: "same" } } }]);
    const draft = await readDraft({ personId: MS_HALE, childId: JO }, services);
    // The next day is a term away where the school's terms are not known (R55).
    expect(draft.content).toMatchObject({ planId: "plan-1", startsOn: "2026-10-01", reviewOn: "2026-12-31", targets: [{ id: "target-1", baseline: "Reads 14 of 20", happened: "", dueOn: "", provision: [{ id: "help-1" }] }] });
    expect(draft.content.targets).toHaveLength(1);
  });

  it("goes on to the next version when the draft is agreed: the old one is closed, the goal keeps its progress", async () => {
    await closeWith(services);
    const { content: draft } = await readDraft({ personId: MS_HALE, childId: JO }, services);
    const days = { happened: "Begun", dueOn: "2026-12-18", successCriterion: "18 of 20", exitCriterion: "Reads alone" };
    const next = { ...draft, agreedWith: "Mum", targets: draft.targets.map((target) => ({ ...target, ...days, provision: target.provision.map((line) => ({ ...line, reviewOn: "2026-11-06" })) })) };
    const { version } = await agreePlan({ personId: MS_HALE, childId: JO, content: next }, services);
    expect([version, services.lists.records("Plans").map(({ state }) => state)]).toEqual([2, ["closed", "agreed"]]);
    const page = await read(services);
    expect(page).toMatchObject({ plan: { version: 2 }, past: [{ planVersion: 1, decision: "same", planRating: 4 }] });
    expect(page.review).toBeUndefined();
  });

  it("[R18] a goal that is replaced leaves its area and help, under a new id", async () => {
    const { form } = await opened(services);
    await closeWith(services, { targets: form.targets.map((one) => ({ ...one, next: "replace" })), help: form.help.map((line) => ({ ...line, isStillNeeded: true, decision: "increase" })) });
    const { content: draft } = await readDraft({ personId: MS_HALE, childId: JO }, services);
    expect(draft.targets.map(({ area, statement, provision: lines }) => [area, statement, lines.length])).toEqual([["literacy", "", 1], ["social-skills", "", 1]]);
    expect(draft.targets.map(({ id }) => id)).not.toContain("target-1");
  });

  it("[R62] moves the child to the stage that was decided, with a new plan to write", async () => {
    await expect(closeWith(services, { decision: "change-stage" })).rejects.toMatchObject({ problems: ["newStage: missing"] });
    await closeWith(services, { decision: "change-stage", newStage: "outside-support" });
    expect(services.lists.records("Children")).toMatchObject([{ stage: "outside-support" }]);
    const { content: draft } = await readDraft({ personId: MS_HALE, childId: JO }, services);
    expect(draft.planId).not.toBe("plan-1");
  });

  it("takes the child off the register when help ends", async () => {
    expect(await closeWith(services, { decision: "end" })).toBe("plan-ended");
    expect([services.lists.records("Children")[0]?.stage, services.lists.records("Plans")[0]?.state]).toEqual(["left-register", "closed"]);
  });

  it("leaves alone what its leader had begun to write", async () => {
    await services.drafts.save(OAKFIELD, { personId: MS_HALE, childId: JO, content: aPlanContent({ strategies: "Begun before" }), savedAt: "2026-10-01T09:00:00Z" }, 0);
    expect(await closeWith(services)).toBe("draft-kept");
    expect((await readDraft({ personId: MS_HALE, childId: JO }, services)).content.strategies).toBe("Begun before");
  });

  it("is for those who write plans: a class teacher holds it, the SENCO or the lead closes it", async () => {
    await expect(closeWith(services, {}, MS_YUSUF)).rejects.toMatchObject({ code: "not-allowed" });
    expect(await closeWith(services, {}, LEAD)).toBe("draft-made");
  });

  it("refuses to close over what somebody else has said since", async () => {
    const { form, revision } = await opened(services);
    await keepReview({ personId: MS_YUSUF, childId: JO, form: { ...form, decisionReason: "Said meanwhile" }, over: revision }, services);
    await expect(closeReview({ personId: MS_HALE, childId: JO, form: answered(form), over: revision }, services)).rejects.toMatchObject({ code: "stale" });
    expect((await opened(services)).state).toBe("open");
  });

  it("comes to the same end whichever write fails, and when it is pressed again", async () => {
    const { form, revision } = await opened(services);
    const request = { personId: MS_HALE, childId: JO, form: answered(form, { decision: "change-stage", newStage: "outside-support" }), over: revision };
    for (let failing = 0; failing < 16; failing += 1) {
      services.lists.failures.length = 0;
      services.lists.failures.push(...Array.from({ length: failing }, () => undefined), new UnavailableError(1));
      await closeReview(request, services).catch(() => undefined);
    }
    services.lists.failures.length = 0;
    expect(["draft-made", "draft-kept"]).toContain(await closeReview(request, services));
    expect(services.lists.records("Reviews")).toMatchObject([{ state: "closed" }]);
    expect(services.lists.records("Targets").every(({ outcome }) => outcome !== undefined)).toBe(true);
    expect(services.lists.records("Children")).toMatchObject([{ stage: "outside-support" }]);
    await expect(readDraft({ personId: MS_HALE, childId: JO }, services)).resolves.toMatchObject({ revision: 1 });
  });
});
