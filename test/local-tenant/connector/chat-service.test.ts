import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { addChatPerson, createGroupChat } from "../../../src/local-tenant/connector/chat";
import { eventually } from "../../support/eventually";
import { cardMessage, CARD_TYPE, type ChatFixture, type Conversation, PEOPLE, PLAIN_APP, SCHOOL_BOT, startChats } from "./support/chat-fixture";

let chats: ChatFixture;
let chat: Conversation;
beforeAll(async () => {
  chats = await startChats();
  chat = await chats.install("teacher");
}, 60_000);
afterAll(() => chats.close());

type Fields = Readonly<Record<string, unknown>>;
const listOf = async (who: "teacher" | "colleague" | "pupil") => (await chats.onPage(who, "GET /chats")).body["value"] as unknown as Fields[];
const read = async (who: "teacher" | "colleague" | "pupil", chatId: string, after = "") => (await chats.onPage(who, `GET /chats/${encodeURIComponent(chatId)}/activities${after}`)).body;
const saidIn = async (who: "teacher" | "colleague" | "pupil", chatId: string) => (await read(who, chatId))["value"] as unknown as Fields[];
const sendCard = async (card?: Fields) => String((await chats.asBot(`POST ${chat.path}/activities`, cardMessage(card))).body["id"]);

describe("the chat service's door", () => {
  it("lets in the Teams page with a person's token and nobody else", async () => {
    const open = async (token: string | undefined) => (await fetch(`${chats.tenant.origin}/teams/api/chats`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } })).status;
    const sharePoint = await chats.tenant.personToken(PEOPLE.teacher, "00000003-0000-0ff1-ce00-000000000000", ["https://graph.microsoft.com/User.Read"]);

    expect(await open(undefined)).toBe(401);
    expect(await open(await chats.botToken())).toBe(401);
    expect(await open(await chats.botToken(SCHOOL_BOT, "https://graph.microsoft.com"))).toBe(403);
    expect(await open(sharePoint)).toBe(403);
  });

  it("lets nothing be kept by a browser", async () => {
    const answers = [await chats.onPage("teacher", "GET /chats"), await chats.onPage("teacher", "GET /chats/none/activities"), await chats.onPage("teacher", "GET /nowhere")];
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 501]);
    expect(answers.map(({ headers }) => headers.get("cache-control"))).toEqual(["no-store", "no-store", "no-store"]);
  });
});

describe("the list of chats", () => {
  it("shows the bot's chat from the install on, before anything was said", async () => {
    expect(await listOf("teacher")).toEqual([
      { id: chat.chatId, kind: "bot", name: "School bot", iconUrl: "http://localhost:4399/icon.png", appId: SCHOOL_BOT, lastAt: null, preview: "", unread: 0 },
    ]);
    expect(await read("teacher", chat.chatId)).toEqual({ last: 0, value: [] });
  });

  it("counts what the bot says until it is read, and an update never again", async () => {
    const id = await sendCard({ fallbackText: "x" });
    await chats.asBot(`POST ${chat.path}/activities`, { type: "message", text: "A  long\nline" });
    const before = await listOf("teacher");
    const { last } = await read("teacher", chat.chatId);
    await chats.asBot(`PUT ${chat.path}/activities/${id}`, { type: "message", text: "Changed" });

    expect(before[0]).toMatchObject({ unread: 2, preview: "A long line", lastAt: expect.any(String) });
    expect((await listOf("teacher"))[0]).toMatchObject({ unread: 0 });
    expect((await read("teacher", chat.chatId, `?after=${String(last)}`))["value"]).toEqual([expect.objectContaining({ id, text: "Changed" })]);
  });

  it("does not count what the person says, and shows a card by its summary or as a card", async () => {
    await chats.onPage("teacher", `POST /chats/${chat.chatId}/messages`, { text: "Thanks" });
    expect((await listOf("teacher"))[0]).toMatchObject({ unread: 0, preview: "Thanks" });
    await sendCard();
    expect((await listOf("teacher"))[0]).toMatchObject({ unread: 1, preview: "Sent a card" });
    await chats.asBot(`POST ${chat.path}/activities`, { ...cardMessage(), summary: "Two things to read" });
    expect((await listOf("teacher"))[0]).toMatchObject({ unread: 2, preview: "Two things to read" });
  });

  it.each(["-1", "x", "1.5"])("refuses to begin after %s", async (after) => {
    expect((await chats.onPage("teacher", `GET /chats/${chat.chatId}/activities?after=${after}`)).status).toBe(400);
  });
});

