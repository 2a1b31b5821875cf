import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { generateKeyPair, type JWTPayload, decodeJwt, SignJWT } from "jose";
import { loadSigningKey, type SigningKey } from "../../../src/local-tenant/identity/signing-key";
import { cardMessage, type ChatFixture, type Conversation, OTHER_BOT, PEOPLE, PLAIN_APP, SCHOOL_BOT, startChats, teamsApp } from "./support/chat-fixture";

let chats: ChatFixture;
let chat: Conversation;
let pupilChat: Conversation;
beforeAll(async () => {
  chats = await startChats();
  chat = await chats.install("teacher");
  pupilChat = await chats.install("pupil");
}, 60_000);
afterAll(() => chats.close());

const TEXT = { type: "message", text: "Good morning" };

describe("the connector's door", () => {
  let key: SigningKey;
  let claims: JWTPayload;
  beforeAll(async () => {
    key = await loadSigningKey(chats.tenant.store);
    claims = decodeJwt(await chats.botToken());
  });
  const sign = (altered: JWTPayload, privateKey = key.privateKey) => new SignJWT({ ...claims, ...altered }).setProtectedHeader({ alg: "RS256", kid: key.keyId, typ: "JWT" }).sign(privateKey);
  const write = async (token: string | null) => (await chats.asBot(`POST ${chat.path}/activities`, TEXT, token)).status;

  it("lets in a token with the connector's audience, which needs no role", async () => {
    expect(claims).toMatchObject({ aud: "https://api.botframework.com", azp: SCHOOL_BOT, idtyp: "app" });
    expect(claims).not.toHaveProperty("roles");
    expect(await write(await sign({}))).toBe(201);
  });

  it.each([
    ["another audience", { aud: "https://graph.microsoft.com" }],
    ["another issuer", { iss: "https://login.microsoftonline.com/common/v2.0" }],
    ["another tenant", { tid: "11111111-2222-4333-8444-555555555555" }],
    ["a time that is over", { exp: 1_700_000_000 }],
    ["a time to come", { nbf: 4_000_000_000 }],
    ["a person in it", { idtyp: "user", oid: PEOPLE.teacher, scp: "User.Read" }],
    ["an application that is no bot", { azp: PLAIN_APP }],
  ])("refuses a token with %s", async (_case, altered) => {
    expect(await write(await sign(altered))).toBe(401);
  });

  it("refuses no token, an unreadable one, and one signed with another key", async () => {
    const { privateKey } = await generateKeyPair("RS256");
    expect([await write(null), await write("nonsense"), await write(await sign({}, privateKey))]).toEqual([401, 401, 401]);
  });

  it("refuses a real token for Graph and one of a registered application that is no bot", async () => {
    expect(await write(await chats.botToken(SCHOOL_BOT, "https://graph.microsoft.com"))).toBe(401);
    expect(await write(await chats.botToken(PLAIN_APP))).toBe(401);
  });

  it("refuses a bot in another bot's chat", async () => {
    const other = await chats.botToken(OTHER_BOT);
    expect((await chats.asBot(`POST ${chat.path}/activities`, TEXT, other)).status).toBe(403);
    expect((await chats.asBot(`GET ${chat.path}/members`, undefined, other)).status).toBe(403);
  });

  it("gives nobody a token for the connector in a person's name", async () => {
    await expect(chats.tenant.personToken(PEOPLE.teacher, "5e3ce6c0-2b1f-4285-8d4b-75ee78787346", ["https://api.botframework.com/.default"])).rejects.toThrow("AADSTS65001");
  });
});

