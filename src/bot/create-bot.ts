import { type InvokeResponse, PUBLIC, withOverrides } from "@microsoft/teams.api";
import { App, type HttpRouteHandler } from "@microsoft/teams.apps";
import { AppError } from "../application/errors";
import { type ActivityParts, forget, greet, reply } from "./answer-activity";
import { answerPress } from "./answer-press";
import { type IncomingActivity, readActivity } from "./incoming-activity";
import { createSilentLogger } from "./silent-logger";

/** What the bot is made of. */
export interface BotParts extends ActivityParts {
  /** Client id of the bot, which is that of the Teams app. */
  readonly botId: string;
  readonly tenantId: string;
  /** Address of the channel's OpenID document; it ends in `/openidconfiguration`, and the keys lie beside it. */
  readonly openIdMetadataUrl: string;
  /** `iss` of the channel's tokens. */
  readonly issuer: string;
  /** Receives what must not happen. */
  readonly reportBug: (error: unknown) => void;
}

/** A request to the bot, its body read as JSON. */
export interface BotRequest {
  readonly body: unknown;
  readonly headers: Record<string, string>;
}

/** The bot's answer. */
export interface BotAnswer {
  readonly status: number;
  readonly body?: unknown;
  /** Seconds after which the channel may tell the same again. */
  readonly retryAfterSeconds?: number;
}

const RETRY_LATER_SECONDS = 5;

/** Takes what the channel tells. */
export interface Bot {
  answer(request: BotRequest): Promise<BotAnswer>;
}

/**
 * Makes the bot. It believes an activity only with the channel's signature on it, for this bot and for the address that the
 * activity names, and only one of this tenant; everything else is turned away with 401, 403 or 400.
 *
 * Source: Bot Connector authentication, "Authenticate requests from the Bot Connector service to your bot".
 */
export async function createBot(parts: BotParts): Promise<Bot> {
  const routes: HttpRouteHandler[] = [];
  const app = new App({
    clientId: parts.botId,
    tenantId: parts.tenantId,
    // Answers go by our own channel: the library needs no token, and must not look for a secret of its own.
    token: () => Promise.reject(new Error("The library of the bot asked for a token")),
    cloud: withOverrides(PUBLIC, { openIdMetadataUrl: parts.openIdMetadataUrl, tokenIssuer: parts.issuer }),
    dangerouslyAllowUnauthenticatedRequests: false,
    logger: createSilentLogger(),
    httpServerAdapter: { registerRoute: (_method, _path, handler) => void routes.push(handler) },
  });
  // Called for requests that have passed the library's check of who sent them, and for no other.
  app.server.onRequest = async ({ body }) => await take(body, parts);
  await app.initialize();
  const [route] = routes;
  if (route === undefined) throw new Error("The library of the bot registered no route");
  return {
    async answer(request) {
      const { status, body } = await route(request);
      return { status, ...(body === undefined ? {} : { body }), ...(status === 503 ? { retryAfterSeconds: RETRY_LATER_SECONDS } : {}) };
    },
  };
}

/** An expected failure is answered so that the channel tells the event again; anything else is a bug. */
async function take(body: unknown, parts: BotParts): Promise<InvokeResponse> {
  const activity = readActivity(body, parts);
  if (activity === "other-tenant") return { status: 403 };
  if (activity === "misshapen") return { status: 400 };
  try {
    return await handle(activity, parts);
  } catch (error) {
    if (error instanceof AppError) return { status: 503 };
    parts.reportBug(error);
    return { status: 500 };
  }
}

async function handle(activity: IncomingActivity, parts: BotParts): Promise<InvokeResponse> {
  switch (activity.type) {
    case "installationUpdate":
      await (activity.action === "remove" ? forget(activity, parts) : greet(activity, parts));
      return { status: 200 };
    case "conversationUpdate":
      if (activity.wasBotAdded) await greet(activity, parts);
      return { status: 200 };
    case "message":
      await reply(activity, parts);
      return { status: 200 };
    case "invoke":
      return activity.name === "adaptiveCard/action" ? { status: 200, body: await answerPress(activity, parts.services) } : { status: 501 };
    default:
      return { status: 200 };
  }
}
