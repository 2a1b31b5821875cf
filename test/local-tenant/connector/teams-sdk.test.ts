import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type AdaptiveCardActionCardResponse, Client, PUBLIC, withOverrides } from "@microsoft/teams.api";
import { App, type HttpRouteHandler } from "@microsoft/teams.apps";
import { eventually } from "../../support/eventually";
import { CARD_TYPE, type ChatFixture, PEOPLE, SCHOOL_BOT, startChats, teamsApp } from "./support/chat-fixture";

let chats: ChatFixture;
let server: Server;
let teams: App;
const refs: { conversationId: string; serviceUrl: string }[] = [];

type Logger = NonNullable<NonNullable<ConstructorParameters<typeof App>[0]>["logger"]>;
type Card = AdaptiveCardActionCardResponse["value"];

/** The library tells of every refused token: this test is about one. */
const silent: Logger = { trace: () => undefined, error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined, log: () => undefined, child: () => silent };

/** A bot on Microsoft's own library, with its check of tokens as it is in production. */
beforeAll(async () => {
  chats = await startChats({ botPatience: { firstWaitMilliseconds: 50, answerMilliseconds: 5000 } });
  const { origin } = chats.tenant;
  const routes = new Map<string, HttpRouteHandler>();
  teams = new App({
    clientId: SCHOOL_BOT,
    tenantId: "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b",
    cloud: withOverrides(PUBLIC, { loginEndpoint: origin, openIdMetadataUrl: `${origin}/botframework/.well-known/openidconfiguration`, tokenIssuer: `${origin}/botframework` }),
    serviceUrl: `${origin}/connector/uk`,
    logger: silent,
    token: () => chats.botToken(),
    httpServerAdapter: { registerRoute: (_method, path, handler) => void routes.set(path, handler) },
  });
  teams.on("install.add", ({ activity }) => void refs.push({ conversationId: activity.conversation.id, serviceUrl: activity.serviceUrl ?? "" }));
  teams.on("message", async ({ send, activity }) => void (await send(`You said ${activity.text}`)));
  teams.on("card.action", ({ activity }) => ({ statusCode: 200, type: CARD_TYPE, value: { type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text: activity.value.action.verb ?? "" }] } as Card }));
  await teams.initialize();
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      void routes
        .get("/api/messages")?.({ body: JSON.parse(Buffer.concat(parts).toString()), headers: request.headers as Record<string, string> })
        .then(({ status, body }) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body ?? {})));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await chats.tenant.admin("PUT", `teams-apps/${SCHOOL_BOT}`, teamsApp(SCHOOL_BOT, `http://localhost:${String((server.address() as AddressInfo).port)}/api/messages`));
}, 60_000);
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await chats.close();
});

describe("Microsoft's bot library against the local tenant", () => {
  it("is told of an install, answers a message, writes first and answers a press", async () => {
    const { chatId, conversationId } = await chats.install("teacher");
    await eventually(() => expect(refs).toEqual([{ conversationId, serviceUrl: `${chats.tenant.origin}/connector/uk` }]));
    const read = async () => (await chats.onPage("teacher", `GET /chats/${chatId}/activities`)).body["value"] as unknown as { id: string; text: string; card?: object }[];

    await chats.onPage("teacher", `POST /chats/${chatId}/messages`, { text: "hello" });
    await eventually(async () => expect((await read()).map(({ text }) => text)).toEqual(["hello", "You said hello"]));

    const connector = new Client(refs[0]?.serviceUrl ?? "", teams.api.http);
    const card = { type: "AdaptiveCard", version: "1.5", body: [], actions: [{ type: "Action.Execute", verb: "read" }] } as unknown as Card;
    const sent = await connector.conversations.createActivity(conversationId, { type: "message", attachments: [{ contentType: CARD_TYPE, content: card }] });
    expect((await read()).at(-1)).toMatchObject({ id: sent.id, card: { actions: [{ verb: "read" }] } });
    expect((await connector.conversations.getMembers(conversationId)).map((member) => member.aadObjectId)).toEqual([PEOPLE.teacher]);
    expect(await connector.conversations.create({ isGroup: false, members: [{ id: PEOPLE.teacher, name: "", role: "user" }], tenantId: "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b" })).toMatchObject({ id: conversationId });

    const pressed = await chats.onPage("teacher", `POST /chats/${chatId}/activities/${sent.id}/press`, { verb: "read", data: {} });
    expect(pressed.body).toMatchObject({ statusCode: 200, type: CARD_TYPE, value: { body: [{ text: "read" }] } });

    await connector.conversations.updateActivity(conversationId, sent.id, { type: "message", text: "Done" });
    expect((await read()).at(-1)).toMatchObject({ id: sent.id, text: "Done" });
    await connector.conversations.deleteActivity(conversationId, sent.id);
    expect((await read()).at(-1)).toMatchObject({ id: sent.id, deleted: true });
  });

  it("refuses an activity that the tenant did not sign", async () => {
    const messagesUrl = `http://localhost:${String((server.address() as AddressInfo).port)}/api/messages`;
    const answer = await fetch(messagesUrl, { method: "POST", headers: { authorization: `Bearer ${await chats.botToken()}` }, body: JSON.stringify({ type: "message", serviceUrl: `${chats.tenant.origin}/connector/uk` }) });
    expect(answer.status).toBe(401);
  });
});
