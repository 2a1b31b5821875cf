import { describe, expect, it } from "@jest/globals";
import { UnavailableError } from "../../src/application/errors";
import { oweNotices } from "../../src/application/owe-notices";
import { type CardAction, pressCard } from "../../src/application/press-card";
import { sendNotices } from "../../src/application/send-notices";
import type { ChildId, NoticeId, PersonId, ProgressId, TargetId } from "../../src/domain/ids";
import { addDays } from "../../src/domain/local-date";
import { MR_BECKER, MS_HALE, MS_YUSUF, PUPIL_JO, aChild, aClass, aPlanVersion, aStaffRow, aTargetRow, day } from "../support/builders";
import { conversationOf } from "../support/fakes/chats";
import { OAKFIELD_SCHOOL, type TestServices, oakfield } from "../support/fakes/services";

const JO = aChild().id;
const STRANGER = "person-nobody" as PersonId;
const HEAD = "person-head" as PersonId;

/** On 4 December Jo's review comes up, and Mr Becker has joined Jo's class: Ms Hale, Ms Yusuf and he have cards. */
async function cardsAreSent(): Promise<TestServices> {
  const services = await oakfield({
    Plans: [aPlanVersion()], Targets: [aTargetRow()], Settings: [aStaffRow(), aStaffRow({ id: "staff-2", personId: HEAD, role: "head" })],
  });
  for (const personId of [MS_HALE, MS_YUSUF, MR_BECKER]) {
    services.botChats.installed.add(personId);
    await services.conversations.keep(conversationOf(personId));
  }
  await oweNotices(OAKFIELD_SCHOOL, services);
  services.classes[0] = aClass({ teacherIds: [MS_YUSUF, MR_BECKER] });
  services.clock.instant = `${day("2026-12-04")}T10:00:00.000Z`;
  await services.catchUp();
  await oweNotices(OAKFIELD_SCHOOL, services);
  await sendNotices(services);
  return services;
}

function noticeOf(services: TestServices, personId: PersonId, kind: string): NoticeId {
  const found = services.messenger.messages.find((message) => message.personId === personId && message.card.kind === kind);
  if (found === undefined) throw new Error(`${personId} has no ${kind}`);
  return found.noticeId;
}

const logging = (overrides: Partial<Extract<CardAction, { kind: "log-progress" }>> = {}): CardAction => ({
  kind: "log-progress", childId: JO, targetId: "target-1" as TargetId, progressId: "9c0d6f5e-0000-4000-8000-000000000001" as ProgressId, rating: "nearly", note: "", ...overrides,
});

describe("a reminder's card", () => {
  it("gives a form with the targets to whoever works with the child, and keeps one point however often it is sent", async () => {
    const services = await cardsAreSent();
    const noticeId = noticeOf(services, MS_YUSUF, "review-due");
    const form = await pressCard({ personId: MS_YUSUF, noticeId, action: { kind: "ask-progress", childId: JO } }, services);
    if (form.kind !== "progress-form") throw new Error(form.kind);
    expect(form.targets).toMatchObject([{ targetId: "target-1", statement: expect.stringContaining("20 of the Year 2") }]);
    const action = logging({ progressId: form.progressId });
    expect(await pressCard({ personId: MS_YUSUF, noticeId, action }, services)).toMatchObject({ kind: "progress-kept", rating: "nearly" });
    expect(await pressCard({ personId: MS_YUSUF, noticeId, action }, services)).toMatchObject({ kind: "progress-kept" });
    expect(services.lists.records("Progress")).toHaveLength(1);
  });

  it("keeps a proposed day in the list, once for each person, and tells the SENCO", async () => {
    const services = await cardsAreSent();
    const noticeId = noticeOf(services, MS_YUSUF, "review-due");
    const propose = (on: string) => pressCard({ personId: MS_YUSUF, noticeId, action: { kind: "propose-date", childId: JO, on } }, services);
    expect(await propose("2026-12-11")).toMatchObject({ kind: "date-proposed", on: "2026-12-11", child: { initials: "JOW" } });
    await propose("2026-12-11");
    expect(await propose("2026-12-14")).toMatchObject({ on: "2026-12-14" });
    expect(services.lists.records("Reviews")).toMatchObject([{ plannedFor: "2026-12-14", state: "proposed", proposedBy: MS_YUSUF }]);

    await oweNotices(OAKFIELD_SCHOOL, services);
    await sendNotices(services);
    const told = noticeOf(services, MS_HALE, "date-proposed");
    expect(await pressCard({ personId: MS_HALE, noticeId: told, action: { kind: "show" } }, services)).toMatchObject({ kind: "date-proposed-by", childName: "Jo O'Neill-Wren", on: "2026-12-14" });
    expect(await pressCard({ personId: MS_YUSUF, noticeId: told, action: { kind: "show" } }, services)).toEqual({ kind: "gone" });
  });

  it.each([
    ["soon", "not-a-day"],
    ["2026-02-30", "not-a-day"],
    ["2026-12-03", "in-the-past"],
    ["2027-03-10", "too-late"],
  ])("refuses %s as %s and keeps nothing", async (on, problem) => {
    const services = await cardsAreSent();
    const noticeId = noticeOf(services, MS_YUSUF, "review-due");
    const answer = await pressCard({ personId: MS_YUSUF, noticeId, action: { kind: "propose-date", childId: JO, on } }, services);
    expect(answer).toEqual({ kind: "date-refused", problem, latest: "2027-03-09" });
    expect(services.lists.records("Reviews")).toEqual([]);
  });

  it("lets an overdue review be arranged within four weeks", async () => {
    const services = await cardsAreSent();
    const noticeId = noticeOf(services, MS_YUSUF, "review-due");
    services.clock.instant = "2027-05-01T10:00:00.000Z";
    const propose = (on: string) => pressCard({ personId: MS_YUSUF, noticeId, action: { kind: "propose-date", childId: JO, on } }, services);
    expect(await propose("2027-05-29")).toMatchObject({ kind: "date-proposed" });
    expect(await propose("2027-05-30")).toMatchObject({ kind: "date-refused", latest: "2027-05-29" });
  });
});

