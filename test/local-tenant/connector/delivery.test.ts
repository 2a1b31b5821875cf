import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { openStoreInMemory } from "../../../src/local-tenant/store/open-store";
import type { Store } from "../../../src/local-tenant/store/store";
import { eventually } from "../../support/eventually";
import { type ChatFixture, PEOPLE, SCHOOL_BOT, startChats, teamsApp } from "./support/chat-fixture";
import { emptyDatabase } from "../../support/empty-database";

const kindsOf = (chats: ChatFixture, conversationId?: string) =>
  chats.bot.heard
    .map(({ activity }) => activity)
    .filter((activity) => conversationId === undefined || String(activity["conversation"]?.["id"]) === conversationId)
    .map((activity) => [activity["type"], activity["action"] ?? activity["text"]].filter((part) => part !== undefined).join(" "));

const countWaiting = async (store: Store) => Number((await store.query("select count(*)::int as n from bot_events"))[0]?.["n"]);

describe("events", () => {
  let chats: ChatFixture;
  beforeAll(async () => {
    chats = await startChats();
  }, 60_000);
  afterAll(() => chats.close());
  beforeEach(() => {
    chats.bot.heard.length = 0;
    chats.bot.answer = { status: 200 };
  });

  it("publish the key of their tokens under both names, and it is not the identity provider's", async () => {
    const read = async (path: string) => (await (await fetch(`${chats.tenant.origin}${path}`)).json()) as Record<string, unknown>;
    const about = await read("/botframework/.well-known/openidconfiguration");
    const keys = (await read("/botframework/.well-known/keys"))["keys"] as { kid: string }[];
    const ofIdentity = (await read("/common/discovery/v2.0/keys"))["keys"] as { kid: string }[];

    const issuer = `${chats.tenant.origin}/botframework`;
    expect(about).toEqual({ issuer, jwks_uri: `${issuer}/.well-known/keys`, id_token_signing_alg_values_supported: ["RS256"] });
    expect(await read("/botframework/.well-known/openid-configuration")).toEqual(about);
    expect(keys.map(({ kid }) => kid)).not.toEqual(ofIdentity.map(({ kid }) => kid));
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });

  it("tell the bot of an install, of who is in the chat, and of a removal, in this order", async () => {
    const { conversationId } = await chats.install("teacher");
    await chats.onPage("teacher", `DELETE /apps/${SCHOOL_BOT}/install`);
    await eventually(() => expect(kindsOf(chats, conversationId)).toEqual(["installationUpdate add", "conversationUpdate", "installationUpdate remove"]));

    expect(chats.bot.heard.map(({ claims }) => claims?.aud)).toEqual([SCHOOL_BOT, SCHOOL_BOT, SCHOOL_BOT]);
    expect(chats.bot.heard[0]?.claims).toMatchObject({ serviceurl: `${chats.tenant.origin}/connector/uk`, nbf: expect.any(Number) });
    expect(chats.bot.heard[1]?.activity).toMatchObject({ membersAdded: [{ id: `28:${SCHOOL_BOT}` }, { id: `29:${PEOPLE.teacher}`, aadObjectId: PEOPLE.teacher }], from: { name: "teacher of Oakfield" } });
    await eventually(async () => expect(await countWaiting(chats.tenant.store)).toBe(0));
  });

  it("wait while the bot is away, keep their order, and are sent once when it is back", async () => {
    await chats.bot.stop();
    const { chatId, conversationId } = await chats.install("colleague");
    await chats.onPage("colleague", `POST /chats/${chatId}/messages`, { text: "Are you there?" });
    await eventually(async () => {
      const [row] = await chats.tenant.store.query<{ attempts: number }>("select attempts from bot_events order by id limit 1");
      expect(row?.attempts).toBeGreaterThan(0);
    });
    expect(await countWaiting(chats.tenant.store)).toBe(3);
    await chats.bot.start();
    await eventually(() => expect(kindsOf(chats, conversationId)).toEqual(["installationUpdate add", "conversationUpdate", "message Are you there?"]));
    await eventually(async () => expect(await countWaiting(chats.tenant.store)).toBe(0));
    expect(chats.bot.heard).toHaveLength(3);
  });

  it("are sent again after a server error, and not after a refusal", async () => {
    chats.bot.answer = { status: 503 };
    const { chatId } = await chats.install("pupil");
    await eventually(() => expect(chats.bot.heard.length).toBeGreaterThan(1));
    expect(new Set(chats.bot.heard.map(({ activity }) => String(activity["id"]))).size).toBe(1);
    chats.bot.answer = { status: 401 };
    await eventually(async () => expect(await countWaiting(chats.tenant.store)).toBe(0));
    const before = chats.bot.heard.length;
    await chats.onPage("pupil", `POST /chats/${chatId}/messages`, { text: "Hello" });
    await eventually(async () => expect(await countWaiting(chats.tenant.store)).toBe(0));

    expect(chats.bot.heard.length).toBe(before + 1);
    expect(chats.bugs.at(-1)).toBe("a bot refused an event of type message with 401");
  });

  it("are given up after ten attempts, and the log says so without a name or a word of the chat", async () => {
    const [row] = await chats.tenant.store.query<{ id: string }>("select id from chats limit 1");
    await chats.bot.stop();
    await chats.tenant.store.query("insert into bot_events (bot_id, chat_id, activity, attempts, due_at) values ($1, $2, '{\"type\":\"message\",\"text\":\"secret\"}', 9, 0)", [SCHOOL_BOT, row?.id]);
    await chats.onPage("pupil", `DELETE /apps/${SCHOOL_BOT}/install`);
    await eventually(() => expect(chats.bugs).toContain("a bot did not take an event of type message in 10 attempts"));
    await chats.bot.start();
    await eventually(async () => expect(await countWaiting(chats.tenant.store)).toBe(0));

    expect(chats.bugs.join("\n")).not.toContain("secret");
  });

  it("do not make people wait: a hanging bot holds up only its own chat's events", async () => {
    chats.bot.answer = { status: undefined };
    const { chatId } = await chats.install("pupil");
    const { status } = await chats.onPage("pupil", `POST /chats/${chatId}/messages`, { text: "Still here" });

    expect(status).toBe(201);
  });

  it("meet no bug in all of this", () => {
    expect(chats.bugs.filter((line) => line.startsWith("bug"))).toEqual([]);
  });
});

