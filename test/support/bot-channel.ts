import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type JWTPayload, SignJWT, exportJWK, generateKeyPair } from "jose";
import type { Channel, ChatAddress } from "../../src/bot/channel";
import type { OutgoingMessage } from "../../src/bot/outgoing-message";
import type { PersonId } from "../../src/domain/ids";

export const BOT = "b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01";
export const TENANT = "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b";
export const SERVICE_URL = "http://localhost/connector/uk";

type Key = Awaited<ReturnType<typeof generateKeyPair>>["privateKey"];

/** What Teams signs its activities with, and where the bot reads the keys. */
export interface TestChannel {
  readonly openIdMetadataUrl: string;
  readonly issuer: string;
  /** A token that the bot believes for `SERVICE_URL`, unless something is changed. */
  token(changes?: JWTPayload, by?: "own key" | "unknown key" | "known id, other key"): Promise<string>;
  close(): Promise<void>;
}

/** Starts a server with the channel's keys on a free port. */
export async function startTestChannel(): Promise<TestChannel> {
  const [own, other] = await Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]);
  const keys = { keys: [{ ...(await exportJWK(own.publicKey)), kid: "channel-1", use: "sig", alg: "RS256" }] };
  const server = createServer((request, response) => {
    response.statusCode = request.url === "/botframework/.well-known/keys" ? 200 : 404;
    response.setHeader("content-type", "application/json").end(JSON.stringify(keys));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://localhost:${String((server.address() as AddressInfo).port)}/botframework`;
  const now = () => Math.floor(Date.now() / 1000);
  const signers: Readonly<Record<string, readonly [kid: string, key: Key]>> = {
    "own key": ["channel-1", own.privateKey], "unknown key": ["channel-2", other.privateKey], "known id, other key": ["channel-1", other.privateKey],
  };
  return {
    openIdMetadataUrl: `${issuer}/.well-known/openidconfiguration`,
    issuer,
    token(changes = {}, by = "own key") {
      const [kid, key] = signers[by] ?? signers["own key"]!;
      return new SignJWT({ iss: issuer, aud: BOT, serviceurl: SERVICE_URL, nbf: now() - 5, exp: now() + 3600, ...changes }).setProtectedHeader({ alg: "RS256", kid }).sign(key);
    },
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

/** Where a person's own chat is. */
export function chatOf(personId: string): string {
  return `a:chat-${personId}`;
}

/** An activity from a person's own chat, as Teams writes it. */
export function anActivity(personId: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: "message", id: "1", timestamp: "2026-12-04T10:00:00.000Z", channelId: "msteams", serviceUrl: SERVICE_URL, locale: "en-GB",
    from: { id: `29:${personId}`, aadObjectId: personId, name: "Somebody" },
    recipient: { id: `28:${BOT}`, name: "Baton" },
    conversation: { id: chatOf(personId), conversationType: "personal", tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    ...changes,
  };
}

/** A press as Teams tells it. */
export function aPress(personId: string, verb: string, handedOver: Record<string, unknown>): Record<string, unknown> {
  return anActivity(personId, { type: "invoke", name: "adaptiveCard/action", replyToId: "message-1", value: { action: { type: "Action.Execute", verb, data: handedOver }, trigger: "manual" } });
}

/** Chats that keep what is written into them. */
export interface ChatsOnPaper extends Channel {
  readonly posted: { readonly chat: ChatAddress; readonly message: OutgoingMessage }[];
  /** Thrown by the next call. */
  failure: Error | undefined;
}

/** Chats in memory, in the place of Teams. */
export function chatsOnPaper(): ChatsOnPaper {
  const posted: ChatsOnPaper["posted"] = [];
  const chats: ChatsOnPaper = {
    posted,
    failure: undefined,
    async post(chat, message) {
      const { failure } = chats;
      chats.failure = undefined;
      if (failure !== undefined) throw failure;
      posted.push({ chat, message });
      return `message-${String(posted.length)}`;
    },
    put: () => Promise.resolve(),
    open: (personId: PersonId) => Promise.resolve({ personId, conversationId: chatOf(personId), serviceUrl: SERVICE_URL }),
  };
  return chats;
}
