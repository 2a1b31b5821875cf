import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { eventually } from "../../support/eventually";
import { type ChatFixture, OTHER_BOT, PEOPLE, PLAIN_APP, SCHOOL_BOT, startChats, teamsApp, type Who } from "../connector/support/chat-fixture";
import type { Json } from "../connector/support/listening-bot";

const CLASS = "cccccccc-0000-4000-8000-000000000001";
const AT = `/users/${PEOPLE.teacher}/teamwork`;
const TEAMS_LINK = "https://teams.microsoft.com/l/entity/app/home?context=%7B%7D";
const ABOUT_APP = { source: "entityUrl", value: `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${SCHOOL_BOT}` };
const task = (more: object = {}) => ({ topic: ABOUT_APP, activityType: "taskCreated", previewText: { content: "See the task" }, templateParameters: [{ name: "taskId", value: "12" }], ...more });
const person = (userId: string) => ({ "@odata.type": "microsoft.graph.aadUserNotificationRecipient", userId });

let chats: ChatFixture;
const feed = async (who: Who, query = ""): Promise<readonly Json[]> => (await chats.onPage(who, `GET /activity${query}`)).body["value"] as unknown as readonly Json[];
const errorOf = (body: Json) => [body["error"]?.["code"], body["error"]?.["message"]] as readonly unknown[];

beforeAll(async () => {
  chats = await startChats();
  await chats.tenant.admin("PUT", `teams-apps/${SCHOOL_BOT}`, {
    ...teamsApp(SCHOOL_BOT, chats.bot.messagesUrl),
    activityTypes: [{ type: "taskCreated", description: "A task", templateText: "{actor} created task {taskId} for you" }],
    resourceSpecificPermissions: ["User", "Chat", "Group"].map((scope) => ({ name: `TeamsActivity.Send.${scope}`, type: "Application" })),
  });
  await chats.tenant.admin("PUT", "schools/aaaaaaaa-0000-4000-8000-000000000001", { displayName: "Oakfield" });
  await chats.tenant.admin("PUT", `classes/${CLASS}`, { displayName: "Oak", schoolId: "aaaaaaaa-0000-4000-8000-000000000001", teacherIds: [PEOPLE.teacher, PEOPLE.colleague], pupilIds: [PEOPLE.pupil] });
  await chats.install("teacher");
}, 60_000);
afterAll(() => chats.close());

