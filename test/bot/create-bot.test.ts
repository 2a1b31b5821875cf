import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { NotReadyError, UnavailableError } from "../../src/application/errors";
import { type Bot, createBot } from "../../src/bot/create-bot";
import type { PersonId } from "../../src/domain/ids";
import { aChild, aClass, aPlanVersion, aStaffRow, aTargetRow } from "../support/builders";
import { BOT, type ChatsOnPaper, SERVICE_URL, TENANT, type TestChannel, aPress, anActivity, chatOf, chatsOnPaper, startTestChannel } from "../support/bot-channel";
import { type TestServices, oakfield } from "../support/fakes/services";

const SENCO = "10000000-0000-4000-8000-000000000001" as PersonId;
const TEACHER = "10000000-0000-4000-8000-000000000002" as PersonId;
const PUPIL = "10000000-0000-4000-8000-000000000005" as PersonId;
const NOBODY = "10000000-0000-4000-8000-000000000009" as PersonId;
const NOTICE = "5d1c0c3e-0000-4000-8000-000000000001";

let channel: TestChannel;
beforeAll(async () => {
  channel = await startTestChannel();
});
afterAll(() => channel.close());

let services: TestServices;
let chats: ChatsOnPaper;
let bugs: unknown[];
let bot: Bot;
beforeEach(async () => {
  bugs = [];
  chats = chatsOnPaper();
  services = await oakfield({
    Settings: [aStaffRow({ personId: SENCO })], Children: [aChild({ entraId: PUPIL })], Plans: [aPlanVersion()], Targets: [aTargetRow()],
  });
  services.classes[0] = aClass({ teacherIds: [TEACHER], pupilIds: [PUPIL] });
  services.clock.instant = "2026-12-04T10:00:00.000Z";
  await services.catchUp();
  bot = await serve(services);
});

function serve(by: TestServices): Promise<Bot> {
  const { openIdMetadataUrl, issuer } = channel;
  return createBot({ botId: BOT, tenantId: TENANT, openIdMetadataUrl, issuer, services: by, channel: chats, reportBug: (error) => bugs.push(error) });
}

const tell = async (activity: unknown, authorization?: string) =>
  await bot.answer({ body: activity, headers: { authorization: authorization ?? `Bearer ${await channel.token()}` } });
const said = () => chats.posted.map(({ message }) => message.text ?? JSON.stringify(message.attachments));
const inGroup = { conversation: { id: "19:group@thread.v2", conversationType: "groupChat", tenantId: TENANT } };

describe("who is believed", () => {
  const hour = 3600;
  const now = () => Math.floor(Date.now() / 1000);

  it("takes what the channel signed for this bot and this address", async () => {
    expect(await tell(anActivity(TEACHER, { text: "help" }))).toMatchObject({ status: 200 });
    expect(chats.posted).toHaveLength(1);
  });

  it.each([
    ["another audience", { aud: "11111111-1111-4111-8111-111111111111" }],
    ["another issuer", { iss: "http://localhost/botframework" }],
    ["the identity provider as issuer", { iss: `https://login.microsoftonline.com/${TENANT}/v2.0` }],
    ["another address than the activity's", { serviceurl: "http://localhost/connector/emea" }],
    ["no address", { serviceurl: undefined }],
    ["a time that is over", { nbf: now() - 2 * hour, exp: now() - hour }],
    ["a time to come", { nbf: now() + hour, exp: now() + 2 * hour }],
  ])("turns away a token with %s", async (_, claims) => {
    expect(await tell(anActivity(TEACHER, { text: "help" }), `Bearer ${await channel.token(claims)}`)).toMatchObject({ status: 401 });
    expect(chats.posted).toEqual([]);
  });

  it.each(["unknown key", "known id, other key"] as const)("turns away a token signed with a key that is not the channel's: %s", async (by) => {
    expect(await tell(anActivity(TEACHER, { text: "help" }), `Bearer ${await channel.token({}, by)}`)).toMatchObject({ status: 401 });
  });

  it.each(["", "Bearer ", "Bearer x.y.z", `Bearer ${btoa('{"alg":"none"}')}.${btoa("{}")}.`])("turns away %j", async (authorization) => {
    expect(await tell(anActivity(TEACHER, { text: "help" }), authorization)).toMatchObject({ status: 401 });
    expect(chats.posted).toEqual([]);
  });

  it("refuses another tenant's activities, wherever they name it, and those that name none", async () => {
    const other = "99999999-9999-4999-8999-999999999999";
    const conversation = { id: chatOf(TEACHER), conversationType: "personal" };
    for (const changes of [
      { conversation: { ...conversation, tenantId: other } },
      { channelData: { tenant: { id: other } } },
      { conversation: { ...conversation, tenantId: other }, channelData: { tenant: { id: other } } },
      { conversation, channelData: {} },
    ]) {
      for (const kind of [{ text: "due" }, { type: "installationUpdate", action: "add" }, { type: "invoke", name: "signin/verifyState", value: {} }]) {
        expect(await tell(anActivity(TEACHER, { ...kind, ...changes }))).toMatchObject({ status: 403 });
      }
    }
    expect([chats.posted, await services.conversations.find(TEACHER)]).toEqual([[], undefined]);
  });

  it("refuses an activity that names no address, which no signature then covers", async () => {
    expect(await tell(anActivity(TEACHER, { serviceUrl: undefined, text: "due" }))).toMatchObject({ status: 400 });
    expect(await tell({})).toMatchObject({ status: 400 });
  });
});

