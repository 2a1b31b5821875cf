import { beforeEach, describe, expect, it } from "@jest/globals";
import { answerConcern } from "../../src/application/answer-concern";
import { composeCard } from "../../src/application/compose-card";
import { UnavailableError } from "../../src/application/errors";
import { readDue } from "../../src/application/read-due";
import { oweNotices } from "../../src/application/owe-notices";
import { pressCard } from "../../src/application/press-card";
import { raiseConcern, type RaiseConcernRequest } from "../../src/application/raise-concern";
import { readCaseload } from "../../src/application/read-caseload";
import { readConcerns } from "../../src/application/read-concerns";
import type { ChildId, PersonId, TargetId } from "../../src/domain/ids";
import { MR_BECKER, MS_HALE, MS_YUSUF, OAKFIELD, aPlanVersion, aTargetRow, aTeamMember } from "../support/builders";
import { OAKFIELD_SCHOOL, type TestServices, oakfield } from "../support/fakes/services";

const JO = "child-jo" as ChildId;
const LEAD = "person-lead" as PersonId;
const ASSISTANT = "person-ta" as PersonId;
const ID = "3f0c3c8e-57a5-4a52-9d4e-0c6d2d3b1a01";

let services: TestServices;
beforeEach(async () => {
  services = await oakfield({ Plans: [aPlanVersion()], Targets: [aTargetRow()], Team: [aTeamMember(), aTeamMember({ id: "team-2", personId: LEAD, role: "plan-lead" })] });
});

const raise = (overrides: Partial<RaiseConcernRequest> = {}) =>
  raiseConcern({ personId: MS_YUSUF, childId: JO, id: ID, raisedFor: "home", words: "Will not come in on Mondays", ...overrides }, services);
const read = (personId: PersonId) => readConcerns({ personId, childId: JO }, services);
const answer = async (overrides: Partial<Parameters<typeof answerConcern>[0]> = {}) => {
  const [concern] = (await read(MS_HALE)).concerns;
  await answerConcern({ personId: MS_HALE, childId: JO, concernId: ID, answer: "We meet early", over: concern?.revision ?? ("none" as never), ...overrides }, services);
};
/** Whom the ledger has told of the concern, and what. */
async function told(): Promise<readonly string[]> {
  await oweNotices(OAKFIELD_SCHOOL, services);
  return services.notices.entries().flatMap(({ notice: { personId, subject } }) => (subject.kind === "concern" ? [`${personId} ${subject.step}`] : [])).sort();
}

describe("raising a concern", () => {
  it("[R57] starts a clock, tells those who answer at once, and shows it first on the caseload", async () => {
    expect(await raise({ targetId: "target-1" as TargetId })).toMatchObject({ state: "open", answerBy: "2026-10-08", planId: "plan-1", targetId: "target-1", raisedBy: MS_YUSUF });
    expect(await told()).toEqual([`${MS_HALE} raised`, `${LEAD} raised`]);
    expect((await read(MS_HALE)).concerns).toMatchObject([{ words: "Will not come in on Mondays", standing: "waiting", raisedFor: "home", target: aTargetRow().statement }]);
    expect((await readCaseload({ personId: MS_HALE, schoolId: OAKFIELD }, services)).children).toMatchObject([{ concern: "waiting" }]);
  });

  it("is raised once however often it is sent, and by another person's id not at all", async () => {
    await raise();
    await raise();
    expect(services.lists.records("Concerns")).toHaveLength(1);
    await expect(raise({ personId: ASSISTANT })).rejects.toMatchObject({ code: "invalid" });
  });

  it.each([
    ["with nothing said", { words: "  " }, "invalid"],
    ["about a target that the plan does not have", { targetId: "target-9" as TargetId }, "not-found"],
    ["by a teacher of another class", { personId: MR_BECKER }, "not-found"],
  ] as const)("keeps nothing %s", async (_what, overrides, code) => {
    await expect(raise(overrides)).rejects.toMatchObject({ code });
    expect(services.lists.records("Concerns")).toEqual([]);
  });

  it("is not told to everybody: an assistant reads their own, those who answer read all", async () => {
    await raise();
    expect((await read(ASSISTANT)).concerns).toEqual([]);
    expect((await read(MS_YUSUF)).concerns).toHaveLength(1);
    expect((await read(LEAD)).concerns).toHaveLength(1);
    expect([(await read(ASSISTANT)).mayAnswer, (await read(LEAD)).mayAnswer, (await read(ASSISTANT)).mayRaise]).toEqual([false, true, true]);
  });

  it("is told once more when it has waited past its day", async () => {
    await raise();
    await told();
    services.clock.instant = "2026-10-09T10:00:00.000Z";
    expect(await told()).toEqual([`${MS_HALE} late`, `${MS_HALE} raised`, `${LEAD} late`, `${LEAD} raised`]);
    expect((await readCaseload({ personId: MS_HALE, schoolId: OAKFIELD }, services)).children).toMatchObject([{ concern: "late" }]);
  });
});

