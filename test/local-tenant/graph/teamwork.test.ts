import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { eventually } from "../../support/eventually";
import { cardMessage, CARD_TYPE, type ChatFixture, type Conversation, OTHER_BOT, PEOPLE, PLAIN_APP, SCHOOL_BOT, startChats, teamsApp } from "../connector/support/chat-fixture";
import type { Json } from "../connector/support/listening-bot";

const AT = (personId: string) => `/users/${personId}/teamwork/installedApps`;
const bind = (appId: string) => ({ "teamsApp@odata.bind": `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${appId}` });
const valueOf = (body: Json) => body["value"] as unknown as readonly Json[];

let chats: ChatFixture;
beforeAll(async () => {
  chats = await startChats();
}, 60_000);
afterAll(() => chats.close());

describe("installing the app for a person", () => {
  it("answers 201 without a body, once; the chat is there and the bot hears of it", async () => {
    const first = await chats.asApp(`POST ${AT(PEOPLE.teacher)}`, bind(SCHOOL_BOT));
    const second = await chats.asApp(`POST ${AT(PEOPLE.teacher)}`, bind(SCHOOL_BOT));
    await eventually(() => expect(chats.bot.heard.map(({ activity }) => String(activity["type"]))).toEqual(["installationUpdate", "conversationUpdate"]));

    expect([first.status, first.body]).toEqual([201, {}]);
    expect([second.status, String(second.body["error"]?.["code"])]).toEqual([409, "Conflict"]);
    expect(await chats.tenant.store.query("select id from chats where person_id = $1", [PEOPLE.teacher])).toHaveLength(1);
    expect(valueOf((await chats.onPage("teacher", "GET /chats")).body)).toHaveLength(1);
  });

  it("is found with its app, its chat and by the app's id", async () => {
    const listed = await chats.asApp(`GET ${AT(PEOPLE.teacher)}?$expand=teamsApp&$filter=${encodeURIComponent(`teamsApp/id eq '${SCHOOL_BOT}'`)}`);
    const [install] = valueOf(listed.body);
    const one = await chats.asApp(`GET ${AT(PEOPLE.teacher)}/${String(install?.["id"])}?$expand=teamsApp`);
    const chat = await chats.asApp(`GET ${AT(PEOPLE.teacher)}/${String(install?.["id"])}/chat`);

    expect(install).toEqual({ id: expect.any(String), teamsApp: { id: SCHOOL_BOT, externalId: SCHOOL_BOT, displayName: "School app", distributionMethod: "organization" } });
    expect(one.body).toMatchObject({ id: String(install?.["id"]), teamsApp: { id: SCHOOL_BOT } });
    expect(chat.body).toMatchObject({ id: `19:${PEOPLE.teacher}_${SCHOOL_BOT}@unq.gbl.spaces`, chatType: "oneOnOne", tenantId: "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b" });
    expect(valueOf((await chats.asApp(`GET ${AT(PEOPLE.teacher)}`)).body)).toEqual([{ id: String(install?.["id"]) }]);
    expect(valueOf((await chats.asApp(`GET ${AT("teacher@oakfield.example")}?$filter=${encodeURIComponent(`teamsApp/id eq '${OTHER_BOT}'`)}`)).body)).toEqual([]);
    expect(valueOf((await chats.asApp(`GET ${AT(PEOPLE.pupil)}`)).body)).toEqual([]);
  });

  it("is hidden from every other application", async () => {
    const [install] = valueOf((await chats.asApp(`GET ${AT(PEOPLE.teacher)}`)).body);
    const address = `${AT(PEOPLE.teacher)}/${String(install?.["id"])}`;

    expect(valueOf((await chats.asApp(`GET ${AT(PEOPLE.teacher)}`, undefined, OTHER_BOT)).body)).toEqual([]);
    expect((await chats.asApp(`GET ${address}/chat`, undefined, OTHER_BOT)).status).toBe(404);
    expect((await chats.asApp(`DELETE ${address}`, undefined, OTHER_BOT)).status).toBe(404);
    expect((await chats.asApp(`POST ${AT(PEOPLE.pupil)}`, bind(SCHOOL_BOT), OTHER_BOT)).status).toBe(403);
    expect((await chats.asApp(`GET ${AT(PEOPLE.teacher)}`, undefined, PLAIN_APP)).status).toBe(403);
  });

  it.each([
    ["nobody", AT("nobody"), bind(SCHOOL_BOT), 404],
    ["an app that is not in the catalogue", AT(PEOPLE.pupil), bind(PLAIN_APP), 404],
    ["no app", AT(PEOPLE.pupil), {}, 400],
    ["an address that is none", AT(PEOPLE.pupil), { "teamsApp@odata.bind": SCHOOL_BOT }, 400],
    ["more than the app", AT(PEOPLE.pupil), { ...bind(SCHOOL_BOT), consentedPermissionSet: {} }, 400],
  ])("is refused for %s", async (_case, address, body, status) => {
    expect((await chats.asApp(`POST ${address}`, body)).status).toBe(status);
  });

  it.each([
    ["$top=1", 501], ["$expand=teamsApp($select=id)", 501], ["$expand=chat", 501], ["$filter=teamsApp/any(a:a/id eq 'x')", 501], ["$filter=colour eq 'x'", 400], ["$select=colour", 400],
  ])("answers %s with %d", async (query, status) => {
    expect((await chats.asApp(`GET ${AT(PEOPLE.teacher)}?${query}`)).status).toBe(status);
  });

  it("is found by any property of its app, and told with the version that was installed", async () => {
    const found = async (filter: string) => valueOf((await chats.asApp(`GET ${AT(PEOPLE.teacher)}?$expand=teamsApp,teamsAppDefinition&$filter=${encodeURIComponent(filter)}`)).body);
    const [install] = await found(`teamsApp/externalId eq '${SCHOOL_BOT}' and teamsApp/distributionMethod eq 'organization'`);

    expect(install).toMatchObject({ teamsApp: { id: SCHOOL_BOT }, teamsAppDefinition: { teamsAppId: SCHOOL_BOT, displayName: "School app", version: "1.0.0", publishingState: "published" } });
    expect(await found("teamsApp/displayName eq 'School app'")).toHaveLength(1);
    expect(await found("teamsApp/distributionMethod eq 'store'")).toEqual([]);
  });

  it("stays at its version until it is upgraded", async () => {
    const manifest = teamsApp(SCHOOL_BOT, chats.bot.messagesUrl);
    await chats.tenant.admin("PUT", `teams-apps/${SCHOOL_BOT}`, { ...manifest, version: "2.0.0" });
    const version = async () => String(valueOf((await chats.asApp(`GET ${AT(PEOPLE.teacher)}?$expand=teamsAppDefinition`)).body)[0]?.["teamsAppDefinition"]?.["version"]);
    const before = await version();
    const [install] = valueOf((await chats.asApp(`GET ${AT(PEOPLE.teacher)}`)).body);
    const upgrade = await chats.asApp(`POST ${AT(PEOPLE.teacher)}/${String(install?.["id"])}/upgrade`, {});
    await chats.tenant.admin("PUT", `teams-apps/${SCHOOL_BOT}`, manifest);

    expect([before, upgrade.status, await version()]).toEqual(["1.0.0", 204, "2.0.0"]);
  });

  it("can be taken back, and given again with the same chat", async () => {
    const [install] = valueOf((await chats.asApp(`GET ${AT(PEOPLE.teacher)}`)).body);
    const removed = await chats.asApp(`DELETE ${AT(PEOPLE.teacher)}/${String(install?.["id"])}`);
    const gone = await chats.asApp(`GET ${AT(PEOPLE.teacher)}/${String(install?.["id"])}`);
    await chats.asApp(`POST ${AT(PEOPLE.teacher)}`, bind(SCHOOL_BOT));

    expect([removed.status, gone.status]).toEqual([204, 404]);
    expect(await chats.tenant.store.query("select id from chats where person_id = $1", [PEOPLE.teacher])).toHaveLength(1);
    await eventually(() => expect(chats.bot.heard.map(({ activity }) => String(activity["action"] ?? "")).filter(Boolean)).toEqual(["add", "remove", "add"]));
  });
});

