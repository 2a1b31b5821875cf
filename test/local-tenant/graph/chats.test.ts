import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type GraphAnswer, type GraphFixture, OTHER_APP, PEOPLE, PRODUCT_APP, startGraph } from "./graph-fixture";

const READ = "Chat.ReadWrite+Chat.Create+ChatMember.ReadWrite";
const SENCO = `senco:${READ}`;
const TEACHER = `teacher:${READ}`;
const OUTSIDER = `colleague:${READ}`;
const codeOf = (answer: GraphAnswer) => [answer.status, answer.body["error"]?.["code"]] as readonly unknown[];
const messageOf = (answer: GraphAnswer) => String(answer.body["error"]?.["message"]);
const member = (id: string, role = "owner") => ({ "@odata.type": "#microsoft.graph.aadUserConversationMember", roles: [role], "user@odata.bind": `https://graph.microsoft.com/v1.0/users('${id}')` });
const filter = (text: string) => `$filter=${encodeURIComponent(text)}`;

let graph: GraphFixture;
beforeAll(async () => {
  graph = await startGraph();
}, 60_000);
afterAll(() => graph.close());

const createGroup = async (topic: string, people: readonly string[] = [PEOPLE.senco, PEOPLE.teacher]) => {
  const made = await graph.call(SENCO, "POST /chats", { body: { chatType: "group", topic, members: people.map((id) => member(id)) } });
  return String(made.body["id"]);
};
const say = (caller: string, chatId: string, content: string, more: object = {}) => graph.call(caller, `POST /chats/${chatId}/messages`, { body: { body: { content }, ...more } });

describe("creating a chat", () => {
  it("gives two people the one chat that they have, whoever asks and however they are named", async () => {
    const first = await graph.call(SENCO, "POST /chats", { body: { chatType: "oneOnOne", members: [member(PEOPLE.senco), member(PEOPLE.teacher)] } });
    const second = await graph.call(TEACHER, "POST /chats", { body: { chatType: "oneOnOne", members: [member("teacher@oakfield.example"), member("senco@oakfield.example")] } });

    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ id: `19:${PEOPLE.senco}_${PEOPLE.teacher}@unq.gbl.spaces`, chatType: "oneOnOne", topic: null, viewpoint: { isHidden: false } });
    expect(second.body["id"]).toBe(first.body["id"]);
  });

  it("gives a group a new chat each time, also to an application", async () => {
    const body = { chatType: "group", topic: "Review", members: [member(PEOPLE.senco), member(PEOPLE.teacher)] };
    const [one, other] = [await graph.call("app:Chat.Create", "POST /chats", { body }), await graph.call("app:Chat.Create", "POST /chats", { body })];

    expect(one.body).toMatchObject({ topic: "Review", chatType: "group", id: expect.stringMatching(/^19:[0-9a-f]{32}@thread\.v2$/) });
    expect(one.body).not.toHaveProperty("viewpoint");
    expect(other.body["id"]).not.toBe(one.body["id"]);
  });

  it.each([
    ["a third person in a chat of two", { chatType: "oneOnOne", members: [PEOPLE.senco, PEOPLE.teacher, PEOPLE.member].map((id) => member(id)) }, 400],
    ["a topic in a chat of two", { chatType: "oneOnOne", topic: "x", members: [member(PEOPLE.senco), member(PEOPLE.teacher)] }, 400],
    ["one person alone", { chatType: "group", members: [member(PEOPLE.senco)] }, 400],
    ["somebody twice", { chatType: "group", members: [member(PEOPLE.senco), member("senco@oakfield.example")] }, 400],
    ["a chat without its maker", { chatType: "group", members: [member(PEOPLE.member), member(PEOPLE.teacher)] }, 400],
    ["a role that there is not", { chatType: "group", members: [member(PEOPLE.senco), member(PEOPLE.teacher, "chair")] }, 400],
    ["a meeting's chat", { chatType: "meeting", members: [member(PEOPLE.senco), member(PEOPLE.teacher)] }, 400],
    ["apps to begin with", { chatType: "group", members: [member(PEOPLE.senco), member(PEOPLE.teacher)], installedApps: [] }, 400],
    ["somebody unknown", { chatType: "group", members: [member(PEOPLE.senco), member("nobody@oakfield.example")] }, 404],
  ])("refuses %s", async (_case, body, status) => {
    expect((await graph.call(SENCO, "POST /chats", { body })).status).toBe(status);
  });

  it("says as Graph does that somebody was named twice", async () => {
    const answer = await graph.call(SENCO, "POST /chats", { body: { chatType: "group", members: [member(PEOPLE.senco), member(PEOPLE.senco)] } });
    expect(messageOf(answer)).toBe("Duplicate chat members is specified in the request body.");
  });
});

