import type { TenantParts } from "../../../../src/local-tenant/server";
import type { Store } from "../../../../src/local-tenant/store/store";
import { checkAgainstOracle } from "../../../support/graph-oracle";
import { type LocalTenant, startLocalTenant } from "../../../support/local-tenant";
import { type Json, type ListeningBot, startBot } from "./listening-bot";

export const SCHOOL_BOT = "b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01";
export const OTHER_BOT = "0000aaaa-7a1e-4f0e-9a5b-0d4c6a2e1f01";
/** Registered, but no bot. */
export const PLAIN_APP = "0000bbbb-7a1e-4f0e-9a5b-0d4c6a2e1f01";
export const CARD_TYPE = "application/vnd.microsoft.card.adaptive";
/** The resource that bots ask tokens for. */
export const CONNECTOR = "https://api.botframework.com";
const TEAMS_PAGE = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346";
const SECRET = "a-secret";

/** Two teachers and a pupil. */
export const PEOPLE = {
  teacher: "30000000-0000-4000-8000-000000000003",
  colleague: "40000000-0000-4000-8000-000000000004",
  pupil: "60000000-0000-4000-8000-000000000006",
} as const;
export type Who = keyof typeof PEOPLE;

export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
}

/** A tenant with an app whose bot listens, another app with another bot, and people who have neither yet. */
export interface ChatFixture {
  readonly tenant: LocalTenant;
  readonly bot: ListeningBot;
  readonly bugs: string[];
  /** A token of an app for the connector, or for another resource. */
  botToken(appId?: string, resource?: string): Promise<string>;
  /** Sends a request such as `POST /connector/uk/v3/conversations` as the bot, or with another token. */
  asBot(request: string, body?: unknown, token?: string | null): Promise<Answer>;
  /** Sends a request such as `GET /chats` to the chat service as somebody before the Teams page. */
  onPage(who: Who, request: string, body?: unknown): Promise<Answer>;
  /** Sends a Graph request as the app; the answer is compared with Microsoft's description of Graph. */
  asApp(request: string, body?: unknown, appId?: string): Promise<Answer>;
  /** Installs the app and tells what the bot was then told. */
  install(who: Who): Promise<Conversation>;
  close(): Promise<void>;
}

/** A person's chat with the bot, by both of its names. */
export interface Conversation {
  readonly chatId: string;
  readonly conversationId: string;
  /** Address of the conversation at the connector, without the origin. */
  readonly path: string;
}

/** Starts the fixture; with a store that was used before it goes on from there. */
export async function startChats(parts: Partial<TenantParts> & { readonly store?: Store } = {}): Promise<ChatFixture> {
  const bugs: string[] = [];
  const botPatience = { firstWaitMilliseconds: 20, answerMilliseconds: 300 };
  const tenant = await startLocalTenant({ botPatience, bugs, ...parts });
  const bot = await startBot(SCHOOL_BOT, () => `${tenant.origin}/botframework/.well-known/openidconfiguration`);
  if (parts.store === undefined) await fillTenant(tenant, bot);
  const tokens = new Map<string, string>();
  const remember = async (name: string, ask: () => Promise<string>): Promise<string> => {
    const token = tokens.get(name) ?? (await ask());
    tokens.set(name, token);
    return token;
  };
  const botToken = (appId = SCHOOL_BOT, resource = CONNECTOR) => remember(`${appId} ${resource}`, () => tenant.appToken({ appId, secret: SECRET, resource }));
  const fixture: ChatFixture = {
    tenant,
    bot,
    bugs,
    botToken,
    async asBot(request, body, token) {
      return await send(tenant.origin, request, { body, token: token === undefined ? await botToken() : token });
    },
    async onPage(who, request, body) {
      const token = await remember(who, () => tenant.personToken(PEOPLE[who], TEAMS_PAGE, ["https://graph.microsoft.com/User.Read"]));
      return await send(`${tenant.origin}/teams/api`, request, { body, token });
    },
    async asApp(request, body, appId) {
      const answer = await send(`${tenant.origin}/v1.0`, request, { body, token: await botToken(appId, "https://graph.microsoft.com") });
      const [method = "", path = ""] = request.split(/[ ?]/);
      const findings = answer.status === 501 ? [] : checkAgainstOracle({ method, path: path.replace(/^http:\/\/[^/]+\/v1\.0/, ""), status: answer.status, body: answer.body });
      if (findings.length > 0) throw new Error(`${request} differs from Microsoft Graph:\n${findings.join("\n")}`);
      return answer;
    },
    async install(who) {
      const { body } = await fixture.onPage(who, `POST /apps/${SCHOOL_BOT}/install`);
      return await readConversation(tenant, String(body["chatId"]));
    },
    async close() {
      await tenant.close();
      await bot.stop();
    },
  };
  return fixture;
}