describe("what a bot writes", () => {
  const said = async () => (await chats.onPage("teacher", `GET /chats/${chat.chatId}/activities`)).body["value"] as unknown as Record<string, unknown>[];

  it("appears in the chat with its card, its text and its suggestions", async () => {
    const suggestedActions = { actions: [{ type: "imBack", title: "Help", value: "help" }, { type: "imBack", title: "My day" }] };
    const { status, body } = await chats.asBot(`POST ${chat.path}/activities`, { ...cardMessage({ body: [{ type: "TextBlock", text: "Hello" }] }), text: "For you", suggestedActions });

    expect(status).toBe(201);
    expect((await said()).at(-1)).toMatchObject({
      id: String(body["id"]), text: "For you", from: { kind: "bot", name: "School bot", isMe: false }, botId: SCHOOL_BOT, deleted: false, suggestions: ["help", "My day"],
      card: { type: "AdaptiveCard", body: [{ type: "TextBlock", text: "Hello" }] },
    });
  });

  it.each([SCHOOL_BOT, `28:${SCHOOL_BOT}`])("may name the bot as %s", async (id) => {
    expect((await chats.asBot(`POST ${chat.path}/activities`, { ...TEXT, from: { id } })).status).toBe(201);
  });

  it("keeps every field and the content types of attachments", async () => {
    const message = { ...TEXT, importance: "high", entities: [{ type: "x" }], attachments: [{ contentType: "application/vnd.other", content: { a: 1 }, name: "n" }] };
    const { body } = await chats.asBot(`POST ${chat.path}/activities/123`, message);
    const [row] = await chats.tenant.store.query("select activity from chat_activities where chat_id = $1 and id = $2", [chat.chatId, body["id"]]);

    expect(row?.["activity"]).toEqual({ ...message, replyToId: "123" });
  });

  it.each([
    ["neither text nor attachments", { type: "message" }, 400, "BadSyntax"],
    ["empty text", { type: "message", text: "", attachments: [] }, 400, "BadSyntax"],
    ["an attachment without its type", { type: "message", attachments: [{ content: {} }] }, 400, "BadSyntax"],
    ["no JSON", "{", 400, "BadSyntax"],
    ["half a character", '{"type":"message","text":"\\ud800"}', 400, "BadSyntax"],
    ["a card above 28 KB", cardMessage({ body: [{ type: "TextBlock", text: "x".repeat(28 * 1024) }] }), 413, "MessageSizeTooBig"],
    ["another bot's name", { ...TEXT, from: { id: `28:${OTHER_BOT}` } }, 403, "Forbidden"],
    ["a type that is not supported", { type: "handoff" }, 501, "NotImplemented"],
  ])("is refused with %s", async (_case, message, status, code) => {
    const before = (await said()).length;
    const answer = await chats.asBot(`POST ${chat.path}/activities`, message);

    expect(answer.status).toBe(status);
    expect(answer.body["error"]).toEqual({ code, message: expect.any(String) });
    expect((await said()).length).toBe(before);
  });

  it("is taken up to 28 KB", async () => {
    expect((await chats.asBot(`POST ${chat.path}/activities`, cardMessage({ body: [{ type: "TextBlock", text: "x".repeat(27 * 1024) }] }))).status).toBe(201);
  });

  it("may say that the bot is typing, which leaves nothing behind", async () => {
    const before = (await said()).length;
    expect((await chats.asBot(`POST ${chat.path}/activities`, { type: "typing" })).status).toBe(201);
    expect((await said()).length).toBe(before);
  });

  it("is replaced whole by an update, and told again", async () => {
    const { body } = await chats.asBot(`POST ${chat.path}/activities`, { ...cardMessage(), text: "Before" });
    const before = (await said()).at(-1);
    const update = await chats.asBot(`PUT ${chat.path}/activities/${String(body["id"])}`, TEXT);
    const again = (await chats.onPage("teacher", `GET /chats/${chat.chatId}/activities?after=${String(before?.["sequence"])}`)).body;

    expect([update.status, update.body]).toEqual([200, { id: body["id"] }]);
    expect(again["value"]).toEqual([expect.objectContaining({ id: body["id"], text: "Good morning", editedAt: expect.any(String) })]);
    expect(again["value"]?.["0"]).not.toHaveProperty("card");
    expect(Number(again["last"])).toBeGreaterThan(Number(before?.["sequence"]));
  });

  it("can be taken back, after which it is empty and cannot be changed", async () => {
    const { body } = await chats.asBot(`POST ${chat.path}/activities`, TEXT);
    const address = `${chat.path}/activities/${String(body["id"])}`;

    expect((await chats.asBot(`DELETE ${address}`)).status).toBe(200);
    expect((await said()).at(-1)).toMatchObject({ id: body["id"], deleted: true, text: "" });
    expect([(await chats.asBot(`PUT ${address}`, TEXT)).status, (await chats.asBot(`DELETE ${address}`)).status]).toEqual([404, 404]);
  });

  it("does not change what the person said", async () => {
    const { body } = await chats.onPage("teacher", `POST /chats/${chat.chatId}/messages`, { text: "Mine" });
    const address = `${chat.path}/activities/${String(body["id"])}`;

    expect([(await chats.asBot(`PUT ${address}`, TEXT)).status, (await chats.asBot(`DELETE ${address}`)).status]).toEqual([403, 403]);
  });
});