describe("events", () => {
  const installed = (personId: PersonId, changes = {}) => anActivity(personId, { type: "installationUpdate", action: "add", ...changes });

  it("make a member of staff's chat known, with its own address, and owe one welcome however often they come", async () => {
    expect([(await tell(installed(TEACHER))).status, (await tell(installed(TEACHER))).status]).toEqual([200, 200]);
    const added = anActivity(TEACHER, { type: "conversationUpdate", membersAdded: [{ id: `28:${BOT}` }, { id: `29:${TEACHER}` }] });
    expect(await tell(added)).toMatchObject({ status: 200 });
    expect(await services.conversations.find(TEACHER)).toEqual({ personId: TEACHER, conversationId: chatOf(TEACHER), serviceUrl: SERVICE_URL });
    const first = await services.notices.claim();
    expect(first?.notice).toMatchObject({ personId: TEACHER, subject: { kind: "welcome" } });
    expect(await services.notices.claim()).toBeUndefined();
  });

  it("know nobody by a name: only the Entra object id counts", async () => {
    await tell(installed(TEACHER, { from: { id: `29:${TEACHER}`, name: SENCO } }));
    await tell(installed(TEACHER, { from: { id: `29:${TEACHER}`, aadObjectId: PUPIL, name: TEACHER } }));
    for (const personId of [TEACHER, SENCO, PUPIL]) expect(await services.conversations.find(personId)).toBeUndefined();
  });

  it.each([["a pupil", PUPIL], ["a stranger", NOBODY]])("keep nothing of %s", async (_, personId) => {
    expect(await tell(installed(personId))).toMatchObject({ status: 200 });
    expect([await services.conversations.find(personId), await services.notices.claim()]).toEqual([undefined, undefined]);
  });

  it("make no chat of a group or a team", async () => {
    await tell(installed(TEACHER, inGroup));
    expect(await services.conversations.find(TEACHER)).toBeUndefined();
  });

  it("forget the chat of somebody who removes the app, and not for a group that does", async () => {
    await tell(installed(TEACHER));
    await tell(anActivity(TEACHER, { type: "installationUpdate", action: "remove", ...inGroup }));
    expect(await services.conversations.find(TEACHER)).toBeDefined();
    await tell(anActivity(TEACHER, { type: "installationUpdate", action: "remove" }));
    expect(await services.conversations.find(TEACHER)).toBeUndefined();
  });

  it("are taken and left alone when Baton has no use for them", async () => {
    expect(await tell(anActivity(TEACHER, { type: "conversationUpdate", membersAdded: [{ id: `29:${TEACHER}` }] }))).toMatchObject({ status: 200 });
    expect(await tell(anActivity(TEACHER, { type: "messageReaction" }))).toMatchObject({ status: 200 });
    expect(await tell(anActivity(TEACHER, { type: "invoke", name: "signin/verifyState", value: {} }))).toMatchObject({ status: 501 });
    expect([chats.posted, await services.conversations.find(TEACHER)]).toEqual([[], undefined]);
  });

  it("are asked for again while the school has not been read", async () => {
    bot = await serve({ ...services, readiness: { obstacle: () => new NotReadyError(2) } });
    for (const activity of [installed(TEACHER), anActivity(TEACHER, { text: "due" })]) {
      expect(await tell(activity)).toEqual({ status: 503, retryAfterSeconds: 5 });
    }
    expect(bugs).toEqual([]);
  });
});