describe("the chats of somebody", () => {
  it("come with the newest message first, with their members and last messages where they are asked for", async () => {
    const [early, late] = [await createGroup("Early"), await createGroup("Late")];
    await say(SENCO, late, "one");
    await say(TEACHER, early, "two");
    const { body, value } = await graph.call(TEACHER, "GET /me/chats?$expand=members,lastMessagePreview&$orderby=lastMessagePreview/createdDateTime desc&$top=2");

    expect(value.map(({ topic }) => topic)).toEqual(["Early", "Late"]);
    expect(value[0]).toMatchObject({ members: [{ userId: PEOPLE.senco, roles: ["owner"], email: "senco@oakfield.example" }, { userId: PEOPLE.teacher }], lastMessagePreview: { body: { content: "two" }, isDeleted: false } });
    expect(body["@odata.count"]).toBe(2);
    const next = await graph.call(TEACHER, `GET ${String(body["@odata.nextLink"])}`);
    expect(next.value[0]?.["topic"]).not.toBe("Late");
  });

  it("are found by their properties and by who is in them", async () => {
    const chatId = await createGroup("Findable", [PEOPLE.senco, PEOPLE.member]);
    const find = async (text: string) => (await graph.call(SENCO, `GET /chats?${filter(text)}&$select=id`)).value;

    expect(await find("topic eq 'Findable'")).toEqual([{ id: chatId }]);
    expect(await find("members/any(o: o/displayname eq 'member Example')")).toEqual([{ id: chatId }]);
    expect(await find(`members/any(o: o/microsoft.graph.aadUserConversationMember/userId eq '${PEOPLE.pupil}')`)).toEqual([]);
    expect((await find("chatType eq 'oneOnOne'")).length).toBe(1);
  });

  it("are nobody else's, but an application's with the permission for all", async () => {
    const chatId = await createGroup("Private");

    expect(codeOf(await graph.call(OUTSIDER, `GET /chats/${chatId}`))).toEqual([403, "Forbidden"]);
    expect(codeOf(await graph.call(OUTSIDER, `GET /chats/${chatId}/messages`))).toEqual([403, "Forbidden"]);
    expect(codeOf(await graph.call(OUTSIDER, `GET /users/${PEOPLE.senco}/chats`))).toEqual([403, "Forbidden"]);
    expect((await graph.call(OUTSIDER, "GET /chats")).value).toEqual([]);
    expect((await graph.call("app:Chat.ReadBasic.All", `GET /users/${PEOPLE.senco}/chats?${filter("topic eq 'Private'")}`)).value).toHaveLength(1);
    expect((await graph.call("app:Chat.Read.All", `GET /users/${PEOPLE.colleague}/chats/${chatId}`)).status).toBe(404);
    expect((await graph.call("app:Chat.Read.All", `GET /chats/${chatId}/messages`)).status).toBe(200);
    expect((await graph.call(SENCO, "GET /chats/19:none@thread.v2")).status).toBe(404);
  });

  it.each([["$top=51", 400], ["$orderby=topic", 400], ["$orderby=lastMessagePreview/createdDateTime", 400], ["$expand=messages", 501], [filter("colour eq 'x'"), 400], [filter("members/all(m: m/userId eq 'x')"), 501], ["$search=x", 501]])("refuse %s with %d", async (query, status) => {
    expect((await graph.call(SENCO, `GET /chats?${query}`)).status).toBe(status);
  });

  it("refuse callers in Teams' own words", async () => {
    const app = await graph.call("app:Chat.Read.All", "GET /chats");
    const scope = await graph.call("senco:User.Read+Mail.Read", "GET /chats");
    const role = await graph.call("app:User.Read.All", `GET /users/${PEOPLE.senco}/chats`);

    expect([codeOf(app), messageOf(app)]).toEqual([[412, "PreconditionFailed"], "Requested API is not supported in application-only context"]);
    expect([codeOf(scope), messageOf(scope)]).toEqual([[403, "Forbidden"], "Missing scope permissions on the request. API requires one of 'Chat.ReadBasic, Chat.Read, Chat.ReadWrite'. Scopes on the request 'User.Read, Mail.Read'."]);
    expect(messageOf(role)).toBe("Missing role permissions on the request. API requires one of 'Chat.ReadBasic.All, Chat.Read.All, Chat.ReadWrite.All'. Roles on the request 'User.Read.All'. Resource specific consent grants on the request ''.");
  });
});

