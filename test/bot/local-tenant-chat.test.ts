import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { sendNotices } from "../../src/application/send-notices";
import { createChannel } from "../../src/bot/channel";
import { type Bot, createBot } from "../../src/bot/create-bot";
import { createMessenger } from "../../src/bot/messenger";
import type { PersonId } from "../../src/domain/ids";
import { addBotRoute } from "../../src/service/bot-route";
import { type Listening, listen } from "../../src/service/listen";
import { Hono } from "hono";
import { type ChatFixture, PEOPLE, SCHOOL_BOT, startChats, teamsApp } from "../local-tenant/connector/support/chat-fixture";
import { TENANT } from "../support/bot-channel";
import { aChild, aClass, aPlanVersion, aTargetRow } from "../support/builders";
import { eventually } from "../support/eventually";
import { type TestServices, oakfield } from "../support/fakes/services";
import { patienceAtOnce } from "../support/patience";

const TEACHER = PEOPLE.teacher as PersonId;
interface Message {
  readonly id: string;
  readonly text: string;
  readonly card?: object;
  readonly suggestions?: readonly string[];
}

/** Our bot, its check of tokens and its voice, in the local tenant's Teams; only SharePoint and the database are in memory. */
describe("the bot in the local tenant's Teams", () => {
  let chats: ChatFixture;
  let services: TestServices;
  let listening: Listening;
  const bugs: unknown[] = [];
  beforeAll(async () => {
    chats = await startChats({ botPatience: { firstWaitMilliseconds: 50, answerMilliseconds: 5000 } });
    const { origin } = chats.tenant;
    const channel = createChannel({ tenantId: TENANT, serviceUrl: `${origin}/connector/uk`, getToken: () => chats.botToken(), patience: patienceAtOnce() });
    services = { ...(await oakfield({ Plans: [aPlanVersion()], Targets: [aTargetRow()] })), messenger: createMessenger(channel) as TestServices["messenger"] };
    services.classes[0] = aClass({ teacherIds: [TEACHER] });
    services.clock.instant = "2026-12-04T10:00:00.000Z";
    await services.catchUp();
    const bot: Bot = await createBot({
      botId: SCHOOL_BOT, tenantId: TENANT, openIdMetadataUrl: `${origin}/botframework/.well-known/openidconfiguration`, issuer: `${origin}/botframework`,
      services, channel, reportBug: (error) => bugs.push(error),
    });
    const app = new Hono();
    addBotRoute(app, { bot, refreshClock: () => Promise.resolve() });
    listening = await listen(app.fetch, { port: 0, host: "127.0.0.1" });
    await chats.tenant.admin("PUT", `teams-apps/${SCHOOL_BOT}`, teamsApp(SCHOOL_BOT, `http://localhost:${String(listening.port)}/api/messages`));
  }, 60_000);
  afterAll(async () => {
    await listening.close();
    await chats.close();
  });

  it("learns of a chat, welcomes there, answers what is due, and shows a plan to whoever may see it", async () => {
    const { chatId, conversationId } = await chats.install("teacher");
    const read = async () => (await chats.onPage("teacher", `GET /chats/${chatId}/activities`)).body["value"] as unknown as readonly Message[];
    await eventually(async () => expect(await services.conversations.find(TEACHER)).toMatchObject({ conversationId }));
    expect(await sendNotices(services)).toEqual([]);
    expect((await read()).map(({ card }) => JSON.stringify(card))).toEqual([expect.stringContaining("Hello from Baton")]);

    expect((await chats.onPage("teacher", `POST /chats/${chatId}/messages`, { text: "due" })).status).toBe(201);
    await eventually(async () => expect(JSON.stringify(await read())).toContain("JOW, Year 3"));
    expect((await read()).at(-1)?.suggestions).toEqual(["due", "help"]);

    const { planId, version, reviewOn, childId } = aPlanVersion();
    await services.notices.owe(aChild().schoolId, [{ personId: TEACHER, key: "review", subject: { kind: "review-due", childId, planId, version, reviewOn } }]);
    expect(await sendNotices(services)).toEqual([]);
    const sent = (await read()).at(-1)!;
    const notice = /"notice":"([0-9a-f-]+)"/.exec(JSON.stringify(sent.card))?.[1];
    const press = { verb: "askProgress", data: { notice, child: childId } };
    const shown = await chats.onPage("teacher", `POST /chats/${chatId}/activities/${sent.id}/press`, press);
    expect([shown.status, JSON.stringify(shown.body)]).toEqual([200, expect.stringContaining("20 of the Year 2")]);

    const forwarded = await chats.onPage("teacher", `POST /chats/${chatId}/activities/${sent.id}/forward`, { toPersonId: PEOPLE.colleague });
    const elsewhere = String(forwarded.body["chatId"]);
    const [copy] = (await chats.onPage("colleague", `GET /chats/${elsewhere}/activities`)).body["value"] as unknown as readonly Message[];
    const gone = await chats.onPage("colleague", `POST /chats/${elsewhere}/activities/${copy!.id}/press`, press);
    expect([gone.status, JSON.stringify(gone.body)]).toEqual([200, expect.stringContaining("no longer available to you")]);
    expect(JSON.stringify(gone.body)).not.toContain("Year 2");
    expect(bugs).toEqual([]);
  });
});