describe("writing to the bot", () => {
  it("stores the message and brings it to the bot as Teams does", async () => {
    const { status, body } = await chats.onPage("teacher", `POST /chats/${chat.chatId}/messages`, { text: "Who is in Willow?" });
    const heard = await eventually(() => {
      const found = chats.bot.heard.find(({ activity }) => String(activity["id"]) === String(body["id"]));
      expect(found).toBeDefined();
      return found;
    });

    expect(status).toBe(201);
    expect((await saidIn("teacher", chat.chatId)).at(-1)).toMatchObject({ id: body["id"], text: "Who is in Willow?", from: { kind: "person", name: "teacher of Oakfield", isMe: true } });
    expect(heard?.activity).toMatchObject({
      type: "message", text: "Who is in Willow?", textFormat: "plain", channelId: "msteams", locale: "en-GB", serviceUrl: `${chats.tenant.origin}/connector/uk`,
      from: { id: `29:${PEOPLE.teacher}`, aadObjectId: PEOPLE.teacher, name: "teacher of Oakfield" }, recipient: { id: `28:${SCHOOL_BOT}`, name: "School bot" },
      conversation: { id: chat.conversationId, conversationType: "personal", tenantId: "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b" },
      channelData: { tenant: { id: "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b" } },
    });
    expect(heard?.claims).toMatchObject({ iss: `${chats.tenant.origin}/botframework`, aud: SCHOOL_BOT, serviceurl: `${chats.tenant.origin}/connector/uk` });
  });

  it.each([{}, { text: "" }, { text: "  " }, { text: "x", card: {} }, { text: "a\u0000b" }])("refuses the body %j", async (body) => {
    expect((await chats.onPage("teacher", `POST /chats/${chat.chatId}/messages`, body)).status).toBe(400);
  });
});

describe("pressing a card", () => {
  const press = async (id: string, body: Fields = { verb: "read", data: { a: 1 } }) => await chats.onPage("teacher", `POST /chats/${chat.chatId}/activities/${id}/press`, body);
  const answer = { statusCode: 200, type: CARD_TYPE, value: { type: "AdaptiveCard", version: "1.5", body: [] } };

  it("sends the bot an invoke and gives its answer to the presser only", async () => {
    const id = await sendCard();
    chats.bot.answer = { status: 200, body: answer };
    const { status, body } = await press(id, { verb: "read", data: { plan: "p1", note: "typed" }, actionId: "go" });
    const { activity, claims } = chats.bot.heard.at(-1) ?? {};

    expect([status, body]).toEqual([200, answer]);
    expect(claims?.aud).toBe(SCHOOL_BOT);
    expect(activity).toMatchObject({
      type: "invoke", name: "adaptiveCard/action", replyToId: id, from: { aadObjectId: PEOPLE.teacher }, conversation: { id: chat.conversationId },
      value: { action: { type: "Action.Execute", id: "go", verb: "read", data: { plan: "p1", note: "typed" } }, trigger: "manual" },
    });
    expect((await saidIn("teacher", chat.chatId)).at(-1)).toMatchObject({ id, card: { type: "AdaptiveCard" } });
    expect((await saidIn("teacher", chat.chatId)).at(-1)).not.toHaveProperty("editedAt");
  });

  it("hands on a refusal that the bot words itself", async () => {
    const refusal = { statusCode: 403, type: "application/vnd.microsoft.error", value: { code: "Forbidden", message: "No" } };
    chats.bot.answer = { status: 200, body: refusal };
    expect((await press(await sendCard())).body).toEqual(refusal);
  });

  it.each([
    ["fails", { status: 500 }],
    ["refuses", { status: 401 }],
    ["answers no JSON", { status: 200, body: "<p>" }],
    ["answers something else", { status: 200, body: { ok: true } }],
    ["does not answer in time", { status: undefined }],
  ])("answers 502 when the bot %s, and asks it once only", async (_case, botAnswer) => {
    const id = await sendCard();
    chats.bot.answer = botAnswer;
    const before = chats.bot.heard.length;
    const { status, body } = await press(id);
    chats.bot.answer = { status: 200, body: answer };

    expect([status, body]).toEqual([502, { error: expect.any(String) }]);
    expect((await press(id)).status).toBe(200);
    expect(chats.bot.heard.length - before).toBe(2);
  });

  it("answers 502 while the bot is away", async () => {
    const id = await sendCard();
    await chats.bot.stop();
    const { status } = await press(id);
    await chats.bot.start();

    expect(status).toBe(502);
  });

  it("refuses a message without a card, one that was taken back, and a press without a verb", async () => {
    const text = String((await chats.asBot(`POST ${chat.path}/activities`, { type: "message", text: "x" })).body["id"]);
    const gone = await sendCard();
    await chats.asBot(`DELETE ${chat.path}/activities/${gone}`);

    expect([(await press(text)).status, (await press(gone)).status, (await press("1")).status, (await press(await sendCard(), { data: {} })).status]).toEqual([400, 404, 404, 400]);
  });
});