describe("events of a tenant that was stopped", () => {
  it("are sent after the next start, with the address where it listens now", async () => {
    const store = await openStoreInMemory(emptyDatabase());
    const first = await startChats();
    await first.bot.stop();
    const waiting = await first.install("teacher");
    const rows = await first.tenant.store.query("select * from bot_events");
    expect(rows.length).toBe(2);
    await copyTenant(first.tenant.store, store);
    const firstOrigin = first.tenant.origin;
    await first.tenant.close();

    const second = await startChats({ store });
    await second.tenant.admin("PUT", `teams-apps/${SCHOOL_BOT}`, teamsApp(SCHOOL_BOT, second.bot.messagesUrl));
    await eventually(() => expect(kindsOf(second, waiting.conversationId)).toEqual(["installationUpdate add", "conversationUpdate"]));
    expect(second.tenant.origin).not.toBe(firstOrigin);
    expect(String(second.bot.heard[0]?.activity["serviceUrl"])).toBe(`${second.tenant.origin}/connector/uk`);
    expect(second.bot.heard[0]?.claims).toMatchObject({ iss: `${second.tenant.origin}/botframework` });
    await second.close();
    await store.close();
  }, 60_000);
});

/** What a restart finds again on disk. */
async function copyTenant(from: Store, to: Store): Promise<void> {
  for (const table of ["people", "applications", "teams_apps", "app_installs", "chats", "bot_events"]) {
    for (const row of await from.query(`select to_jsonb(t) as row from ${table} t`)) {
      await to.query(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1::jsonb)`, [JSON.stringify(row["row"])]);
    }
  }
}