describe("a notification to a person", () => {
  it("reaches their feed with the declared words filled in, by what the app's manifest asks of a person", async () => {
    const sent = await chats.asApp(`POST ${AT}/sendActivityNotification`, task({ topic: { source: "text", value: "Tasks", webUrl: TEAMS_LINK } }));

    expect([sent.status, sent.body]).toEqual([204, {}]);
    expect(await feed("teacher")).toEqual([
      {
        id: expect.any(String), at: expect.any(String), isRead: false, title: "School app created task 12 for you", preview: "See the task", topic: "Tasks", appId: SCHOOL_BOT, appName: "School app",
        iconUrl: "http://localhost:4399/icon.png", actor: { kind: "app", name: "School app" }, activityType: "taskCreated", scope: "user", link: TEAMS_LINK,
      },
    ]);
    expect(await feed("colleague")).toEqual([]);
  });

  it("shows the first 150 characters, and needs no declaration for the kind that Teams keeps for itself", async () => {
    const free = { activityType: "systemDefault", previewText: { content: "x".repeat(200) }, templateParameters: [{ name: "systemDefaultText", value: "Take a break" }] };
    expect((await chats.asApp(`POST ${AT}/sendActivityNotification`, task(free))).status).toBe(204);
    expect((await feed("teacher"))[0]).toMatchObject({ title: "Take a break", preview: "x".repeat(150), topic: "School app" });
  });

  it("takes the place of an earlier one of its chain", async () => {
    for (const value of ["1", "2"]) await chats.asApp(`POST ${AT}/sendActivityNotification`, task({ chainId: 4711, templateParameters: [{ name: "taskId", value }] }));
    const titles = (await feed("teacher")).map(({ title }) => title);

    expect(titles).toContain("School app created task 2 for you");
    expect(titles).not.toContain("School app created task 1 for you");
  });

  it("names the installed app, by its installation or by its own id", async () => {
    const [install] = (await chats.asApp(`GET ${AT}/installedApps`)).body["value"] as unknown as readonly Json[];
    for (const id of [String(install?.["id"]), SCHOOL_BOT]) {
      const topic = { source: "entityUrl", value: `https://graph.microsoft.com/v1.0${AT}/installedApps/${id}` };
      expect((await chats.asApp(`POST ${AT}/sendActivityNotification`, task({ topic }))).status).toBe(204);
    }
    expect((await feed("teacher"))[0]).toMatchObject({ topic: "School app" });
  });

  it.each([
    ["a kind that the manifest does not declare", { activityType: "taskDone" }],
    ["a parameter missing", { templateParameters: [] }],
    ["a parameter that the words do not have", { templateParameters: [{ name: "taskId", value: "1" }, { name: "colour", value: "red" }] }],
    ["no topic", { topic: undefined }],
    ["a topic of another kind", { topic: { source: "image", value: "x" } }],
    ["a topic in words without an address", { topic: { source: "text", value: "Tasks" } }],
    ["an address outside Teams", { topic: { source: "text", value: "Tasks", webUrl: "https://example.com/task" } }],
    ["an address that is not Graph's", { topic: { source: "entityUrl", value: "https://example.com/users/1" } }],
    ["something else than the app", { topic: { source: "entityUrl", value: `https://graph.microsoft.com/v1.0/users/${PEOPLE.teacher}` } }],
    ["no preview", { previewText: undefined }],
    ["a recipient beside the address", { recipient: person(PEOPLE.teacher) }],
    ["a parameter that Graph does not have", { urgency: "high" }],
    ["a chain that is no number", { chainId: "x" }],
  ])("is refused with %s", async (_case, change) => {
    const { status, body } = await chats.asApp(`POST ${AT}/sendActivityNotification`, task(change));
    expect([status, body["error"]?.["code"]]).toEqual([400, "BadRequest"]);
  });

  it("is refused with an icon of its own, which is not kept here", async () => {
    expect((await chats.asApp(`POST ${AT}/sendActivityNotification`, task({ iconId: "star" }))).status).toBe(501);
  });

  it("is refused in Graph's words where the app is not installed or may not notify", async () => {
    const elsewhere = `/users/${PEOPLE.colleague}/teamwork/sendActivityNotification`;
    const notInstalled = await chats.asApp(`POST ${elsewhere}`, task());
    await chats.tenant.admin("PUT", `applications/${PLAIN_APP}`, { displayName: "Plain", secret: "a-secret", applicationRoles: { "https://graph.microsoft.com": ["TeamsActivity.Send"] }, delegatedScopes: {} });
    const noApp = await chats.asApp(`POST ${AT}/sendActivityNotification`, task(), PLAIN_APP);
    const noRole = await chats.asApp(`POST ${AT}/sendActivityNotification`, task(), OTHER_BOT);

    expect([notInstalled.status, noApp.status, noRole.status]).toEqual([403, 403, 403]);
    expect(errorOf(notInstalled.body)).toEqual(["Forbidden", expect.stringContaining("API requires one of 'TeamsActivity.Send, TeamsActivity.Send.User'.")]);
    expect(errorOf(noApp.body)).toEqual([
      "Forbidden",
      `Application with AAD App Id '${PLAIN_APP}' is not authorized to generate custom text notifications about '/v1.0${AT}/sendActivityNotification' to the recipient. Ensure that the expected Teams app is installed in the target scope (user, team, or chat).`,
    ]);
    expect((await chats.asApp("POST /users/nobody/teamwork/sendActivityNotification", task(), PLAIN_APP)).status).toBe(404);
  });
});

describe("a notification in a team or a chat", () => {
  it("reaches its people once the app is there", async () => {
    const at = `/teams/${CLASS}`;
    const message = task({ topic: { source: "entityUrl", value: `https://graph.microsoft.com/v1.0${at}` }, recipient: { "@odata.type": "microsoft.graph.teamMembersNotificationRecipient", teamId: CLASS } });
    const before = await chats.asApp(`POST ${at}/sendActivityNotification`, message);
    await chats.tenant.store.query("insert into place_installs (id, app_id, place, place_id, installed_at) values ('i1', $1, 'team', $2, '2026-11-24T09:00:00Z')", [SCHOOL_BOT, CLASS]);
    const after = await chats.asApp(`POST ${at}/sendActivityNotification`, message);
    const outside = await chats.asApp(`POST ${at}/sendActivityNotification`, { ...message, recipient: person("00000000-0000-4000-8000-00000000000f") });
    const other = await chats.asApp(`POST ${at}/sendActivityNotification`, { ...message, recipient: { "@odata.type": "microsoft.graph.chatMembersNotificationRecipient", chatId: "19:x@thread.v2" } });

    expect([before.status, after.status, outside.status, other.status]).toEqual([403, 204, 404, 400]);
    expect((await feed("pupil"))[0]).toMatchObject({ scope: "team", place: CLASS, topic: "Oak" });
    expect((await feed("colleague"))[0]).toMatchObject({ scope: "team" });
  });

  it("may be about a channel, for those in it", async () => {
    const general = `19:${CLASS.replaceAll("-", "")}@thread.tacv2`;
    const topic = { source: "entityUrl", value: `https://graph.microsoft.com/v1.0/teams/${CLASS}/channels/${general}` };
    const recipient = { "@odata.type": "#microsoft.graph.channelMembersNotificationRecipient", teamId: CLASS, channelId: general };
    expect((await chats.asApp(`POST /teams/${CLASS}/sendActivityNotification`, task({ topic, recipient }))).status).toBe(204);
    expect((await feed("pupil"))[0]).toMatchObject({ topic: "Oak > General" });
  });

  it("reaches the person of a bot's chat", async () => {
    const chatId = `19:${PEOPLE.teacher}_${SCHOOL_BOT}@unq.gbl.spaces`;
    const topic = { source: "entityUrl", value: `https://graph.microsoft.com/v1.0/chats/${chatId}` };
    const sent = await chats.asApp(`POST /chats/${chatId}/sendActivityNotification`, task({ topic, recipient: person(PEOPLE.teacher) }));

    expect(sent.status).toBe(204);
    expect((await feed("teacher"))[0]).toMatchObject({ scope: "chat", place: chatId });
  });
});

