import { createServer, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { createAdmin } from "./admin/create-admin";
import { createFaultControl } from "./admin/fault-control";
import { type BotPatience, type RunningConnector, startConnector } from "./connector/start-connector";
import { type CallNotes, createCallNotes } from "./graph/call-notes";
import { createBeta } from "./graph/create-beta";
import type { Witness } from "./graph/exchange";
import { createGraph } from "./graph/create-graph";
import { createDriveDoors } from "./graph/drives/create-drive-doors";
import { createAuthorizationCodes } from "./identity/authorization-codes";
import { indexColumns } from "./graph/lists/columns";
import type { Clock } from "./identity/clock";
import { createNotificationDelivery, type NotificationDelivery } from "./graph/subscriptions/notification-delivery";
import { createIdentity } from "./identity/create-identity";
import { createTokenMint } from "./identity/mint-tokens";
import { registerOwnApplications, SHAREPOINT_PAGE_CLIENT_ID, TEAMS_PAGE_CLIENT_ID, WORD_PAGE_CLIENT_ID } from "./identity/own-applications";
import { createReadCaller } from "./identity/read-caller";
import { loadSigningKey } from "./identity/signing-key";
import { issuerOf, TENANT_ID } from "./identity/tenant-address";
import { createPageFiles } from "./page-files";
import { createAddinProxy } from "./proxy";
import { createPrivilegeRecord } from "./privileges/privilege-record";
import type { Store } from "./store/store";
import { createWeather } from "./weather/weather";
import { weatherOverTokens } from "./weather/weather-over-tokens";
import { createWordDocuments } from "./word-documents/create-word-documents";

/** What a local tenant is made of. */
export interface TenantParts {
  readonly store: Store;
  /** 0 takes any free port. */
  readonly port: number;
  readonly pagesFolder?: string;
  /** Origin of the add-in whose static files appear under `/addin`; without it there is no such address. */
  readonly addinOrigin?: string;
  /** Receives one line for each bug that a request met. */
  readonly log: (line: string) => void;
  /** Life of access tokens; an hour unless a test wants to see them expire. */
  readonly accessTokenSeconds?: number;
  /** Real time unless a test stops it. */
  readonly clock?: Clock;
  /** How patient chats are with a bot that does not answer; as in Teams unless a test is in a hurry. */
  readonly botPatience?: BotPatience;
  /** Key and certificate (PEM) for clients that insist on https; http without. */
  readonly https?: { readonly key: string; readonly certificate: string };
  /** Hears of every Graph request and its answer; for tests. */
  readonly witness?: Witness;
}

/** A tenant that listens. */
export interface RunningTenant {
  readonly origin: string;
  /** Stops listening and ends open connections; the store stays open. */
  close(): Promise<void>;
}

/** The port is in use by another program. */
export class PortTakenError extends Error {
  override readonly name = "PortTakenError";
  constructor(readonly port: number) {
    super(`Port ${port} is in use by another program. Stop that program, or set another port.`);
  }
}

const HOST = "127.0.0.1";
const ACCESS_TOKEN_SECONDS = 3600;
const LOOPBACK_NAME = /^(localhost|127\.0\.0\.1|[a-z0-9-]+\.localhost)$/;

/**
 * Starts the local tenant on this computer's loopback address.
 *
 * @throws {PortTakenError} when another program listens there.
 */
export async function startTenant(parts: TenantParts): Promise<RunningTenant> {
  const server = parts.https === undefined ? createServer() : createSecureServer({ key: parts.https.key, cert: parts.https.certificate });
  // Longer than clients keep a connection that lies idle: one that is closed just as it is used again looks like a lost write.
  server.keepAliveTimeout = 75_000;
  // Addresses, issuer and redirect addresses carry the port, so the app is made after the port is known; a client
  // that was waiting for the port is answered as soon as it is ready.
  const answering = listen(server, parts.port).then(async (port) => {
    const origin = `${parts.https === undefined ? "http" : "https"}://localhost:${port}`;
    const { app, ...running } = await createApp(parts, origin);
    return { origin, ...running, answer: getRequestListener(app.fetch, { overrideGlobalObjects: false }) };
  });
  server.on("request", (incoming, outgoing) => void answering.then(({ answer }) => answer(incoming, outgoing)));
  const { origin, connector, notifications, calls } = await answering;
  return {
    origin,
    async close() {
      await closeServer(server);
      await connector.close();
      await notifications.close();
      await calls.flush();
    },
  };
}

async function createApp(parts: TenantParts, origin: string): Promise<{ readonly app: Hono; readonly connector: RunningConnector; readonly notifications: NotificationDelivery; readonly calls: CallNotes }> {
  const { store, log } = parts;
  const clock = parts.clock ?? Date.now;
  const issuer = issuerOf(origin);
  const key = await loadSigningKey(store);
  await registerOwnApplications(store, origin);
  await indexColumns(store);
  const faults = createFaultControl();
  const weather = createWeather(new Set([TEAMS_PAGE_CLIENT_ID, SHAREPOINT_PAGE_CLIENT_ID, WORD_PAGE_CLIENT_ID]), clock);
  const privileges = createPrivilegeRecord();
  const calls = createCallNotes(store, log);
  const mint = createTokenMint({ key, issuer, accessTokenSeconds: parts.accessTokenSeconds ?? ACCESS_TOKEN_SECONDS, clock });

  const patience = parts.botPatience === undefined ? {} : { patience: parts.botPatience };
  const connector = await startConnector({ store, origin, key, issuer, clock, faults, weather, log, ...patience });

  const notifications = createNotificationDelivery({ store, clock, tenantId: TENANT_ID, weather, log });
  const app = new Hono();
  app.onError((error, context) => {
    log(describeBug(`${context.req.method} /${context.req.path.split("/")[1] ?? ""}`, error));
    return context.json({ error: "The local tenant met a bug; its log says more." }, 500);
  });
  app.use("*", async (context, next) => {
    // A page of another site may point its own name at this computer: such a name is refused.
    if (!LOOPBACK_NAME.test(new URL(context.req.url).hostname)) return context.text("This tenant answers to the name localhost only.", 421);
    await next();
    context.header("X-Content-Type-Options", "nosniff");
    // Whatever writes, by whichever door, may have changed what somebody subscribed to.
    if (context.req.method !== "GET") notifications.wake();
    return undefined;
  });
  app.use("/v1.0/*", async (context, next) => {
    await next();
    // A Graph write may have given a person an app, which its bot is to hear of.
    if (context.req.method !== "GET") connector.wake();
  });
  app.route("/beta", createBeta());
  app.route("/v1.0", createGraph({ store, calls, readCaller: createReadCaller({ key, issuer, clock }), faults, weather, privileges, witness: parts.witness, tenantId: TENANT_ID }));
  app.route("/", createDriveDoors({ store, tenantId: TENANT_ID }));
  app.route("/word/api", createWordDocuments({ store, readCaller: createReadCaller({ key, issuer, clock }), clock }));
  app.route("/admin/api", createAdmin({ store, calls, faults, weather, privileges, clock }));
  app.route("/", connector.app);
  app.use("/:tenant/oauth2/v2.0/token", weatherOverTokens(weather));
  app.route("/", createIdentity({ store, origin, issuer, key, codes: createAuthorizationCodes(clock), mint, clock }));
  if (parts.addinOrigin !== undefined) app.route("/", createAddinProxy(parts.addinOrigin));
  app.route("/", createPageFiles(parts));
  return { app, connector, notifications, calls };
}

// Messages and whole addresses may carry names or text about a child: the log says which error it was, and where.
function describeBug(request: string, error: Error): string {
  const code = "code" in error ? ` ${String(error.code)}` : "";
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [`bug in ${request}: ${error.name}${code}`, ...frames].join("\n");
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: Error & { readonly code?: string }) => reject(error.code === "EADDRINUSE" ? new PortTakenError(port) : error));
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