describe("passing a card on", () => {
  it("puts a copy into the chat of the two, whose press goes to the same bot from whoever presses", async () => {
    const id = await sendCard({ body: [{ type: "TextBlock", text: "For staff" }] });
    const { status, body } = await chats.onPage("teacher", `POST /chats/${chat.chatId}/activities/${id}/forward`, { toPersonId: PEOPLE.pupil });
    const shared = `19:${PEOPLE.teacher}_${PEOPLE.pupil}@unq.gbl.spaces`;
    const [copy] = await saidIn("pupil", shared);
    chats.bot.answer = { status: 200, body: { statusCode: 403, type: "application/vnd.microsoft.error", value: {} } };
    const pressed = await chats.onPage("pupil", `POST /chats/${shared}/activities/${String(copy?.["id"])}/press`, { verb: "read", data: {} });
    const { activity } = chats.bot.heard.at(-1) ?? {};

    expect([status, body]).toEqual([201, { chatId: shared }]);
    expect(copy).toMatchObject({ card: { body: [{ text: "For staff" }] }, botId: SCHOOL_BOT, from: { kind: "person", name: "teacher of Oakfield", isMe: false } });
    expect(await listOf("pupil")).toEqual([expect.objectContaining({ id: shared, kind: "person", name: "teacher of Oakfield", preview: "Sent a card" })]);
    expect((await listOf("teacher")).find((one) => one["id"] === shared)).toMatchObject({ name: "pupil of Oakfield", unread: 0 });
    expect([pressed.status, pressed.body["statusCode"]]).toEqual([200, 403]);
    expect(activity).toMatchObject({ from: { aadObjectId: PEOPLE.pupil }, conversation: { id: shared }, serviceUrl: `${chats.tenant.origin}/connector/emea` });
    // The bot is no member of that chat.
    expect((await chats.asBot(`POST /connector/uk/v3/conversations/${shared}/activities`, { type: "message", text: "x" })).status).toBe(403);
  });

  it("uses one chat whoever began it, in which the two can also write without a bot hearing it", async () => {
    const shared = `19:${PEOPLE.teacher}_${PEOPLE.pupil}@unq.gbl.spaces`;
    const before = chats.bot.heard.length;
    const [copy] = await saidIn("pupil", shared);
    const { status, body } = await chats.onPage("pupil", `POST /chats/${shared}/activities/${String(copy?.["id"])}/forward`, { toPersonId: PEOPLE.teacher.toUpperCase() });
    await chats.onPage("pupil", `POST /chats/${shared}/messages`, { text: "What is this?" });

    expect([status, body]).toEqual([201, { chatId: shared }]);
    expect((await saidIn("teacher", shared)).at(-1)).toMatchObject({ text: "What is this?", from: { kind: "person", isMe: false } });
    expect(chats.bot.heard.length).toBe(before);
  });

  it.each([PEOPLE.teacher, "nobody", ""])("is refused to %p", async (toPersonId) => {
    expect((await chats.onPage("teacher", `POST /chats/${chat.chatId}/activities/${await sendCard()}/forward`, { toPersonId })).status).toBe(400);
  });

  it("finds people to pass on to by a part of the name, never the searcher", async () => {
    const find = async (search: string) => ((await chats.onPage("teacher", `GET /people?search=${encodeURIComponent(search)}`)).body["value"] as unknown as { name: string }[]).map(({ name }) => name);
    expect(await find("OAKFIELD")).toEqual(["colleague of Oakfield", "pupil of Oakfield"]);
    expect(await find("pup")).toEqual(["pupil of Oakfield"]);
    expect(await find("%")).toEqual([]);
  });
});

