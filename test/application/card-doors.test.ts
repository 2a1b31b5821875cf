import { describe, expect, it } from "@jest/globals";
import { oweNotices } from "../../src/application/owe-notices";
import { type CardAction, pressCard } from "../../src/application/press-card";
import { sendNotices } from "../../src/application/send-notices";
import { mayAct } from "../../src/domain/access/may-act";
import { RECORD_KINDS, type RecordKind } from "../../src/domain/access/record-kinds";
import type { PersonId, ProgressId, TargetId } from "../../src/domain/ids";
import { OAKFIELD, ROWAN, WILLOW, aClass, day } from "../support/builders";
import { EVERYBODY, JO, SAM, type Somebody, everybody, isTheirs, marksIn, standingsOf } from "../support/everybody";
import { conversationOf } from "../support/fakes/chats";
import { OAKFIELD_SCHOOL } from "../support/fakes/services";
import { RIVERSIDE_SCHOOL, type TwoSchools } from "../support/fakes/two-schools";

const PEOPLE = Object.keys(EVERYBODY) as Somebody[];
const idOf = (who: Somebody) => EVERYBODY[who] as PersonId;

/** Reviews come up, and Jo's class teacher has begun to teach Sam's class as well: everybody who is told anything has been told. */
async function cardsAreSent(): Promise<TwoSchools> {
  const services = await everybody();
  for (const who of PEOPLE) {
    services.botChats.installed.add(idOf(who));
    await services.conversations.keep(conversationOf(idOf(who)));
  }
  const owe = async () => {
    for (const school of [OAKFIELD_SCHOOL, RIVERSIDE_SCHOOL]) await oweNotices(school, services);
  };
  await owe();
  services.clock.instant = `${day("2026-12-04")}T10:00:00.000Z`;
  const classes = [
    aClass({ id: WILLOW, name: "Willow", teacherIds: [idOf("class teacher"), idOf("teacher of another class")], pupilIds: [idOf("pupil")] }),
    aClass({ id: ROWAN, name: "Rowan", teacherIds: [idOf("teacher of another class")], pupilIds: [idOf("pupil with a Team row")] }),
  ];
  await services.roster.keep(OAKFIELD, { whole: true, classes, removedIds: [], cursor: "2" });
  await services.catchUp();
  await owe();
  await sendNotices(services);
  return services;
}

const ACTIONS: readonly CardAction[] = [
  { kind: "show" },
  { kind: "acknowledge" },
  ...[JO, SAM].flatMap((childId): readonly CardAction[] => [
    { kind: "ask-progress", childId },
    { kind: "log-progress", childId, targetId: childId.replace("child", "target") as TargetId, progressId: `9c0d6f5e-0000-4000-8000-${childId === JO ? "1" : "2"}00000000000` as ProgressId, rating: "nearly", note: "" },
    { kind: "propose-date", childId, on: "2026-12-11" },
  ]),
];

const isKind = (kind: string): kind is RecordKind => (RECORD_KINDS as readonly string[]).includes(kind);

describe("everybody and every card", () => {
  it("is sent nothing but what a message may say to anybody", async () => {
    const { messenger } = await cardsAreSent();
    const kinds = new Set(messenger.messages.map(({ card }) => card.kind));
    expect([...kinds]).toEqual(expect.arrayContaining(["review-due", "briefing"]));
    const seen = marksIn(JSON.stringify(messenger.messages.map(({ card }) => card)));
    expect(seen.filter(({ kind, field }) => !(isKind(kind) && mayAct(["app"], "read", { kind, field })))).toEqual([]);
  });

  it.each(PEOPLE)("answers the %s, whoever's card they press, with nothing that the table hides from them", async (who) => {
    const services = await cardsAreSent();
    const cards = services.messenger.messages;
    expect(cards.length).toBeGreaterThan(3);
    const leaks: unknown[] = [];
    for (const { noticeId, card } of cards) {
      for (const action of ACTIONS) {
        const answer = await pressCard({ personId: idOf(who), noticeId, action }, services);
        for (const { child, kind, field } of marksIn(JSON.stringify(answer))) {
          const may = isKind(kind) && mayAct(await standingsOf(who, child, services), "read", { kind, field, isOwn: isTheirs({ child, kind }, who) });
          if (!may) leaks.push({ card: card.kind, action: action.kind, child, kind, field });
        }
      }
    }
    expect(leaks).toEqual([]);
  });

  it("shows the class teacher what was marked, so that the marks would be seen", async () => {
    const services = await cardsAreSent();
    const [card] = services.messenger.messages.filter((one) => one.card.kind === "briefing");
    if (card === undefined) throw new Error("nobody was briefed");
    const answer = await pressCard({ personId: card.personId, noticeId: card.noticeId, action: { kind: "show" } }, services);
    expect(marksIn(JSON.stringify(answer)).map(({ kind, field }) => `${kind}.${field}`)).toEqual(expect.arrayContaining(["child.givenName", "plan.strategies", "target.statement"]));
  });

  it.each(PEOPLE.filter((who) => !["senco", "plan lead", "class teacher", "teacher of another class", "assistant", "midday staff", "specialist"].includes(who)))(
    "writes nothing for the %s",
    async (who) => {
      const services = await cardsAreSent();
      const writes = services.writeCount();
      for (const { noticeId } of services.messenger.messages) for (const action of ACTIONS) await pressCard({ personId: idOf(who), noticeId, action }, services);
      expect(services.writeCount()).toBe(writes);
    },
  );
});
