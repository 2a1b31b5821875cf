import { describe, expect, it } from "@jest/globals";
import { agreePlan } from "../../src/application/agree-plan";
import { oweNotices } from "../../src/application/owe-notices";
import { pressCard } from "../../src/application/press-card";
import { sendNotices } from "../../src/application/send-notices";
import type { ChildId, NoticeId, PersonId } from "../../src/domain/ids";
import { planFromContent } from "../../src/domain/plan-from-content";
import { MR_BECKER, MS_HALE, MS_YUSUF, aChild, aClass, aPlanContent, aProvisionLine, aTarget, aTeamMember, day } from "../support/builders";
import { conversationOf } from "../support/fakes/chats";
import { OAKFIELD_SCHOOL, type TestServices, oakfield } from "../support/fakes/services";

const JO = "child-jo" as ChildId;
const SAM = "child-sam" as ChildId;
const ASSISTANT = "person-ta" as PersonId;
const agreement = { on: day("2026-09-07"), by: MS_HALE, with: "Mum" };

/** Jo has version 1 since September; everybody has a chat with the bot. */
async function inOctober(): Promise<TestServices> {
  const first = planFromContent(aPlanContent(), { childId: JO, version: 1, agreement });
  const sams = { ...aChild({ id: SAM, givenName: "Sam", familyName: "Vale" }) };
  const services = await oakfield({ Plans: [first.plan], Targets: first.targets, Provision: first.provision, Children: [aChild(), sams], Team: [aTeamMember()] });
  for (const personId of [MS_HALE, MS_YUSUF, MR_BECKER, ASSISTANT]) {
    services.botChats.installed.add(personId);
    await services.conversations.keep(conversationOf(personId));
  }
  await owe(services);
  return services;
}

const owe = async (services: TestServices) => {
  await services.catchUp();
  await oweNotices(OAKFIELD_SCHOOL, services);
  await sendNotices(services);
};
const SAMS = { planId: "plan-sam" as never, targets: [aTarget({ id: "target-sam" as never, provision: [aProvisionLine({ id: "help-sam" as never })] })] };
const agree = (services: TestServices, childId: ChildId) =>
  agreePlan({ personId: MS_HALE, childId, content: aPlanContent({ strategies: "Two instructions at a time", ...(childId === SAM ? SAMS : {}) }) }, services);
const cardsOf = (services: TestServices, personId: PersonId) => services.messenger.messages.filter((message) => message.personId === personId);
const kindsOf = (services: TestServices, personId: PersonId) => cardsOf(services, personId).map(({ card }) => card.kind);

describe("a version that has been agreed", () => {
  it("[R42] is told once to everybody who works with the child, besides whoever agreed it, by initials alone", async () => {
    const services = await inOctober();
    await agree(services, JO);
    await owe(services);
    await owe(services);
    expect([MS_YUSUF, ASSISTANT, MS_HALE, MR_BECKER].map((personId) => kindsOf(services, personId))).toEqual([["new-versions"], ["new-versions"], [], []]);
    expect(JSON.stringify(cardsOf(services, MS_YUSUF))).not.toMatch(/O'Neill|instructions/);
  });

  it("says what is different to whoever presses and had confirmed the version before, and is confirmed by a press", async () => {
    const services = await inOctober();
    await agree(services, JO);
    await owe(services);
    const press = (kind: "show" | "acknowledge", noticeId: NoticeId) => pressCard({ personId: MS_YUSUF, noticeId, action: { kind } }, services);
    const [first] = cardsOf(services, MS_YUSUF);
    await press("acknowledge", first?.noticeId ?? ("none" as NoticeId));
    await agree(services, JO);
    const changed = aPlanContent({ strategies: "Sits near the door" });
    await agreePlan({ personId: MS_HALE, childId: JO, content: changed }, services);
    await owe(services);
    const last = cardsOf(services, MS_YUSUF).at(-1);
    const shown = await press("show", last?.noticeId ?? ("none" as NoticeId));
    expect(shown).toMatchObject({ kind: "briefing", children: [{ strategies: "Sits near the door", changes: [expect.any(String)] }] });
    expect(services.lists.records("Acknowledgements")).toMatchObject([{ personId: MS_YUSUF, because: "new-version", readAt: expect.any(String) }]);
  });

  it("is one card for a person with several children", async () => {
    const services = await inOctober();
    await agree(services, JO);
    await agree(services, SAM);
    await owe(services);
    expect(cardsOf(services, MS_YUSUF).map(({ card }) => card)).toMatchObject([{ kind: "new-versions", children: [{ childId: JO }, { childId: SAM }] }]);
  });

  it("is not told beside a briefing that shows it", async () => {
    const services = await inOctober();
    await agree(services, JO);
    services.classes[0] = aClass({ teacherIds: [MS_YUSUF, MR_BECKER] });
    await owe(services);
    await owe(services);
    expect(kindsOf(services, MR_BECKER)).toEqual(["briefing"]);
  });

  it("is not told to a school that begins with Baton, nor two weeks late", async () => {
    const beginning = await oakfield({ Plans: [planFromContent(aPlanContent(), { childId: JO, version: 1, agreement: { ...agreement, on: day("2026-09-28") } }).plan] });
    await oweNotices(OAKFIELD_SCHOOL, beginning);
    expect(beginning.notices.entries().map(({ state }) => state)).toEqual(["told-together"]);
    const late = await inOctober();
    await agree(late, JO);
    late.clock.instant = "2026-10-16T10:00:00.000Z";
    await owe(late);
    expect(kindsOf(late, MS_YUSUF)).toEqual([]);
  });
});
