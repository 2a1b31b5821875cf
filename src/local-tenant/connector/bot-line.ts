import { SignJWT } from "jose";
import type { Bot } from "../admin/teams-apps";
import { type Clock, secondsOf } from "../identity/clock";
import type { SigningKey } from "../identity/signing-key";
import type { Activity } from "./chat-activity";
import { serviceUrlOf } from "./region";

/** An activity on its way to a bot. */
export interface BotPost {
  readonly bot: Bot;
  readonly activity: Activity;
  /** Whose region the bot is to answer to. */
  readonly personId: string;
  readonly signal: AbortSignal;
}

/** The way to the bots. */
export interface BotLine {
  /** @throws {Error} when nobody answers there, or the signal ends the waiting. */
  post(post: BotPost): Promise<Response>;
}

/** Names who signs what bots receive. */
export function connectorIssuerOf(origin: string): string {
  return `${origin}/botframework`;
}

const TOKEN_SECONDS = 3600;

/**
 * Makes the way to the bots: each activity carries a token by which the bot knows that Teams sent it.
 * Source: Bot Framework docs, "Authentication with the Bot Connector API", connector to bot.
 */
export function createBotLine({ origin, key, clock }: { readonly origin: string; readonly key: SigningKey; readonly clock: Clock }): BotLine {
  const sign = (bot: Bot, serviceUrl: string): Promise<string> => {
    const now = secondsOf(clock);
    return new SignJWT({ iss: connectorIssuerOf(origin), aud: bot.botId, serviceurl: serviceUrl, nbf: now, exp: now + TOKEN_SECONDS })
      .setProtectedHeader({ alg: "RS256", kid: key.keyId, typ: "JWT" })
      .sign(key.privateKey);
  };
  return {
    async post({ bot, activity, personId, signal }) {
      const serviceUrl = serviceUrlOf(origin, personId);
      const headers = { authorization: `Bearer ${await sign(bot, serviceUrl)}`, "content-type": "application/json; charset=utf-8" };
      return await fetch(bot.messagesUrl, { method: "POST", headers, body: JSON.stringify({ ...activity, serviceUrl }), signal, redirect: "error" });
    },
  };
}