describe("the people of a chat", () => {
  it("come and go in a group, and see what was said from the moment they were given", async () => {
    const chatId = await createGroup("Changing");
    await say(SENCO, chatId, "before");
    const added = await graph.call(SENCO, `POST /chats/${chatId}/members`, { body: member(PEOPLE.member) });
    await graph.call(SENCO, `POST /chats/${chatId}/members`, { body: { ...member(PEOPLE.colleague), visibleHistoryStartDateTime: "0001-01-01T00:00:00Z" } });
    await say(SENCO, chatId, "after");
    const seen = async (caller: string) => (await graph.call(caller, `GET /chats/${chatId}/messages`)).value.map((message) => message["body"]?.["content"]);

    expect([added.status, added.text]).toEqual([201, ""]);
    expect((await graph.call(SENCO, `GET ${String(added.headers.get("location"))}`)).body).toMatchObject({ userId: PEOPLE.member });
    expect(await seen(`member:${READ}`)).toEqual(["after"]);
    expect(await seen(OUTSIDER)).toEqual(["after", "before"]);
    expect(codeOf(await graph.call(SENCO, `POST /chats/${chatId}/members`, { body: member(PEOPLE.member) }))).toEqual([409, "Conflict"]);
    expect((await graph.call(SENCO, `DELETE ${String(added.headers.get("location"))}`)).status).toBe(204);
    expect((await graph.call(`member:${READ}`, `GET /chats/${chatId}`)).status).toBe(403);
  });

  it("stay the same in a chat of two", async () => {
    const chatId = `19:${PEOPLE.senco}_${PEOPLE.teacher}@unq.gbl.spaces`;
    const [first] = (await graph.call(SENCO, `GET /chats/${chatId}/members`)).value;

    expect((await graph.call(SENCO, `POST /chats/${chatId}/members`, { body: member(PEOPLE.member) })).status).toBe(400);
    expect((await graph.call(SENCO, `DELETE /chats/${chatId}/members/${String(first?.["id"])}`)).status).toBe(400);
    expect((await graph.call(SENCO, `PATCH /chats/${chatId}`, { body: { topic: "x" } })).status).toBe(400);
  });
});

