import { type Context, Hono } from "hono";
import { setTimeout as wait } from "node:timers/promises";
import type { ConnectorFault, ConnectorFaultSwitch } from "../admin/fault";
import type { ReadCaller } from "../identity/caller";
import type { Clock } from "../identity/clock";
import { findSignInPerson } from "../identity/person";
import type { Store } from "../store/store";
import type { Mishap, Weather } from "../weather/weather";
import { readBotActivity } from "./bot-activity";
import type { Chat } from "./chat";
import { type ChatActivity, findActivity, replaceActivity, tellActivity, withdrawActivity } from "./chat-activity";
import { badSyntax, ConnectorFailure, failureBody, notFound, unsupported } from "./connector-failure";
import { type CallingBot, readCallingBot, requireConversation } from "./conversation-access";
import { describeMember, readPersonAddress } from "./conversation-member";
import { readJsonBody } from "./json-body";
import { openConversation } from "./open-conversation";
import { REGIONS } from "./region";

/** What the connector stands on. */
export interface ConnectorParts {
  readonly store: Store;
  readonly origin: string;
  /** The check of tokens for the connector's resource. */
  readonly readCaller: ReadCaller;
  readonly clock: Clock;
  readonly faults: ConnectorFaultSwitch;
  /** Fair when absent. */
  readonly weather?: Pick<Weather, "strike"> | undefined;
}

interface ConnectorTypes {
  Variables: { caller: CallingBot };
  /** What the Node adapter hands over; absent when the app is called without a server. */
  Bindings: { readonly incoming?: { readonly socket: { destroy(): void } } };
}
type ConnectorContext = Context<ConnectorTypes>;

/**
 * The addresses by which bots write into chats, to be mounted at `/connector`.
 * Source: Bot Framework docs, "Bot Connector API reference".
 */
export function createConnector(parts: ConnectorParts): Hono<ConnectorTypes> {
  const app = new Hono<ConnectorTypes>();
  app.onError((error, context) => {
    if (error instanceof ConnectorFailure) return context.json(failureBody(error), error.status);
    throw error;
  });
  app.use("*", async (context, next) => {
    context.set("caller", await readCallingBot(parts.store, parts.readCaller, context.req.header("authorization")));
    await next();
  });
  app.use("/:region/*", async (context, next) => {
    if (!REGIONS.some((region) => region === context.req.param("region"))) throw notFound("Region");
    const paging = /\/pagedmembers$/i.test(context.req.path) ? ["pageSize"] : [];
    const unknown = Object.keys(context.req.query()).find((name) => !paging.includes(name));
    if (unknown !== undefined) throw unsupported(`The option ${unknown}`);
    await next();
  });
  addMembers(app, parts);
  addActivities(app, parts);
  app.post("/:region/v3/conversations", async (context) => {
    const body = await readJsonBody(context.req);
    return context.json(await openConversation(parts, context.get("caller"), body), 201);
  });
  app.all("*", () => {
    throw unsupported("This address");
  });
  return app;
}

function addMembers(app: Hono<ConnectorTypes>, parts: ConnectorParts): void {
  const AT = "/:region/v3/conversations/:conversationId";
  const listMembers = async (context: ConnectorContext) => {
    const chat = await requireNamed(parts.store, context);
    const person = await findSignInPerson(parts.store, chat.person_id);
    return person === undefined ? [] : [describeMember(person)];
  };
  app.get(`${AT}/members`, async (context) => context.json(await listMembers(context)));
  app.get(`${AT}/:paged{pagedmembers|pagedMembers}`, async (context) => context.json({ members: await listMembers(context) }));
  app.get(`${AT}/members/:memberId`, async (context) => {
    const wanted = readPersonAddress(context.req.param("memberId"));
    const member = (await listMembers(context)).find(({ objectId }) => objectId === wanted);
    if (member === undefined) throw notFound("Member");
    return context.json(member);
  });
}