describe("a conversation", () => {
  it("is known in its own region only", async () => {
    for (const [path, right, wrong] of [[chat.path, "uk", "emea"], [pupilChat.path, "emea", "uk"]] as const) {
      expect((await chats.asBot(`POST ${path}/activities`, TEXT)).status).toBe(201);
      expect((await chats.asBot(`POST ${path.replace(right, wrong)}/activities`, TEXT)).status).toBe(404);
    }
    expect((await chats.asBot(`POST ${chat.path.replace("uk", "mars")}/activities`, TEXT)).status).toBe(404);
  });

  it("has another name in Graph, under which the connector does not know it", async () => {
    expect(chat.chatId).toBe(`19:${PEOPLE.teacher}_${SCHOOL_BOT}@unq.gbl.spaces`);
    expect(chat.conversationId).toMatch(/^a:[\w-]{20,}$/);
    expect((await chats.asBot(`POST /connector/uk/v3/conversations/${chat.chatId}/activities`, TEXT)).status).toBe(404);
  });

  it.each([`29:${PEOPLE.teacher}`, PEOPLE.teacher])("is found by its member %s, with the region to write to", async (id) => {
    const wanted = { isGroup: false, bot: { id: `28:${SCHOOL_BOT}` }, members: [{ id }], tenantId: "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b", channelData: {} };
    const { status, body } = await chats.asBot("POST /connector/emea/v3/conversations", wanted);

    expect([status, body]).toEqual([201, { id: chat.conversationId, serviceUrl: `${chats.tenant.origin}/connector/uk` }]);
  });

  it.each([
    ["somebody who does not have the app", { members: [{ id: `29:${PEOPLE.colleague}` }] }, 403],
    ["nobody", { members: [] }, 400],
    ["two people", { members: [{ id: PEOPLE.teacher }, { id: PEOPLE.pupil }] }, 400],
    ["another tenant's person", { members: [{ id: PEOPLE.teacher }], tenantId: "another" }, 400],
    ["a group", { isGroup: true, members: [{ id: PEOPLE.teacher }] }, 501],
    ["another bot", { bot: { id: `28:${OTHER_BOT}` }, members: [{ id: PEOPLE.teacher }] }, 403],
  ])("is not opened with %s", async (_case, body, status) => {
    expect((await chats.asBot("POST /connector/uk/v3/conversations", body)).status).toBe(status);
  });

  it("lists its person as its member, whole or by pages", async () => {
    const member = { id: `29:${PEOPLE.teacher}`, aadObjectId: PEOPLE.teacher, name: "teacher of Oakfield", userPrincipalName: "teacher@oakfield.example" };
    expect((await chats.asBot(`GET ${chat.path}/members`)).body).toEqual([expect.objectContaining(member)]);
    expect((await chats.asBot(`GET ${chat.path}/pagedmembers?pageSize=50`)).body).toEqual({ members: [expect.objectContaining(member)] });
    expect((await chats.asBot(`GET ${chat.path}/pagedMembers`)).status).toBe(200);
    expect((await chats.asBot(`GET ${chat.path}/members/29:${PEOPLE.teacher}`)).body).toMatchObject(member);
    expect((await chats.asBot(`GET ${chat.path}/members/${PEOPLE.teacher}`)).body).toMatchObject(member);
    expect((await chats.asBot(`GET ${chat.path}/members/29:${PEOPLE.pupil}`)).status).toBe(404);
  });

  it.each(["GET /v3/conversations", "POST /v3/attachments", "GET /v3/botstate"])("answers 501 to %s", async (request) => {
    const [method = "", path = ""] = request.split(" ");
    expect((await chats.asBot(`${method} /connector/uk${path}`, method === "POST" ? {} : undefined)).status).toBe(501);
  });

  it("answers 501 to an option that it does not know", async () => {
    expect((await chats.asBot(`POST ${chat.path}/activities?isTargetedActivity=true`, TEXT)).status).toBe(501);
  });

  it("is closed to the bot once the person has removed the app, and open again after an install, under the same name", async () => {
    await chats.onPage("teacher", `DELETE /apps/${SCHOOL_BOT}/install`);
    const refused = await chats.asBot(`POST ${chat.path}/activities`, TEXT);
    const members = await chats.asBot(`GET ${chat.path}/members`);
    const again = await chats.install("teacher");

    expect([refused.status, refused.body]).toEqual([403, { error: { code: "ForbiddenOperationException", message: expect.any(String) } }]);
    expect(members.status).toBe(403);
    expect(again).toEqual(chat);
    expect((await chats.asBot(`POST ${chat.path}/activities`, TEXT)).status).toBe(201);
  });
});

describe("the fault switch", () => {
  const count = async () => Number((await chats.tenant.store.query("select count(*)::int as n from chat_activities where chat_id = $1", [chat.chatId]))[0]?.["n"]);
  const send = () => chats.asBot(`POST ${chat.path}/activities`, TEXT);

  it.each([
    ["connector-commit-then-504", 504, 1],
    ["connector-503", 503, 0],
  ])("%s answers %d and keeps %d of the messages", async (kind, status, kept) => {
    const before = await count();
    await chats.tenant.admin("PUT", "fault", { kind, times: 2 });

    expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([status, status, 201]);
    expect((await count()) - before).toBe(2 * kept + 1);
    expect(await chats.tenant.admin("GET", "fault")).toEqual({ kind: "none", times: 0 });
  });

  it("connector-commit-then-reset keeps the message and cuts the connection", async () => {
    const before = await count();
    await chats.tenant.admin("PUT", "fault", { kind: "connector-commit-then-reset", times: 1 });

    await expect(send()).rejects.toThrow();
    expect((await count()) - before).toBe(1);
    expect((await send()).status).toBe(201);
  });
});

describe("a bot in the catalogue", () => {
  it.each([
    ["listens on another computer", teamsApp(PLAIN_APP, "http://bot.example/api/messages"), "messagesUrl"],
    ["belongs to another app", teamsApp(SCHOOL_BOT, "http://localhost:9/api/messages"), "botId"],
  ])("is refused when it %s", async (_case, app, field) => {
    await expect(chats.tenant.admin("PUT", `teams-apps/${PLAIN_APP}`, app)).rejects.toThrow(field);
  });

  it("meets no bug in all of this", () => {
    expect(chats.bugs).toEqual([]);
  });
});