describe("answering a concern", () => {
  beforeEach(() => raise());

  it("tells whoever raised it, once, and nobody else; the card names nobody and says nothing", async () => {
    await answer();
    expect(await told()).toEqual([`${MS_YUSUF} answered`]);
    const notice = services.notices.entries().map((kept) => kept.notice).find(({ subject }) => subject.kind === "concern");
    const card = notice === undefined ? undefined : await composeCard(notice, services);
    expect(card).toMatchObject({ kind: "concern", step: "answered", child: { initials: "JOW" } });
    expect(JSON.stringify(card)).not.toMatch(/Monday|early|O'Neill/);
    const press = (personId: PersonId) => pressCard({ personId, noticeId: notice?.id ?? ("none" as never), action: { kind: "show" } }, services);
    expect(await press(MS_YUSUF)).toMatchObject({ kind: "concern", words: "Will not come in on Mondays", answer: "We meet early" });
    expect([await press(ASSISTANT), await press(MR_BECKER)]).toEqual([{ kind: "gone" }, { kind: "gone" }]);
  });

  it("[R57] calls an early review: from then on reminders and the caseload go by its day", async () => {
    await answer({ reviewOn: "2026-10-12" });
    expect(services.lists.records("Reviews")).toMatchObject([{ state: "planned", plannedFor: "2026-10-12", planId: "plan-1" }]);
    expect((await read(MS_YUSUF)).concerns).toMatchObject([{ state: "review-called", answer: "We meet early", standing: "answered" }]);
    expect(await readDue(MS_YUSUF, services)).toMatchObject({ lines: [{ reviewOn: "2026-10-12", inDays: 11 }] });
    expect((await readCaseload({ personId: MS_HALE, schoolId: OAKFIELD }, services)).children).toMatchObject([{ standing: "due-soon", plan: { reviewOn: "2026-10-12" } }]);
  });

  it("changes nothing when the same is sent again, and refuses an answer over one that was not read", async () => {
    await answer({ reviewOn: "2026-10-12" });
    const before = services.lists.records("Concerns");
    await answer({ reviewOn: "2026-10-12" });
    expect(services.lists.records("Concerns")).toEqual(before);
    await expect(answer({ personId: LEAD, answer: "Something else" })).rejects.toMatchObject({ code: "stale" });
  });

  it("may be given again when something stopped after the review was planned", async () => {
    services.lists.failures.push(undefined, new UnavailableError(1));
    await expect(answer({ reviewOn: "2026-10-12" })).rejects.toMatchObject({ code: "unavailable" });
    await answer({ reviewOn: "2026-10-13" });
    expect([services.lists.records("Reviews").map(({ plannedFor }) => plannedFor), services.lists.records("Concerns").map(({ state }) => state)]).toEqual([["2026-10-13"], ["review-called"]]);
  });

  it.each([
    ["nothing said", { answer: " " }, ["answer: missing"]],
    ["a day that is none", { reviewOn: "soon" }, ["reviewOn: not-a-day"]],
    ["a day that is past", { reviewOn: "2026-09-30" }, ["reviewOn: in-the-past"]],
    ["a day that is not early any more", { reviewOn: "2026-11-13" }, ["reviewOn: too-late"]],
  ])("is refused with %s, and nothing is written", async (_what, overrides, problems) => {
    const before = services.lists.writes.length;
    await expect(answer(overrides)).rejects.toMatchObject({ problems });
    expect([services.lists.records("Reviews"), services.lists.records("Concerns").map(({ state }) => state), services.lists.writes.length]).toEqual([[], ["open"], before]);
  });

  it("is not for whoever raised it without leading the plan", async () => {
    await expect(answer({ personId: MS_YUSUF })).rejects.toMatchObject({ code: "not-allowed" });
  });
});