function addActivities(app: Hono<ConnectorTypes>, parts: ConnectorParts): void {
  const AT = "/:region/v3/conversations/:conversationId/activities";
  const { clock } = parts;
  const instant = () => new Date(clock()).toISOString();
  const say = (context: ConnectorContext) =>
    write(parts, context, async ({ transaction, chat, body }) => {
      const { bot } = context.get("caller");
      const activity = readBotActivity(body, bot);
      if (activity.kind === "typing") return context.json({ id: String(clock()) }, 201);
      const replyToId = context.req.param("activityId");
      const message = replyToId === undefined ? activity.message : { ...activity.message, replyToId };
      const id = await tellActivity(transaction, { chatId: chat.id, from: { kind: "bot", id: bot.botId }, botId: bot.botId, activity: message }, clock);
      return context.json({ id }, 201);
    });
  app.post(AT, say);
  app.post(`${AT}/:activityId`, say);
  app.put(`${AT}/:activityId`, (context) =>
    write(parts, context, async ({ transaction, chat, body }) => {
      const activity = readBotActivity(body, context.get("caller").bot);
      if (activity.kind === "typing") throw badSyntax("Only a message can take the place of a message.");
      const said = await requireOwn(transaction, chat, context.req.param("activityId"));
      await replaceActivity(transaction, said, { activity: activity.message, now: instant() });
      return context.json({ id: said.id });
    }),
  );
  app.delete(`${AT}/:activityId`, (context) =>
    write(parts, context, async ({ transaction, chat }) => {
      await withdrawActivity(transaction, await requireOwn(transaction, chat, context.req.param("activityId")), instant());
      return context.body(null, 200);
    }),
  );
}

interface Writing {
  readonly transaction: Store;
  readonly chat: Chat;
  readonly body: unknown;
}

/** Carries a write out in one transaction, unless a fault comes first; a fault that comes after loses only the answer. */
async function write(parts: ConnectorParts, context: ConnectorContext, work: (writing: Writing) => Promise<Response>): Promise<Response> {
  const { method, path } = context.req;
  const mishap = parts.weather?.strike({ method, path, appId: context.get("caller").bot.botId, spared: ["410"] }) ?? { delayMs: 0 };
  if (mishap.delayMs > 0) await wait(mishap.delayMs);
  if (mishap.before !== undefined) return troubled(context, mishap.before);
  if (parts.faults.takeBefore(method, path)) throw new ConnectorFailure(503, "ServiceUnavailable", "The service is not available.");
  // Read before the transaction begins, which keeps every other request waiting.
  const body = await readJsonBody(context.req);
  const answer = await parts.store.transaction(async (transaction) => await work({ transaction, chat: await requireNamed(transaction, context), body }));
  return loseAnswer(context, { fault: parts.faults.takeAfter(method, path), mishap, answer });
}

function loseAnswer(context: ConnectorContext, { fault, mishap, answer }: { readonly fault: ConnectorFault; readonly mishap: Mishap; readonly answer: Response }): Response {
  if (fault === "none" && mishap.after === undefined) return answer;
  if (fault === "connector-commit-then-reset" || mishap.after === "commit-then-reset") context.env.incoming?.socket.destroy();
  throw new ConnectorFailure(504, "GatewayTimeout", "The server did not answer in time.");
}

const TROUBLES = { "401": "Unauthorized", "410": "ServiceError", "412": "PreconditionFailed", "429": "TooManyRequests", "500": "ServiceError", "502": "BadGateway", "503": "ServiceUnavailable", "504": "GatewayTimeout" } as const;

/** The service's own trouble, of which a bot is told before anything has been carried out. */
function troubled(context: ConnectorContext, { kind, retryAfterSeconds }: NonNullable<Mishap["before"]>): Response {
  if (kind === "reset") context.env.incoming?.socket.destroy();
  const [status, code] = kind === "reset" ? [504, TROUBLES["504"]] as const : [Number(kind) as 401 | 412 | 429 | 500 | 502 | 503 | 504, TROUBLES[kind]] as const;
  const headers = retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) };
  return context.json({ error: { code, message: "The service is in trouble; try again later." } }, status, headers);
}

async function requireNamed(store: Store, context: ConnectorContext): Promise<Chat> {
  return await requireConversation(store, context.get("caller"), { id: context.req.param("conversationId") ?? "", region: context.req.param("region") ?? "" });
}

async function requireOwn(transaction: Store, chat: Chat, activityId: string): Promise<ChatActivity> {
  const said = await findActivity(transaction, chat.id, activityId);
  if (said === undefined) throw notFound("Activity");
  if (said.from_kind !== "bot") throw new ConnectorFailure(403, "Forbidden", "A bot changes only what it said itself.");
  return said;
}
