import { describe, expect, it } from "@jest/globals";
import { NotAllowedError, NotReadyError, UnavailableError } from "../../src/application/errors";
import { forgetPerson, greetPerson } from "../../src/application/greet-person";
import { oweNotices } from "../../src/application/owe-notices";
import { readDue } from "../../src/application/read-due";
import { sendNotices } from "../../src/application/send-notices";
import type { PersonId } from "../../src/domain/ids";
import { MR_BECKER, MS_HALE, MS_YUSUF, PUPIL_JO, aClass, aPlanVersion, aTargetRow, day } from "../support/builders";
import { conversationOf } from "../support/fakes/chats";
import { OAKFIELD_SCHOOL, type TestServices, oakfield } from "../support/fakes/services";

const NOBODY = "person-nobody" as PersonId;
const away = new UnavailableError(5);

/** Jo's plan is reviewed on 18 December; Ms Hale and Ms Yusuf may arrange that. Both have a chat with the bot. */
async function oakfieldWithChats(): Promise<TestServices> {
  const services = await oakfield({ Plans: [aPlanVersion()], Targets: [aTargetRow()] });
  for (const personId of [MS_HALE, MS_YUSUF, MR_BECKER]) {
    services.botChats.installed.add(personId);
    await services.conversations.keep(conversationOf(personId));
  }
  await oweNotices(OAKFIELD_SCHOOL, services);
  return services;
}

async function dayIs(services: TestServices, text: string): Promise<void> {
  services.clock.instant = `${day(text)}T10:00:00.000Z`;
  await oweNotices(OAKFIELD_SCHOOL, services);
}

const cardsOf = (services: TestServices, personId: PersonId) => services.messenger.messages.filter((message) => message.personId === personId).map(({ card }) => card);