describe("messages", () => {
  it.each(["help", " HELP! "])("answers %j with what can be asked, and suggests it", async (text) => {
    await tell(anActivity(TEACHER, { text }));
    expect(said()[0]).toContain("What I can do");
    expect(chats.posted[0]).toMatchObject({
      chat: { conversationId: chatOf(TEACHER), serviceUrl: SERVICE_URL },
      message: { suggestedActions: { to: [`29:${TEACHER}`], actions: [{ type: "imBack", title: "What is due", value: "due" }, { type: "imBack", title: "Help", value: "help" }] } },
    });
  });

  it.each(["due", "What is due?", "what's due", "reviews"])("answers %j with the reviews that the person has a part in, by initials", async (text) => {
    await tell(anActivity(TEACHER, { text }));
    expect(said()[0]).toMatch(/JOW, Year 3/);
    expect(JSON.stringify(chats.posted)).not.toMatch(/Jo |Neill|Tells a good/);
  });

  it("says that nothing is due", async () => {
    services.clock.instant = "2026-10-01T10:00:00.000Z";
    await tell(anActivity(TEACHER, { text: "due" }));
    expect(said()[0]).toContain("Nothing is due in the next two weeks.");
  });

  it.each([["a pupil", PUPIL], ["a stranger", NOBODY]])("tells %s nothing of any child", async (_, personId) => {
    await tell(anActivity(personId, { text: "due" }));
    expect(said()).toEqual([expect.stringContaining("Baton is for staff")]);
  });

  it("answers anything else with a short hint, and nothing at all to somebody it cannot name", async () => {
    await tell(anActivity(TEACHER, { text: "Tell me about Jo" }));
    expect(said()).toEqual([expect.stringContaining("Write **due**")]);
    await tell(anActivity(TEACHER, { text: "due", from: { id: "29:x", name: "Ms Hale" } }));
    expect(chats.posted).toHaveLength(1);
  });

  it("makes a chat known that was not, or that has moved", async () => {
    await services.conversations.keep({ personId: TEACHER, conversationId: "a:older", serviceUrl: SERVICE_URL });
    await tell(anActivity(TEACHER, { text: "help" }));
    expect(await services.conversations.find(TEACHER)).toMatchObject({ conversationId: chatOf(TEACHER) });
  });

  it("answers where others read along with a request to write in one's own chat", async () => {
    await tell(anActivity(TEACHER, { text: "due", ...inGroup }));
    expect(chats.posted).toEqual([{ chat: expect.objectContaining({ conversationId: "19:group@thread.v2" }), message: { type: "message", text: "Write to me in our own chat." } }]);
    expect(await services.conversations.find(TEACHER)).toBeUndefined();
  });

  it("lets the channel tell a message again that could not be answered, and reports what must not happen", async () => {
    chats.failure = new UnavailableError(5);
    expect(await tell(anActivity(TEACHER, { text: "help" }))).toEqual({ status: 503, retryAfterSeconds: 5 });
    expect(bugs).toEqual([]);
    chats.failure = new TypeError("unforeseen");
    expect(await tell(anActivity(TEACHER, { text: "help" }))).toMatchObject({ status: 500 });
    expect(bugs).toEqual([expect.any(TypeError)]);
  });
});