describe("a card in other hands", () => {
  const actions: readonly CardAction[] = [
    { kind: "ask-progress", childId: JO }, logging(), { kind: "propose-date", childId: JO, on: "2026-12-11" }, { kind: "show" }, { kind: "acknowledge" },
  ];

  it.each([PUPIL_JO, STRANGER])("says to %s that it is gone, whatever is pressed, and writes nothing", async (personId) => {
    const services = await cardsAreSent();
    const before = services.lists.writes.length;
    for (const { noticeId } of services.messenger.messages) {
      for (const action of actions) expect(await pressCard({ personId, noticeId, action }, services)).toEqual({ kind: "gone" });
    }
    expect(services.lists.writes).toHaveLength(before);
  });

  it("lets a colleague who teaches the child act as themselves", async () => {
    const services = await cardsAreSent();
    const noticeId = noticeOf(services, MR_BECKER, "briefing");
    expect(await pressCard({ personId: MS_YUSUF, noticeId, action: { kind: "show" } }, services)).toMatchObject({ kind: "briefing" });
    await pressCard({ personId: MS_YUSUF, noticeId, action: { kind: "acknowledge" } }, services);
    expect(services.lists.records("Acknowledgements")).toMatchObject([{ personId: MS_YUSUF }]);
    expect(services.messenger.messages.find((message) => message.noticeId === noticeId)?.card.kind).toBe("briefing");
  });

  it("is gone for a child that nobody knows, and for a notice that nobody was owed", async () => {
    const services = await cardsAreSent();
    const noticeId = noticeOf(services, MS_YUSUF, "review-due");
    expect(await pressCard({ personId: MS_YUSUF, noticeId, action: { kind: "ask-progress", childId: "child-9" as ChildId } }, services)).toEqual({ kind: "gone" });
    expect(await pressCard({ personId: MS_YUSUF, noticeId: "none" as NoticeId, action: { kind: "show" } }, services)).toEqual({ kind: "gone" });
    expect(await pressCard({ personId: MS_YUSUF, noticeId, action: logging({ targetId: "target-9" as TargetId }) }, services)).toEqual({ kind: "gone" });
  });
});