describe("messages of people", () => {
  let chatId: string;
  beforeAll(async () => {
    chatId = await createGroup("Messages");
  });

  it("may be cards and mentions, each with its place in the words", async () => {
    const card = { id: "c1", contentType: "application/vnd.microsoft.card.adaptive", content: '{"type":"AdaptiveCard"}' };
    const mention = { id: 0, mentionText: "Teacher", mentioned: { user: { id: PEOPLE.teacher, displayName: "Teacher", userIdentityType: "aadUser" } } };
    const body = { content: '<at id="0">Teacher</at> see <attachment id="c1"></attachment>', contentType: "html" };
    const said = await graph.call(SENCO, `POST /chats/${chatId}/messages`, { body: { body, importance: "high", attachments: [card], mentions: [mention] } });

    expect(said.status).toBe(201);
    expect(said.body).toMatchObject({ importance: "high", body, attachments: [card], mentions: [{ id: 0, mentionText: "Teacher", mentioned: { user: { id: PEOPLE.teacher } } }], from: { user: { id: PEOPLE.senco } } });
    expect((await say(SENCO, chatId, "no place", { attachments: [card] })).status).toBe(400);
    expect((await graph.call(SENCO, `POST /chats/${chatId}/messages`, { body: { body: { content: "no mark", contentType: "html" }, mentions: [mention] } })).status).toBe(400);
  });

  it.each([["no words", " "], ["more than Teams takes", "x".repeat(29_000)]])("are refused with %s", async (_case, content) => {
    expect(codeOf(await say(SENCO, chatId, content))).toEqual([400, "BadRequest"]);
  });

  it.each([["hostedContents", []], ["from", {}], ["createdDateTime", "2020-01-01T00:00:00Z"], ["replyToId", "1"]])("are refused with %s", async (name, value) => {
    expect((await say(SENCO, chatId, "words", { [name]: value })).status).toBe(400);
  });

  it("are refused from applications, which may only move old ones in", async () => {
    const plain = await say("app:Chat.ReadWrite.All", chatId, "x");
    const moving = await say("app:Teamwork.Migrate.All", chatId, "x");

    expect(codeOf(plain)).toEqual([403, "Forbidden"]);
    expect(messageOf(plain)).toContain("API requires one of 'Teamwork.Migrate.All'.");
    expect(codeOf(moving)).toEqual([401, "Unauthorized"]);
    expect(messageOf(moving)).toContain("Message POST is allowed in application-only context only for import purposes.");
  });

  it("are changed, taken back and brought back by their own sender alone; others answer with a sign", async () => {
    const id = String((await say(SENCO, chatId, "first")).body["id"]);
    const at = `/chats/${chatId}/messages/${id}`;
    const read = async () => (await graph.call(TEACHER, `GET ${at}`)).body;
    expect((await graph.call(TEACHER, `PATCH ${at}`, { body: { body: { content: "mine" } } })).status).toBe(403);
    expect((await graph.call(TEACHER, `POST /me${at}/softDelete`)).status).toBe(403);
    await graph.call(TEACHER, `POST ${at}/setReaction`, { body: { reactionType: "💘" } });
    await graph.call(TEACHER, `POST ${at}/setReaction`, { body: { reactionType: "💘" } });
    expect(await read()).toMatchObject({ reactions: [{ reactionType: "💘", user: { user: { id: PEOPLE.teacher } } }], lastEditedDateTime: null });
    await graph.call(SENCO, `PATCH ${at}`, { body: { body: { content: "second" } } });
    expect(await read()).toMatchObject({ body: { content: "second" }, lastEditedDateTime: expect.any(String) });
    await graph.call(SENCO, `POST /me${at}/softDelete`);
    expect(await read()).toMatchObject({ body: { content: "" }, deletedDateTime: expect.any(String) });
    expect((await graph.call(SENCO, `PATCH ${at}`, { body: { body: { content: "third" } } })).status).toBe(404);
    await graph.call(SENCO, `POST /me${at}/undoSoftDelete`);
    expect(await read()).toMatchObject({ body: { content: "second" }, deletedDateTime: null });
    expect((await graph.call(SENCO, `POST /me${at}/undoSoftDelete`)).status).toBe(400);
  });

  it("are listed by their last change, or by when they were said, and in a span of that time", async () => {
    const group = await createGroup("Ordered");
    const first = (await say(SENCO, group, "first")).body;
    await say(SENCO, group, "second");
    await graph.call(TEACHER, `POST /chats/${group}/messages/${String(first["id"])}/setReaction`, { body: { reactionType: "like" } });
    const texts = async (query: string) => (await graph.call(TEACHER, `GET /chats/${group}/messages?${query}`)).value.map((message) => message["body"]?.["content"]);

    expect(await texts("")).toEqual(["first", "second"]);
    expect(await texts("$orderby=createdDateTime desc")).toEqual(["second", "first"]);
    expect(await texts(`$orderby=createdDateTime desc&${filter(`createdDateTime lt ${String(first["createdDateTime"])}`)}`)).toEqual([]);
    expect(await texts(`$orderby=lastModifiedDateTime desc&${filter(`lastModifiedDateTime gt ${String(first["createdDateTime"])} and lastModifiedDateTime lt 2999-01-01T00:00:00Z`)}`)).toContain("first");
    expect((await graph.call(TEACHER, `GET /chats/${group}/messages?${filter("createdDateTime lt 2999-01-01T00:00:00Z")}`)).status).toBe(400);
  });

  it("take a change number each time they change, so that followers hear of it", async () => {
    const change = async (id: string) => Number((await graph.store.query<{ change: number }>("select change from chat_activities where chat_id = $1 and id = $2", [chatId, id]))[0]?.change);
    const id = String((await say(SENCO, chatId, "followed")).body["id"]);
    const before = await change(id);
    await graph.call(SENCO, `PATCH /chats/${chatId}/messages/${id}`, { body: { body: { content: "changed" } } });

    expect(await change(id)).toBeGreaterThan(before);
  });
});