describe("presses", () => {
  async function owedReview(): Promise<string> {
    const { planId, version, reviewOn, childId } = aPlanVersion();
    await services.notices.owe(aChild().schoolId, [{ personId: TEACHER, key: "review", subject: { kind: "review-due", childId, planId, version, reviewOn } }]);
    return (await services.notices.claim())!.notice.id;
  }
  const cardIn = (answer: { readonly body?: unknown }) => {
    expect(answer.body).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: { type: "AdaptiveCard" } });
    return JSON.stringify(answer.body);
  };
  const JO = aChild().id;

  it("are answered with a card for the person who pressed", async () => {
    const notice = await owedReview();
    expect(cardIn(await tell(aPress(TEACHER, "askProgress", { notice, child: JO })))).toContain("20 of the Year 2");
    expect(cardIn(await tell(aPress(NOBODY, "askProgress", { notice, child: JO })))).toContain("no longer available to you");
    expect(cardIn(await tell(aPress(PUPIL, "askProgress", { notice, child: JO })))).toContain("no longer available to you");
  });

  it("carry what was typed, and keep it once", async () => {
    const notice = await owedReview();
    const log = { notice, child: JO, target: aTargetRow().id, progress: "9c0d6f5e-0000-4000-8000-000000000001", rating: "nearly", note: "Read 30 words" };
    expect(cardIn(await tell(aPress(TEACHER, "logProgress", log)))).toContain("Nearly");
    await tell(aPress(TEACHER, "logProgress", log));
    expect(services.lists.records("Progress")).toMatchObject([{ by: TEACHER, rating: "nearly", note: "Read 30 words" }]);
    expect(cardIn(await tell(aPress(TEACHER, "proposeDate", { notice, child: JO, date: "2026-12-11" })))).toContain("Friday 11 December 2026");
    expect(cardIn(await tell(aPress(TEACHER, "proposeDate", { notice, child: JO, date: "soon" })))).toContain("That is not a day");
  });

  it("are decided for the person who pressed also where the card has been forwarded to", async () => {
    const notice = await owedReview();
    const elsewhere = { conversation: { id: "19:two@unq.gbl.spaces", conversationType: "personal", tenantId: TENANT } };
    expect(cardIn(await tell({ ...aPress(TEACHER, "askProgress", { notice, child: JO }), ...elsewhere }))).toContain("20 of the Year 2");
    expect(cardIn(await tell({ ...aPress(NOBODY, "askProgress", { notice, child: JO }), ...inGroup }))).toContain("no longer available to you");
    expect([chats.posted, await services.conversations.find(TEACHER)]).toEqual([[], undefined]);
  });

  it("show what is due to whoever may know it", async () => {
    expect(cardIn(await tell(aPress(SENCO, "showDue", { notice: NOTICE })))).toContain("JOW, Year 3");
    expect(cardIn(await tell(aPress(NOBODY, "showDue", { notice: NOTICE })))).toContain("no longer available to you");
  });

  it("of somebody whom the channel does not name, or about an unknown notice, show nothing", async () => {
    const notice = await owedReview();
    expect(cardIn(await tell({ ...aPress(TEACHER, "askProgress", { notice, child: JO }), from: { id: `29:${TEACHER}`, name: "x" } }))).toContain("no longer available to you");
    expect(cardIn(await tell(aPress(TEACHER, "show", { notice: NOTICE })))).toContain("no longer available to you");
  });

  it.each([
    ["an unknown verb", "delete", { notice: NOTICE }],
    ["no notice", "show", {}],
    ["a notice that is no id", "show", { notice: "1; drop table" }],
    ["no child", "askProgress", { notice: NOTICE }],
    ["an unknown rating", "logProgress", { notice: NOTICE, child: "c", target: "t", progress: "p", rating: "best" }],
    ["no target", "logProgress", { notice: NOTICE, child: "c", progress: "p", rating: "nearly" }],
    ["a note that is too long", "logProgress", { notice: NOTICE, child: "c", target: "t", progress: "p", rating: "nearly", note: "x".repeat(501) }],
    ["a child that is not a text", "askProgress", { notice: NOTICE, child: { $ne: "" } }],
  ])("with %s are answered as a bad request", async (_, verb, handedOver) => {
    expect((await tell(aPress(TEACHER, verb, handedOver))).body).toMatchObject({ statusCode: 400, type: "application/vnd.microsoft.error", value: { code: "BadRequest" } });
    expect(bugs).toEqual([]);
  });

  it("ask to be pressed again while the school has not been read, and leave the card as it is with what was entered", async () => {
    const notice = await owedReview();
    bot = await serve({ ...services, readiness: { obstacle: () => new NotReadyError(2) } });
    const again = { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: expect.stringContaining("Pressing again is safe") };
    const entered = { notice, child: JO, target: "target-1", progress: "progress-1", rating: "nearly" };
    for (const press of [aPress(TEACHER, "askProgress", { notice, child: JO }), aPress(TEACHER, "logProgress", entered), aPress(TEACHER, "showDue", { notice })]) {
      expect((await tell(press)).body).toEqual(again);
    }
  });
});
