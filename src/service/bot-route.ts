import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Bot } from "../bot/create-bot";

/** What answers the channel. */
export interface BotRouteParts {
  readonly bot: Bot;
  /** Brings the clock up to date before an activity is answered. */
  readonly refreshClock: () => Promise<void>;
}

/** Where the channel tells the bot what happens. */
export const BOT_PATH = "/api/messages";

const LARGEST_ACTIVITY_BYTES = 256 * 1024;

/**
 * The address where Teams tells the bot what happens. It stands outside the API's sign-in, because the channel signs in
 * with a token of its own, and no page may call it.
 */
export function addBotRoute(app: Hono, { bot, refreshClock }: BotRouteParts): void {
  app.use(BOT_PATH, async (context, next) => {
    await next();
    context.header("Cache-Control", "no-store");
  });
  const limit = bodyLimit({ maxSize: LARGEST_ACTIVITY_BYTES, onError: (context) => context.json({ error: "too-large" }, 413, { Connection: "close" }) });
  app.post(BOT_PATH, limit, async (context) => {
    const activity = readObject(await context.req.text());
    if (activity === undefined) return context.json({ error: "not-an-activity" }, 400);
    await refreshClock();
    const { status, body, retryAfterSeconds } = await bot.answer({ body: activity, headers: { authorization: context.req.header("authorization") ?? "" } });
    const headers = retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) };
    return body === undefined ? context.body(null, status as ContentfulStatusCode, headers) : context.json(body, status as ContentfulStatusCode, headers);
  });
}

function readObject(text: string): object | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null && !Array.isArray(read) ? read : undefined;
  } catch {
    return undefined;
  }
}