describe("a notification to many", () => {
  const many = (recipients: readonly object[]) => chats.asApp("POST /teamwork/sendActivityNotificationToRecipients", task({ recipients }));
  beforeAll(async () => {
    await chats.tenant.admin("PUT", `applications/${SCHOOL_BOT}`, { displayName: "School app", secret: "a-secret", applicationRoles: { "https://graph.microsoft.com": ["TeamsActivity.Send"] }, delegatedScopes: {} });
  });

  it("is accepted, and reaches those who have the app", async () => {
    const token = await chats.tenant.appToken({ appId: SCHOOL_BOT, secret: "a-secret", resource: "https://graph.microsoft.com" });
    const send = async (recipients: readonly object[]) => {
      const answer = await fetch(`${chats.tenant.origin}/v1.0/teamwork/sendActivityNotificationToRecipients`, { method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, body: JSON.stringify(task({ recipients })) });
      return answer.status;
    };
    const before = { teacher: (await feed("teacher")).length, pupil: (await feed("pupil")).length };

    expect(await send([person(PEOPLE.teacher), person(PEOPLE.pupil)])).toBe(202);
    expect([(await feed("teacher")).length, (await feed("pupil")).length]).toEqual([before.teacher + 1, before.pupil]);
    expect(await send([])).toBe(400);
    expect(await send(Array.from({ length: 101 }, () => person(PEOPLE.teacher)))).toBe(400);
    expect(await send([{ "@odata.type": "microsoft.graph.teamMembersNotificationRecipient", teamId: CLASS }])).toBe(400);
    expect(await send([person("00000000-0000-4000-8000-00000000000f")])).toBe(404);
  });

  it("needs a role of its own", async () => {
    expect((await many([person(PEOPLE.teacher)])).status).toBe(403);
  });
});

describe("the feed on the Teams page", () => {
  it("counts what is unread, and marks one or all as read for its person alone", async () => {
    const unread = async (who: Who) => Number((await chats.onPage(who, "GET /activity/unread")).body["unread"]);
    const [newest] = await feed("teacher");
    const before = await unread("teacher");
    const stranger = await chats.onPage("pupil", `PUT /activity/${String(newest?.["id"])}/read`);
    const own = await chats.onPage("teacher", `PUT /activity/${String(newest?.["id"])}/read`);

    expect([stranger.status, own.status, await unread("teacher")]).toEqual([404, 204, before - 1]);
    expect((await feed("teacher", "?unread=true")).map(({ id }) => id)).not.toContain(newest?.["id"]);
    expect((await chats.onPage("teacher", "PUT /activity/read")).status).toBe(204);
    expect([await unread("teacher"), await unread("pupil")]).toEqual([0, 2]);
  });
});

describe("a person's message through Graph", () => {
  const WRITER = "0000cccc-7a1e-4f0e-9a5b-0d4c6a2e1f01";
  const SCOPE = "https://graph.microsoft.com/ChatMessage.Send";

  it("in a bot's chat is heard by the bot, and stands on the Teams page in plain words", async () => {
    const app = { displayName: "Writer", spaRedirectUris: ["http://localhost:4399/redirect"], applicationRoles: {}, delegatedScopes: { "https://graph.microsoft.com": ["ChatMessage.Send"] } };
    await chats.tenant.admin("PUT", `applications/${WRITER}`, app);
    const token = await chats.tenant.personToken(PEOPLE.teacher, WRITER, [SCOPE]);
    const chatId = `19:${PEOPLE.teacher}_${SCHOOL_BOT}@unq.gbl.spaces`;
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const sent = await fetch(`${chats.tenant.origin}/v1.0/chats/${chatId}/messages`, { method: "POST", headers, body: JSON.stringify({ body: { contentType: "html", content: "<p>What is &lt;due&gt;?</p>" } }) });

    expect(sent.status).toBe(201);
    await eventually(() => expect(chats.bot.heard.map(({ activity }) => activity["text"])).toContain("What is <due>?"));
    const page = (await chats.onPage("teacher", `GET /chats/${chatId}/activities`)).body["value"] as unknown as readonly Json[];
    expect(page.at(-1)).toMatchObject({ text: "What is <due>?", from: { isMe: true } });
    expect(chats.bugs).toEqual([]);
  });
});
