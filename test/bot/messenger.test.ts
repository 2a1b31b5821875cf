import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { type AppError, NotAllowedError, UnavailableError } from "../../src/application/errors";
import type { Conversation, Messenger } from "../../src/application/notice-ports";
import { createChannel } from "../../src/bot/channel";
import { createMessenger } from "../../src/bot/messenger";
import type { CardContent } from "../../src/domain/card-content";
import type { PersonId } from "../../src/domain/ids";
import { day } from "../support/builders";
import { NOTICE, SETTING, aReviewLine, childrenOnCard } from "../cards/card-contents";
import { type ChatFixture, PEOPLE, SCHOOL_BOT, startChats } from "../local-tenant/connector/support/chat-fixture";
import { TENANT } from "../support/bot-channel";
import { patienceAtOnce } from "../support/patience";

const REVIEW: CardContent = { noticeId: NOTICE, setting: SETTING, kind: "review-due", line: aReviewLine(), today: day("2026-11-29") };
const READ = { noticeId: NOTICE, setting: SETTING, kind: "read-and-understood", on: day("2026-12-04"), children: childrenOnCard(2) } as const;

describe("the bot's voice in the local tenant", () => {
  let chats: ChatFixture;
  let messenger: Messenger;
  let chat: Conversation;
  let chatId: string;
  beforeAll(async () => {
    chats = await startChats();
    messenger = createMessenger(createChannel({ tenantId: TENANT, serviceUrl: `${chats.tenant.origin}/connector/uk`, getToken: () => chats.botToken(), patience: patienceAtOnce() }));
    const installed = await chats.install("colleague");
    chatId = installed.chatId;
    chat = { personId: PEOPLE.colleague as PersonId, conversationId: installed.conversationId, serviceUrl: `${chats.tenant.origin}/connector/emea` };
  }, 60_000);
  afterAll(() => chats.close());

  const messages = async () => (await chats.onPage("colleague", `GET /chats/${chatId}/activities`)).body["value"] as unknown as readonly { readonly id: string; readonly card?: object }[];

  it("puts a card into the person's chat and says which message it is", async () => {
    const id = await messenger.send(chat, REVIEW);
    const message = (await messages()).find((one) => one.id === id);
    expect(JSON.stringify(message?.card)).toContain("IEP review: JB, Year 4");
    expect(JSON.stringify(message?.card)).toContain(NOTICE);
  });

  it("puts another card in its place", async () => {
    const id = await messenger.send(chat, REVIEW);
    await messenger.replace(chat, id, READ);
    const message = (await messages()).find((one) => one.id === id);
    expect(JSON.stringify(message?.card)).toContain("Confirmed on Friday 4 December 2026");
    await expect(messenger.replace(chat, "no-such-message", READ)).rejects.toMatchObject({ code: "not-found" });
  });

  it("opens the chat of somebody who has the app, wherever it is, and not of anybody else", async () => {
    expect(await messenger.open(PEOPLE.colleague as PersonId)).toEqual(chat);
    await expect(messenger.open(PEOPLE.pupil as PersonId)).rejects.toMatchObject({ code: "not-allowed" });
  });

  it("finds no chat in another region", async () => {
    await expect(messenger.send({ ...chat, serviceUrl: `${chats.tenant.origin}/connector/uk` }, REVIEW)).rejects.toMatchObject({ code: "not-found" });
  });

  it("says that whether it was sent is unknown when the answer is lost, although it was", async () => {
    for (const kind of ["connector-commit-then-504", "connector-commit-then-reset"]) {
      const before = (await messages()).length;
      await chats.tenant.admin("PUT", "fault", { kind, times: 1 });
      await expect(messenger.send(chat, REVIEW)).rejects.toMatchObject({ code: "unavailable" });
      expect(await messages()).toHaveLength(before + 1);
    }
  });

  it("is away while its token is refused, and never takes that for a chat that is closed", async () => {
    const refused = createMessenger(createChannel({ tenantId: TENANT, serviceUrl: chat.serviceUrl, getToken: () => chats.botToken(SCHOOL_BOT, "https://graph.microsoft.com"), patience: patienceAtOnce() }));
    await expect(refused.send(chat, REVIEW)).rejects.toMatchObject({ code: "unavailable", retryAfterSeconds: 600 });
  });

  it("may not write to somebody who has removed the app", async () => {
    await chats.onPage("colleague", `DELETE /apps/${SCHOOL_BOT}/install`);
    await expect(messenger.send(chat, REVIEW)).rejects.toMatchObject({ code: "not-allowed" });
    await expect(messenger.open(chat.personId)).rejects.toMatchObject({ code: "not-allowed" });
  });
});

