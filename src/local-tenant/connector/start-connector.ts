import { Hono } from "hono";
import type { ConnectorFaultSwitch } from "../admin/fault";
import type { Clock } from "../identity/clock";
import { createReadCaller } from "../identity/read-caller";
import { loadSigningKey, type SigningKey } from "../identity/signing-key";
import { CONNECTOR_RESOURCE } from "../identity/tenant-address";
import type { Store } from "../store/store";
import type { Weather } from "../weather/weather";
import { connectorIssuerOf, createBotLine } from "./bot-line";
import { createConnector } from "./create-connector";
import { createEventDelivery } from "./event-delivery";
import { createChatService } from "./page/create-chat-service";

/** How patient the connector is with a bot. */
export interface BotPatience {
  /** Wait after the first failure to bring an event; it doubles with each further one. */
  readonly firstWaitMilliseconds: number;
  /** How long a press waits for its answer. */
  readonly answerMilliseconds: number;
}

/** What chats with bots stand on. */
export interface ChatParts {
  readonly store: Store;
  readonly origin: string;
  /** The identity provider's key and issuer: bots and the Teams page show its tokens. */
  readonly key: SigningKey;
  readonly issuer: string;
  readonly clock: Clock;
  readonly faults: ConnectorFaultSwitch;
  /** Fair when absent. */
  readonly weather?: Pick<Weather, "strike"> | undefined;
  readonly log: (line: string) => void;
  readonly patience?: BotPatience;
}

/** Chats with bots while the tenant runs. */
export interface RunningConnector {
  /** `/botframework`, `/connector` and `/teams/api`. */
  readonly app: Hono;
  /** Looks for events that bots have not been brought yet. */
  wake(): void;
  close(): Promise<void>;
}

const USUAL_PATIENCE: BotPatience = { firstWaitMilliseconds: 1000, answerMilliseconds: 10_000 };

/** Starts chats with bots, and brings bots what an earlier run left. */
export async function startConnector(parts: ChatParts): Promise<RunningConnector> {
  const { store, origin, key, issuer, clock, faults, weather, log } = parts;
  const { firstWaitMilliseconds, answerMilliseconds } = parts.patience ?? USUAL_PATIENCE;
  const connectorKey = await loadSigningKey(store, "connector-signing-key");
  const line = createBotLine({ origin, key: connectorKey, clock });
  const delivery = createEventDelivery({ store, line, clock, log, firstWaitMilliseconds });
  const app = new Hono();
  const wake = () => delivery.wake();
  addKeys(app, origin, connectorKey);
  app.route("/connector", createConnector({ store, origin, clock, faults, weather, readCaller: createReadCaller({ key, issuer, clock, audience: CONNECTOR_RESOURCE }) }));
  app.route("/teams/api", createChatService({ store, clock, line, wake, answerMilliseconds, readCaller: createReadCaller({ key, issuer, clock }) }));
  wake();
  return { app, wake, close: () => delivery.close() };
}

/** Where bots learn which key signs what they receive. Source: Bot Framework docs, "Authentication with the Bot Connector API". */
function addKeys(app: Hono, origin: string, key: SigningKey): void {
  const issuer = connectorIssuerOf(origin);
  const about = { issuer, jwks_uri: `${issuer}/.well-known/keys`, id_token_signing_alg_values_supported: ["RS256"] };
  for (const name of ["openidconfiguration", "openid-configuration"]) app.get(`/botframework/.well-known/${name}`, (context) => context.json(about));
  app.get("/botframework/.well-known/keys", (context) => context.json({ keys: [{ ...key.publicJwk, endorsements: ["msteams"] }] }));
}