describe("reading what was said in a chat", () => {
  let chat: Conversation;
  const read = (query = "", appId?: string) => chats.asApp(`GET /chats/${chat.chatId}/messages${query}`, undefined, appId);
  beforeAll(async () => {
    chat = await chats.install("colleague");
    for (const text of ["one", "two", "three"]) await chats.asBot(`POST ${chat.path}/activities`, { type: "message", text });
    await chats.onPage("colleague", `POST /chats/${chat.chatId}/messages`, { text: "four" });
  });

  it("gives the newest first, with the connector's ids, by pages that new messages do not shift", async () => {
    const first = await read("?$top=2");
    await chats.asBot(`POST ${chat.path}/activities`, { type: "message", text: "five" });
    const second = await chats.asApp(`GET ${String(first.body["@odata.nextLink"])}`);
    const texts = [first, second].map(({ body }) => valueOf(body).map((message) => String(message["body"]?.["content"])));

    expect(texts).toEqual([["four", "three"], ["two", "one"]]);
    expect(second.body).not.toHaveProperty("@odata.nextLink");
    expect(valueOf(first.body)[0]).toMatchObject({ from: { user: { id: PEOPLE.colleague, displayName: "colleague of Oakfield" }, application: null } });
    expect(valueOf(first.body)[1]).toMatchObject({ from: { application: { id: SCHOOL_BOT, displayName: "School bot", applicationIdentityType: "bot" }, user: null } });
  });

  it("gives a card as an attachment whose content is JSON text", async () => {
    const { body } = await chats.asBot(`POST ${chat.path}/activities`, { ...cardMessage({ body: [{ type: "TextBlock", text: "Hi" }] }), text: "a < b" });
    const [message] = valueOf((await read("?$top=1")).body);
    const attachment = message?.["attachments"]?.["0"];

    expect(message).toMatchObject({ id: String(body["id"]), messageType: "message", chatId: chat.chatId });
    expect(attachment).toMatchObject({ contentType: CARD_TYPE });
    expect(JSON.parse(String(attachment?.["content"]))).toEqual({ type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text: "Hi" }] });
    expect(message?.["body"]).toEqual({ contentType: "html", content: `a &#60; b<attachment id="${String(attachment?.["id"])}"></attachment>` });
  });

  it("tells of changes and keeps the place of what was taken back", async () => {
    const { body } = await chats.asBot(`POST ${chat.path}/activities`, { type: "message", text: "six" });
    await chats.asBot(`PUT ${chat.path}/activities/${String(body["id"])}`, { type: "message", text: "seven" });
    expect(valueOf((await read("?$top=1")).body)[0]).toMatchObject({ body: { content: "seven" }, lastEditedDateTime: expect.any(String), deletedDateTime: null });
    await chats.asBot(`DELETE ${chat.path}/activities/${String(body["id"])}`);
    expect(valueOf((await read("?$top=1")).body)[0]).toMatchObject({ id: String(body["id"]), body: { content: "" }, deletedDateTime: expect.any(String) });
  });

  it("is refused where the app is not installed, and to other applications", async () => {
    expect((await read("", OTHER_BOT)).status).toBe(403);
    expect((await read("", PLAIN_APP)).status).toBe(403);
    expect((await chats.asApp("GET /chats/19:none@unq.gbl.spaces/messages")).status).toBe(404);
    await chats.onPage("colleague", `DELETE /apps/${SCHOOL_BOT}/install`);
    expect((await read()).status).toBe(403);
    await chats.install("colleague");
    expect((await read()).status).toBe(200);
  });

  it("is refused in a chat of two people", async () => {
    const [message] = valueOf((await chats.onPage("colleague", `GET /chats/${chat.chatId}/activities`)).body);
    const { body } = await chats.onPage("colleague", `POST /chats/${chat.chatId}/activities/${String(message?.["id"])}/forward`, { toPersonId: PEOPLE.pupil });
    expect((await chats.asApp(`GET /chats/${String(body["chatId"])}/messages`)).status).toBe(403);
  });

  it.each([["?$top=51", 400], ["?$skiptoken=x", 400], ["?$orderby=createdDateTime", 400], ["?$orderby=id desc", 400], ["?$filter=id eq '1'", 501]] as const)("answers %s with %d", async (query, status) => {
    expect((await read(query)).status).toBe(status);
  });

  it("meets no bug in all of this", () => {
    expect(chats.bugs).toEqual([]);
  });
});
