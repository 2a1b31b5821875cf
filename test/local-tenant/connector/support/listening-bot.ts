import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from "jose";

/** Anything in an activity, read by name. */
export interface Json {
  readonly [name: string]: Json;
}

/** An activity that the bot was brought, and the token that came with it. */
export interface Heard {
  readonly activity: Json;
  /** Claims of the checked token; absent when the check failed. */
  readonly claims: JWTPayload | undefined;
}

/** A bot that listens: it checks tokens as a bot must, and answers what it was told to. */
export interface ListeningBot {
  readonly messagesUrl: string;
  readonly heard: Heard[];
  /** What the bot answers: status, and body for an invoke. `undefined` as status: it never answers. */
  answer: { readonly status: number | undefined; readonly body?: unknown };
  stop(): Promise<void>;
  /** Listens again at the same address. */
  start(): Promise<void>;
}

/** Starts a bot on a free port. `openIdAddress` is asked for the keys at each activity. */
export async function startBot(botId: string, openIdAddress: () => string): Promise<ListeningBot> {
  const heard: Heard[] = [];
  let server: Server = createServer();
  let port = 0;
  const bot: ListeningBot = {
    get messagesUrl() {
      return `http://localhost:${String(port)}/api/messages`;
    },
    heard,
    answer: { status: 200 },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    async start() {
      server = createServer((request, response) => {
        const parts: Buffer[] = [];
        request.on("data", (part: Buffer) => parts.push(part));
        request.on("end", () => {
          void (async () => {
            const claims = await checkToken(request.headers.authorization, { botId, openIdAddress: openIdAddress() });
            heard.push({ activity: JSON.parse(Buffer.concat(parts).toString()) as Json, claims });
            const { status, body } = bot.answer;
            if (status === undefined) return;
            response.writeHead(status, { "content-type": "application/json" }).end(typeof body === "string" ? body : JSON.stringify(body ?? {}));
          })();
        });
      });
      await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
      ({ port } = server.address() as AddressInfo);
    },
  };
  await bot.start();
  return bot;
}

async function checkToken(authorization: string | undefined, { botId, openIdAddress }: { readonly botId: string; readonly openIdAddress: string }): Promise<JWTPayload | undefined> {
  try {
    const about = (await (await fetch(openIdAddress)).json()) as { readonly issuer: string; readonly jwks_uri: string; readonly id_token_signing_alg_values_supported: string[] };
    const expected = { issuer: about.issuer, audience: botId, algorithms: about.id_token_signing_alg_values_supported, requiredClaims: ["exp", "nbf", "serviceurl"] };
    return (await jwtVerify(authorization?.replace("Bearer ", "") ?? "", createRemoteJWKSet(new URL(about.jwks_uri)), expected)).payload;
  } catch {
    return undefined;
  }
}