describe("a briefing", () => {
  it("[R42] [R50] shows targets and strategies only in the answer, and records who has read which version", async () => {
    const services = await cardsAreSent();
    const noticeId = noticeOf(services, MR_BECKER, "briefing");
    const press = (action: CardAction) => pressCard({ personId: MR_BECKER, noticeId, action }, services);
    expect(await press({ kind: "show" })).toMatchObject({
      kind: "briefing", children: [{ name: "Jo O'Neill-Wren", version: 1, strategies: "Read instructions aloud first", targets: [{ targetId: "target-1" }] }],
    });
    expect(await press({ kind: "acknowledge" })).toMatchObject({ kind: "read-and-understood", on: "2026-12-04", children: [{ initials: "JOW" }] });
    await press({ kind: "acknowledge" });
    expect(services.lists.records("Acknowledgements")).toEqual([
      {
        id: `plan-1:1:${MR_BECKER}`, childId: JO, planId: "plan-1", planVersion: 1, personId: MR_BECKER, because: "joined",
        toldAt: "2026-12-04T10:00:00.000Z", readAt: "2026-12-04T10:00:00.000Z",
      },
    ]);
    expect(services.messenger.messages.find((message) => message.noticeId === noticeId)?.card).toMatchObject({ kind: "read-and-understood" });
    expect(await press({ kind: "show" })).toMatchObject({ children: [{ readAt: "2026-12-04T10:00:00.000Z" }] });
  });

  it("says what a new version changes to somebody who confirmed an earlier one, until they confirm it too", async () => {
    const services = await cardsAreSent();
    const noticeId = noticeOf(services, MR_BECKER, "briefing");
    const press = (action: CardAction) => pressCard({ personId: MR_BECKER, noticeId, action }, services);
    expect(await press({ kind: "show" })).toMatchObject({ children: [{ version: 1, changes: [] }] });
    await press({ kind: "acknowledge" });
    const [target] = services.lists.records("Targets");
    if (target === undefined) throw new Error("no target");
    services.lists.put("Targets", { ...target, planVersion: 2, dueOn: addDays(target.dueOn, 28) });
    for (const plan of services.lists.records("Plans").filter(({ planId }) => planId === "plan-1")) {
      services.lists.put("Plans", { ...plan, version: 2 });
      services.lists.put("Plans", { ...plan, state: "closed" });
    }
    await services.catchUp();
    expect(await press({ kind: "show" })).toMatchObject({ children: [{ version: 2, changes: ["Target 1 moved four weeks later."] }] });
    await press({ kind: "acknowledge" });
    expect(await press({ kind: "show" })).toMatchObject({ children: [{ version: 2, changes: [] }] });
  });

  it("completes a row that says only that the person was told", async () => {
    const services = await cardsAreSent();
    const told = { id: `plan-1:1:${MR_BECKER}`, childId: JO, planId: aPlanVersion().planId, planVersion: 1, personId: MR_BECKER, because: "new-version", toldAt: "2026-11-01T10:00:00Z" } as const;
    services.lists.put("Acknowledgements", told);
    await services.catchUp();
    await pressCard({ personId: MR_BECKER, noticeId: noticeOf(services, MR_BECKER, "briefing"), action: { kind: "acknowledge" } }, services);
    expect(services.lists.records("Acknowledgements")).toEqual([{ ...told, readAt: "2026-12-04T10:00:00.000Z" }]);
  });

  it("is no longer available once the teacher has left, from the same card", async () => {
    const services = await cardsAreSent();
    const noticeId = noticeOf(services, MR_BECKER, "briefing");
    services.classes[0] = aClass({ teacherIds: [MS_YUSUF] });
    await services.catchUp();
    for (const kind of ["show", "acknowledge"] as const) {
      expect(await pressCard({ personId: MR_BECKER, noticeId, action: { kind } }, services)).toEqual({ kind: "gone" });
    }
  });

  it("counts as read although the card itself could not be changed", async () => {
    const services = await cardsAreSent();
    services.messenger.failures.push(new UnavailableError(5));
    const noticeId = noticeOf(services, MR_BECKER, "briefing");
    expect(await pressCard({ personId: MR_BECKER, noticeId, action: { kind: "acknowledge" } }, services)).toMatchObject({ kind: "read-and-understood" });
    expect(services.lists.records("Acknowledgements")).toHaveLength(1);
  });

  it("asks to press again while Microsoft 365 keeps nothing", async () => {
    const services = await cardsAreSent();
    services.lists.failures.push(new UnavailableError(5));
    const noticeId = noticeOf(services, MR_BECKER, "briefing");
    expect(await pressCard({ personId: MR_BECKER, noticeId, action: { kind: "acknowledge" } }, services)).toEqual({ kind: "try-again" });
  });

  it("cannot be confirmed by the SENCO or the head, who do not teach the child", async () => {
    const services = await cardsAreSent();
    const noticeId = noticeOf(services, MR_BECKER, "briefing");
    for (const personId of [MS_HALE, HEAD]) {
      expect(await pressCard({ personId, noticeId, action: { kind: "acknowledge" } }, services)).toEqual({ kind: "gone" });
    }
    expect(services.lists.records("Acknowledgements")).toEqual([]);
  });
});

describe("the SENCO's card about who came and went", () => {
  it("names them to the SENCO alone", async () => {
    const services = await cardsAreSent();
    const noticeId = noticeOf(services, MS_HALE, "team-changes");
    expect(await pressCard({ personId: MS_HALE, noticeId, action: { kind: "show" } }, services)).toMatchObject({
      kind: "team-changes", joined: [{ children: [{ initials: "JOW" }] }], left: [],
    });
    expect(await pressCard({ personId: MR_BECKER, noticeId, action: { kind: "show" } }, services)).toEqual({ kind: "gone" });
    expect(await pressCard({ personId: HEAD, noticeId, action: { kind: "show" } }, services)).toEqual({ kind: "gone" });
  });
});