describe("other people's chats", () => {
  it.each(["GET activities", "POST messages", "POST activities/1/press", "POST activities/1/forward"])("answer 404 to %s, as chats that do not exist", async (request) => {
    const [method = "", rest = ""] = request.split(" ");
    const bodies: Readonly<Record<string, Fields>> = { "POST messages": { text: "x" }, "POST activities/1/press": { verb: "v", data: {} }, "POST activities/1/forward": { toPersonId: PEOPLE.pupil } };
    const ask = (id: string) => chats.onPage("colleague", `${method} /chats/${id}/${rest}`, bodies[request]);
    const [others, none] = [await ask(chat.chatId), await ask("19:nobody@unq.gbl.spaces")];

    expect([others.status, others.body]).toEqual([404, none.body]);
    expect(await listOf("colleague")).toEqual([]);
  });
});

describe("installing an app oneself", () => {
  const AT = `/apps/${SCHOOL_BOT}/install`;

  it("is possible once, makes one chat, and can be taken back", async () => {
    const first = await chats.onPage("colleague", `POST ${AT}`);
    const second = await chats.onPage("colleague", `POST ${AT}`);
    const removed = await chats.onPage("colleague", `DELETE ${AT}`);
    const again = await chats.onPage("colleague", `DELETE ${AT}`);

    expect([first.status, second.status, removed.status, again.status]).toEqual([201, 409, 204, 404]);
    expect((await listOf("colleague")).map((one) => one["id"])).toEqual([first.body["chatId"]]);
    expect((await chats.onPage("colleague", `POST /chats/${String(first.body["chatId"])}/messages`, { text: "Hello?" })).status).toBe(403);
    expect((await chats.onPage("colleague", `POST ${AT}`)).body).toEqual(first.body);
    expect(await listOf("colleague")).toHaveLength(1);
  });

  it("answers 404 for an app that is not in the catalogue", async () => {
    expect((await chats.onPage("colleague", `POST /apps/${PLAIN_APP}/install`)).status).toBe(404);
  });

  it("meets no bug in all of this", () => {
    expect(chats.bugs).toEqual([]);
  });
});

describe("a chat of a group", () => {
  it("stands in the list of each of its people by its topic or their names, and takes what they write", async () => {
    const people = [PEOPLE.teacher, PEOPLE.colleague].map((id) => ({ id, role: "owner" as const }));
    const now = new Date().toISOString();
    const [named, nameless] = await chats.tenant.store.transaction(async (transaction) => [await createGroupChat(transaction, { topic: "Oak class", people, now }), await createGroupChat(transaction, { topic: null, people, now })] as const);
    await chats.onPage("teacher", `POST /chats/${encodeURIComponent(named.id)}/messages`, { text: "Hello all" });
    const seen = await listOf("colleague");

    expect(seen).toEqual(expect.arrayContaining([expect.objectContaining({ id: named.id, kind: "group", name: "Oak class", preview: "Hello all", unread: 1 }), expect.objectContaining({ id: nameless.id, name: "teacher of Oakfield" })]));
    expect((await saidIn("colleague", named.id)).map(({ text }) => text)).toEqual(["Hello all"]);
    expect((await chats.onPage("pupil", `GET /chats/${encodeURIComponent(named.id)}/activities`)).status).toBe(404);
  });

  it("hides what was said before somebody came, from them alone", async () => {
    const people = [{ id: PEOPLE.teacher, role: "owner" as const }];
    const group = await chats.tenant.store.transaction((transaction) => createGroupChat(transaction, { topic: "Later", people, now: new Date().toISOString() }));
    await chats.onPage("teacher", `POST /chats/${encodeURIComponent(group.id)}/messages`, { text: "before" });
    await chats.tenant.store.transaction((transaction) => addChatPerson(transaction, group.id, { id: PEOPLE.pupil, role: "owner", visibleFrom: new Date(Date.now() + 1).toISOString() }));
    await eventually(async () => {
      await chats.onPage("teacher", `POST /chats/${encodeURIComponent(group.id)}/messages`, { text: "after" });
      expect((await saidIn("pupil", group.id)).map(({ text }) => text)).toContain("after");
    });

    expect((await saidIn("pupil", group.id)).map(({ text }) => text)).not.toContain("before");
    expect((await saidIn("teacher", group.id)).map(({ text }) => text)).toContain("before");
  });
});