async function readConversation(tenant: LocalTenant, chatId: string): Promise<Conversation> {
  const [row] = await tenant.store.query<{ connector_id: string; person_id: string }>("select connector_id, person_id from chats where id = $1", [chatId]);
  const conversationId = row?.connector_id ?? "";
  return { chatId, conversationId, path: `/connector/${regionOf(row?.person_id ?? "")}/v3/conversations/${conversationId}` };
}

/** The regions of the example people, written down: a person's region must never change. */
function regionOf(personId: string): string {
  return { [PEOPLE.teacher]: "uk", [PEOPLE.colleague]: "emea", [PEOPLE.pupil]: "emea" }[personId] ?? "";
}

async function send(origin: string, request: string, { body, token }: { readonly body: unknown; readonly token: string | null }): Promise<Answer> {
  const [method = "GET", address = ""] = request.split(/ (.*)/s);
  const answer = await fetch(address.startsWith("http") ? address : `${origin}${address}`, {
    method,
    headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: (text === "" ? {} : JSON.parse(text)) as Json };
}

async function fillTenant(tenant: LocalTenant, bot: ListeningBot): Promise<void> {
  for (const [name, id] of Object.entries(PEOPLE)) {
    await tenant.admin("PUT", `people/${id}`, {
      displayName: `${name} of Oakfield`, givenName: name, surname: "Oakfield", userPrincipalName: `${name}@oakfield.example`, primaryRole: name === "pupil" ? "student" : "teacher", schoolIds: [],
    });
  }
  const roles = ["TeamsAppInstallation.ReadWriteSelfForUser.All", "Chat.Read.WhereInstalled"];
  for (const [appId, granted] of [[SCHOOL_BOT, roles], [OTHER_BOT, roles], [PLAIN_APP, []]] as const) {
    await tenant.admin("PUT", `applications/${appId}`, { displayName: "School app", secret: SECRET, applicationRoles: { "https://graph.microsoft.com": granted }, delegatedScopes: {} });
  }
  await tenant.admin("PUT", `teams-apps/${SCHOOL_BOT}`, teamsApp(SCHOOL_BOT, bot.messagesUrl));
  await tenant.admin("PUT", `teams-apps/${OTHER_BOT}`, teamsApp(OTHER_BOT, "http://localhost:9/api/messages"));
}

/** The manifest of an app with a bot. */
export function teamsApp(appId: string, messagesUrl: string): object {
  const tab = { entityId: "home", name: "Home", contentUrl: "http://localhost:4399/tab" };
  return {
    name: "School app", accentColor: "#4f52b2", iconUrl: "http://localhost:4399/icon.png", clientId: appId, validOrigins: ["http://localhost:4399"], personalTab: tab, classTab: tab,
    bot: { botId: appId, name: "School bot", messagesUrl },
  };
}

/** A message that is one card. */
export function cardMessage(card: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { type: "message", attachments: [{ contentType: CARD_TYPE, content: { type: "AdaptiveCard", version: "1.5", body: [], ...card } }] };
}