describe("what staff are owed", () => {
  it("is nothing on the first day for teachers who were there before", async () => {
    const services = await oakfieldWithChats();
    expect(services.notices.entries()).toEqual([]);
    expect(await oweNotices(OAKFIELD_SCHOOL, services)).toBe(0);
  });

  it("is one reminder each when a review comes up, however often it is looked at", async () => {
    const services = await oakfieldWithChats();
    await dayIs(services, "2026-12-04");
    await dayIs(services, "2026-12-05");
    await sendNotices(services);
    await sendNotices(services);
    expect(cardsOf(services, MS_HALE)).toMatchObject([{ kind: "review-due", line: { child: { initials: "JOW", yearGroup: "3" }, inDays: 13 } }]);
    expect(cardsOf(services, MS_YUSUF)).toHaveLength(1);
    expect(cardsOf(services, MR_BECKER)).toEqual([]);
  });

  it("is a briefing for who joins the class, and a word to the SENCO", async () => {
    const services = await oakfieldWithChats();
    services.classes[0] = aClass({ teacherIds: [MS_YUSUF, MR_BECKER] });
    await services.catchUp();
    expect(await oweNotices(OAKFIELD_SCHOOL, services)).toBe(2);
    await sendNotices(services);
    expect(cardsOf(services, MR_BECKER)).toMatchObject([{ kind: "briefing", children: [{ initials: "JOW" }] }]);
    expect(cardsOf(services, MS_HALE)).toMatchObject([{ kind: "team-changes", joined: 1, left: 0 }]);
  });

  it("is not entered when somebody else's step came first", async () => {
    const services = await oakfieldWithChats();
    services.clock.instant = "2026-12-04T10:00:00.000Z";
    const view = await services.notices.view(OAKFIELD_SCHOOL.id);
    const notices = { ...services.notices, view: async () => ({ ...view, epoch: "before" }) };
    expect(await oweNotices(OAKFIELD_SCHOOL, { ...services, notices })).toBe(0);
    expect(services.notices.entries()).toEqual([]);
  });

  it("names nobody on any card that is sent", async () => {
    const services = await oakfieldWithChats();
    services.classes[0] = aClass({ teacherIds: [MS_YUSUF, MR_BECKER] });
    await services.catchUp();
    await dayIs(services, "2026-12-04");
    await sendNotices(services);
    const sent = JSON.stringify(services.messenger.messages.map(({ card }) => card));
    expect(sent).not.toMatch(/O'Neill|Wren\b|common words|Read instructions/);
  });
});

describe("sending what is owed", () => {
  it("asks for a chat first, and sends when the chat is there", async () => {
    const services = await oakfield({ Plans: [aPlanVersion()] });
    await oweNotices(OAKFIELD_SCHOOL, services);
    await dayIs(services, "2026-12-04");
    await sendNotices(services);
    expect(services.botChats.asked).toEqual([MS_HALE, MS_YUSUF]);
    expect(services.messenger.messages).toEqual([]);

    expect(await greetPerson(conversationOf(MS_YUSUF), services)).toBe("greeted");
    await sendNotices(services);
    expect(cardsOf(services, MS_YUSUF).map(({ kind }) => kind)).toEqual(["welcome", "review-due"]);
    expect(cardsOf(services, MS_HALE)).toEqual([]);
  });

  it("opens the chat itself of somebody who had the app already", async () => {
    const services = await oakfield({ Plans: [aPlanVersion()] });
    services.botChats.installed.add(MS_HALE).add(MS_YUSUF);
    await oweNotices(OAKFIELD_SCHOOL, services);
    await dayIs(services, "2026-12-04");
    await sendNotices(services);
    expect(services.messenger.messages.map(({ personId }) => personId)).toEqual([MS_HALE, MS_YUSUF]);
  });

  it("looks in the chat after a lost answer, and does not send twice", async () => {
    const services = await oakfieldWithChats();
    services.messenger.lostAnswers.push(away);
    await dayIs(services, "2026-12-04");
    expect(await sendNotices(services)).toEqual([away]);
    services.notices.passTime(5);
    await sendNotices(services);
    expect(cardsOf(services, MS_HALE)).toHaveLength(1);
    expect(services.notices.entries().map(({ state }) => state)).toEqual(["sent", "sent"]);
  });

  it("sends again what never arrived", async () => {
    const services = await oakfieldWithChats();
    services.messenger.failures.push(away);
    await dayIs(services, "2026-12-04");
    await sendNotices(services);
    expect(cardsOf(services, MS_HALE)).toEqual([]);
    services.notices.passTime(5);
    await sendNotices(services);
    expect(cardsOf(services, MS_HALE)).toHaveLength(1);
  });

  it("looks first when a program ended with the notice in its hands", async () => {
    const services = await oakfieldWithChats();
    await dayIs(services, "2026-12-04");
    const held = await services.notices.claim();
    if (held === undefined) throw new Error("Nothing is owed");
    await services.messenger.send(conversationOf(held.notice.personId), {
      kind: "welcome", isSenco: true, noticeId: held.notice.id, setting: { planShort: "plan", appId: services.appId },
    });
    await services.notices.releaseClaims();
    await sendNotices(services);
    expect(cardsOf(services, held.notice.personId)).toHaveLength(1);
  });

  it("waits while the school has not been read, instead of taking its staff for strangers", async () => {
    const services = await oakfieldWithChats();
    await dayIs(services, "2026-12-04");
    await sendNotices({ ...services, readiness: { obstacle: () => new NotReadyError(2) } });
    expect(services.notices.entries().map(({ state }) => state)).toEqual(["owed", "owed"]);
    services.notices.passTime(2);
    await sendNotices(services);
    expect(services.messenger.messages).toHaveLength(2);
  });

  it("drops what is over, and what somebody who removed the app would have been told", async () => {
    const services = await oakfieldWithChats();
    services.botChats.installed.delete(MS_HALE);
    await dayIs(services, "2026-12-04");
    services.classes[0] = aClass({ teacherIds: [] });
    await services.catchUp();
    expect(await sendNotices(services)).toMatchObject([{ code: "not-allowed" }]);
    expect(services.notices.entries().map(({ state }) => state)).toEqual(["dropped", "dropped"]);
    expect(await services.conversations.find(MS_HALE)).toBeUndefined();
  });

  it("finds the chat anew when it is no longer where it was", async () => {
    const services = await oakfieldWithChats();
    await services.conversations.keep({ ...conversationOf(MS_HALE), conversationId: "a:gone" });
    await dayIs(services, "2026-12-04");
    await sendNotices(services);
    expect(cardsOf(services, MS_HALE)).toHaveLength(1);
  });

  it.each([away, new NotAllowedError("install", { kind: "chat", id: "any" })])("tries again later when a chat cannot be made: %s", async (failure) => {
    const services = await oakfield({ Plans: [aPlanVersion()] });
    await oweNotices(OAKFIELD_SCHOOL, services);
    await dayIs(services, "2026-12-04");
    services.botChats.failures.push(failure, failure);
    expect(await sendNotices(services)).toEqual([failure, failure]);
    expect(services.notices.entries().map(({ state }) => state)).toEqual(["owed", "owed"]);
  });

  it("passes a bug on", async () => {
    const services = await oakfieldWithChats();
    await dayIs(services, "2026-12-04");
    services.messenger.failures.push(new TypeError("a bug"));
    await expect(sendNotices(services)).rejects.toThrow("a bug");
  });
});

describe("greeting", () => {
  it("welcomes a member of staff once ever", async () => {
    const services = await oakfieldWithChats();
    await greetPerson(conversationOf(MS_HALE), services);
    await forgetPerson(MS_HALE, services);
    await greetPerson(conversationOf(MS_HALE), services);
    await sendNotices(services);
    expect(cardsOf(services, MS_HALE)).toMatchObject([{ kind: "welcome", isSenco: true }]);
  });

  it("comes before what waited for the chat, even when that is sent the moment the chat is known", async () => {
    const services = await oakfield({ Plans: [aPlanVersion()] });
    await oweNotices(OAKFIELD_SCHOOL, services);
    await dayIs(services, "2026-12-04");
    const { conversations } = services;
    services.botChats.installed.add(MS_YUSUF);
    const keep: typeof conversations.keep = async (conversation) => {
      await conversations.keep(conversation);
      await sendNotices(services);
    };
    await greetPerson(conversationOf(MS_YUSUF), { ...services, conversations: { ...conversations, keep } });
    expect(cardsOf(services, MS_YUSUF).map(({ kind }) => kind)).toEqual(["welcome", "review-due"]);
  });

  it.each([PUPIL_JO, NOBODY])("keeps nothing of %s, who is not staff", async (personId) => {
    const services = await oakfieldWithChats();
    expect(await greetPerson(conversationOf(personId), services)).toBe("not-staff");
    expect(await services.conversations.find(personId)).toBeUndefined();
    expect(services.notices.entries()).toEqual([]);
  });

  it("asks to be told again while the school has not been read", async () => {
    const services = await oakfield({}, { readiness: { obstacle: () => new NotReadyError(2) } });
    await expect(greetPerson(conversationOf(MS_HALE), services)).rejects.toThrow(NotReadyError);
  });
});

describe("asking what is due", () => {
  it("tells the SENCO of the whole school and a teacher of the children they teach", async () => {
    const services = await oakfieldWithChats();
    services.clock.instant = "2026-12-20T10:00:00.000Z";
    expect(await readDue(MS_HALE, services)).toMatchObject({ kind: "due", lines: [{ inDays: -2, child: { initials: "JOW" } }] });
    expect(await readDue(MS_YUSUF, services)).toMatchObject({ lines: [{ inDays: -2 }] });
    expect(await readDue(MR_BECKER, services)).toMatchObject({ lines: [] });
    expect(await readDue(PUPIL_JO, services)).toEqual({ kind: "not-staff" });
  });

  it("says that the school has not been read", async () => {
    const services = await oakfield({}, { readiness: { obstacle: () => new NotReadyError(2) } });
    await expect(readDue(MS_HALE, services)).rejects.toThrow(NotReadyError);
  });
});
