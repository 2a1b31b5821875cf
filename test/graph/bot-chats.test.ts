import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { NotAllowedError, NotFoundError } from "../../src/application/errors";
import type { BotChats } from "../../src/application/notice-ports";
import type { NoticeId, PersonId } from "../../src/domain/ids";
import { createBotChats } from "../../src/graph/bot-chats";
import { createGraphConnection } from "../../src/graph/graph-connection";
import { type ChatFixture, PEOPLE, PLAIN_APP, SCHOOL_BOT, cardMessage, startChats } from "../local-tenant/connector/support/chat-fixture";
import { patienceAtOnce } from "../support/patience";

const GRAPH = "https://graph.microsoft.com";
const TEACHER = PEOPLE.teacher as PersonId;
const COLLEAGUE = PEOPLE.colleague as PersonId;
const PUPIL = PEOPLE.pupil as PersonId;
const NOBODY = "90000000-0000-4000-8000-000000000009" as PersonId;
const NOTICE = "f0000000-0000-4000-8000-000000000001" as NoticeId;
const OTHER_NOTICE = "f0000000-0000-4000-8000-000000000002" as NoticeId;

let chats: ChatFixture;
let botChats: BotChats;
/** Where the bot writes to each of them, who all have the app. */
const paths = new Map<PersonId, string>();

beforeAll(async () => {
  chats = await startChats();
  botChats = chatsAs(SCHOOL_BOT);
  for (const who of ["teacher", "colleague", "pupil"] as const) paths.set(PEOPLE[who] as PersonId, (await chats.install(who)).path);
}, 30_000);
afterAll(() => chats.close());

function chatsAs(clientId: string): BotChats {
  const graph = createGraphConnection({ origin: chats.tenant.origin, getToken: () => chats.botToken(clientId, GRAPH), patience: patienceAtOnce() });
  return createBotChats({ graph, appId: SCHOOL_BOT });
}

let newcomers = 0;
/** A member of staff who does not have the app. */
async function aNewcomer(): Promise<PersonId> {
  newcomers += 1;
  const id = `91000000-0000-4000-8000-00000000000${String(newcomers)}` as PersonId;
  await chats.tenant.admin("PUT", `people/${id}`, {
    displayName: "New of Oakfield", givenName: "New", surname: "Oakfield", userPrincipalName: `new${String(newcomers)}@oakfield.example`, primaryRole: "teacher", schoolIds: [],
  });
  return id;
}

/** Sends a card about a notice to somebody, as the bot does. */
async function sendCard(personId: PersonId, noticeId: NoticeId, expected = 201): Promise<string> {
  const card = cardMessage({ actions: [{ type: "Action.Execute", verb: "show", data: { notice: noticeId } }] });
  const { status, body } = await chats.asBot(`POST ${paths.get(personId) ?? ""}/activities`, card);
  expect(status).toBe(expected);
  return String(body["id"]);
}

describe("install", () => {
  it("gives a person the app, and knows it when they have it", async () => {
    const personId = await aNewcomer();
    expect(await botChats.install(personId)).toBe("installed-now");
    expect(await botChats.install(personId)).toBe("was-installed");
    expect(await botChats.install(TEACHER)).toBe("was-installed");
  });

  it.each(["commit-then-504", "commit-then-reset"])("knows its own install when the answer is lost (%s)", async (kind) => {
    const personId = await aNewcomer();
    await chats.tenant.admin("PUT", "fault", { kind, times: 1, methods: ["POST"], pathIncludes: "/installedApps" });
    expect(await botChats.install(personId)).toBe("was-installed");
  });

  it("says that there is no such person", async () => {
    await expect(botChats.install(NOBODY)).rejects.toThrow(NotFoundError);
  });

  it("says that the tenant does not let us", async () => {
    await expect(chatsAs(PLAIN_APP).install(TEACHER)).rejects.toThrow(NotAllowedError);
  });
});

describe("findNotice", () => {
  it("finds the message that carries a notice in the person's own chat, and no other", async () => {
    await sendCard(COLLEAGUE, NOTICE);
    await sendCard(TEACHER, OTHER_NOTICE);
    expect(await botChats.findNotice(TEACHER, NOTICE)).toBeUndefined();
    const sent = await sendCard(TEACHER, NOTICE);
    await sendCard(TEACHER, OTHER_NOTICE);
    expect(await botChats.findNotice(TEACHER, NOTICE)).toBe(sent);
  });

  it("finds a card whose sending was never answered, under the id by which it can be changed", async () => {
    await chats.tenant.admin("PUT", "fault", { kind: "connector-commit-then-504", times: 1, methods: ["POST"], pathIncludes: "/activities" });
    await sendCard(PUPIL, NOTICE, 504);
    const found = await botChats.findNotice(PUPIL, NOTICE);
    expect((await chats.asBot(`PUT ${paths.get(PUPIL) ?? ""}/activities/${String(found)}`, cardMessage())).status).toBe(200);
  });

  it("looks through three pages, the newest first, and no further", async () => {
    const notice = "f0000000-0000-4000-8000-000000000003" as NoticeId;
    const sent = await sendCard(TEACHER, notice);
    for (let index = 0; index < 149; index += 1) await sendCard(TEACHER, OTHER_NOTICE);
    expect(await botChats.findNotice(TEACHER, notice)).toBe(sent);
    await sendCard(TEACHER, OTHER_NOTICE);
    expect(await botChats.findNotice(TEACHER, notice)).toBeUndefined();
  }, 60_000);

  it("finds nothing for somebody who does not have the app", async () => {
    expect(await botChats.findNotice(await aNewcomer(), NOTICE)).toBeUndefined();
  });

  it("says that there is no such person", async () => {
    await expect(botChats.findNotice(NOBODY, NOTICE)).rejects.toThrow(NotFoundError);
  });
});