describe("an application in a chat", () => {
  it("reads there with the permission for chats where it is, or with what its manifest asks of them, and nowhere else", async () => {
    const tab = { entityId: "home", name: "Home", contentUrl: "http://localhost:4399/tab" };
    const manifest = { name: "Reader", accentColor: "#4f52b2", clientId: OTHER_APP, validOrigins: [], personalTab: tab, classTab: tab, resourceSpecificPermissions: [{ name: "ChatMessage.Read.Chat", type: "Application" }] };
    await graph.store.query("insert into teams_apps (app_id, manifest) values ($1, $2)", [PRODUCT_APP, manifest]);
    const [there, elsewhere] = [await createGroup("There"), await createGroup("Elsewhere")];
    const body = { "teamsApp@odata.bind": `${graph.origin}/v1.0/appCatalogs/teamsApps/${PRODUCT_APP}` };
    const installed = await graph.call("senco:TeamsAppInstallation.ReadWriteForChat", `POST /chats/${there}/installedApps`, { body });
    const read = async (caller: string, chatId: string) => (await graph.call(caller, `GET /chats/${chatId}/messages`)).status;

    expect([installed.status, installed.text]).toEqual([201, ""]);
    expect([await read("app:Chat.Read.WhereInstalled", there), await read("app:Chat.Read.WhereInstalled", elsewhere)]).toEqual([200, 403]);
    expect([await read("app:User.Read.All", there), await read("app:User.Read.All", elsewhere)]).toEqual([200, 403]);
    expect((await graph.call("app:Chat.ReadWrite.WhereInstalled+Chat.Read.All", `PATCH /chats/${elsewhere}`, { body: { topic: "Mine" } })).status).toBe(403);
    expect((await graph.call("app:Chat.ReadWrite.All", `PATCH /chats/${elsewhere}`, { body: { topic: "Ours" } })).body["topic"]).toBe("Ours");
    expect(messageOf(await graph.call("app:User.Read.All", `GET /chats/${there}`))).toContain("Resource specific consent grants on the request 'ChatMessage.Read.Chat'.");
    expect((await graph.call("teacher:TeamsAppInstallation.ReadForChat", `GET /chats/${there}/installedApps?$expand=teamsApp`)).value).toEqual([expect.objectContaining({ teamsApp: expect.objectContaining({ displayName: "Reader" }) })]);
    expect((await graph.call("colleague:TeamsAppInstallation.ReadForChat", `GET /chats/${there}/installedApps`)).status).toBe(403);
  });
});