describe("the bot's voice when the channel is in trouble", () => {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  async function speakTo(answer: RequestListener, getToken = () => Promise.resolve("a-token")): Promise<{ readonly messenger: Messenger; readonly chat: Conversation }> {
    const server = createServer(answer);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const serviceUrl = `http://localhost:${String((server.address() as AddressInfo).port)}/`;
    const messenger = createMessenger(createChannel({ tenantId: TENANT, serviceUrl, getToken, answerWithinSeconds: 0.3, patience: patienceAtOnce() }));
    return { messenger, chat: { personId: "p" as PersonId, conversationId: "a:1", serviceUrl } };
  }

  it.each([
    [403, {}, { code: "not-allowed" }],
    [404, {}, { code: "not-found" }],
    [429, { "retry-after": "7" }, { code: "unavailable", retryAfterSeconds: 7 }],
    [429, { "retry-after": "Wed, 21 Oct 2026 07:28:00 GMT" }, { code: "unavailable", retryAfterSeconds: 5 }],
    [408, {}, { code: "unavailable" }],
    [412, {}, { code: "unavailable" }],
    [500, {}, { code: "unavailable" }],
    [503, { "retry-after": "60" }, { code: "unavailable", retryAfterSeconds: 60 }],
    [401, {}, { code: "unavailable", retryAfterSeconds: 600 }],
    [400, {}, { code: "invalid" }],
    [413, {}, { code: "invalid" }],
  ])("takes %s %j for %j", async (status, headers, failure) => {
    const { messenger, chat } = await speakTo((_, response) => response.writeHead(status, headers).end("{}"));
    await expect(messenger.send(chat, REVIEW)).rejects.toMatchObject(failure);
    await expect(messenger.replace(chat, "m", READ)).rejects.toMatchObject(failure);
    await expect(messenger.open(chat.personId)).rejects.toMatchObject(failure);
  });

  /** Answers with these in turn, and counts. */
  async function speakThrough(...statuses: readonly (number | "reset")[]) {
    const left = [...statuses];
    let calls = 0;
    const spoken = await speakTo((request, response) => {
      calls += 1;
      const status = left.shift() ?? 201;
      if (status === "reset") request.socket.destroy();
      else response.writeHead(status, { "content-type": "application/json" }).end('{"id":"m-1"}');
    });
    return { ...spoken, calls: () => calls };
  }

  it.each([[429], [412]])("sends again what the channel turned away with %s", async (status) => {
    const { messenger, chat, calls } = await speakThrough(status, status);
    await expect(messenger.send(chat, REVIEW)).resolves.toBe("m-1");
    expect(calls()).toBe(3);
  });

  it.each([[500], [502], [504], ["reset"]] as const)("never sends by itself again what may be in the chat already: %s", async (status) => {
    const { messenger, chat, calls } = await speakThrough(status);
    await expect(messenger.send(chat, REVIEW)).rejects.toBeInstanceOf(UnavailableError);
    expect(calls()).toBe(1);
  });

  it("puts a card in another's place again, and opens a chat again, after any trouble: neither does harm twice", async () => {
    const replacing = await speakThrough(429, 500, "reset", 504, 412);
    await replacing.messenger.replace(replacing.chat, "m", READ);
    expect(replacing.calls()).toBe(6);
    const opening = await speakThrough(503, "reset");
    await expect(opening.messenger.open(opening.chat.personId)).resolves.toMatchObject({ conversationId: "m-1" });
  });

  it("does not know what became of a message when no answer comes, or one that cannot be read", async () => {
    const answers: readonly RequestListener[] = [
      () => undefined,
      (request) => request.socket.destroy(),
      (_, response) => response.writeHead(201, { "content-length": "100" }).write('{"id":', () => response.destroy()),
      (_, response) => response.writeHead(201).end("{}"),
    ];
    for (const answer of answers) {
      const { messenger, chat } = await speakTo(answer);
      await expect(messenger.send(chat, REVIEW)).rejects.toBeInstanceOf(UnavailableError);
    }
  });

  it("keeps the token and the card out of what it throws", async () => {
    const { messenger, chat } = await speakTo((_, response) => response.writeHead(503).end("{}"), () => Promise.resolve("top-secret-token"));
    const thrown = await messenger.send(chat, REVIEW).catch((error: unknown) => error as AppError);
    const all = JSON.stringify(thrown, Object.getOwnPropertyNames(thrown)) + String((thrown as AppError).cause) + JSON.stringify((thrown as AppError).cause);
    expect(all).not.toMatch(/top-secret|JB/);
  });

  it("is away while no token can be had, and says so of a bug", async () => {
    const refusing = await speakTo(() => undefined, () => Promise.reject(new NotAllowedError("get a token for", { kind: "site", id: "x" })));
    await expect(refusing.messenger.send(refusing.chat, REVIEW)).rejects.toMatchObject({ code: "unavailable", retryAfterSeconds: 600 });
    const away = await speakTo(() => undefined, () => Promise.reject(new UnavailableError(30)));
    await expect(away.messenger.send(away.chat, REVIEW)).rejects.toMatchObject({ code: "unavailable", retryAfterSeconds: 30 });
    const broken = await speakTo(() => undefined, () => Promise.reject(new TypeError("unforeseen")));
    await expect(broken.messenger.send(broken.chat, REVIEW)).rejects.toBeInstanceOf(TypeError);
  });
});
