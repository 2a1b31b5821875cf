import { randomUUID } from "node:crypto";
import { createRemoteJWKSet } from "jose";
import type { School } from "../application/ports";
import type { Services } from "../application/services";
import { createTurns } from "../application/turns";
import { createChannel } from "../bot/channel";
import { createBot } from "../bot/create-bot";
import { createMessenger } from "../bot/messenger";
import type { ServiceSettings } from "../config/service-settings";
import { createMicrosoftGraph } from "../graph/microsoft-graph";
import { rowsReadAs } from "../graph/rows/rows-read-as";
import { type Store, openStore } from "../store/open-store";
import { describeBug } from "./answer-failure";
import { BOT_PATH } from "./bot-route";
import { createService } from "./create-service";
import type { Deadlines } from "./deadlines";
import { describePages } from "./describe-pages";
import { createFollowing } from "./follow-school";
import { type RunningJobs, startJobs } from "./jobs";
import { type Listening, listen } from "./listen";
import { type MovableClock, createLocalClock, createRealClock } from "./local-day";
import { createOperatorLog } from "./operator-log";
import { createReadiness } from "./readiness";
import { sendInTime } from "./send-in-time";
import { createSending } from "./send-owed";
import { createPackages } from "./package/create-packages";
import { createStaffCopies } from "./staff-copies";
import { createReadPerson } from "./verify-token";

/** Everything the program has read before it starts. */
export interface StartParts {
  readonly settings: ServiceSettings;
  readonly schools: readonly School[];
  /** How long whoever waits for this program waits. */
  readonly deadlines: Deadlines;
  /** Gives an app-only token for Graph. */
  readonly getToken: () => Promise<string>;
  /** Gives an app-only token for the bot's channel. */
  readonly getBotToken: () => Promise<string>;
  /** Folder with the built pages. */
  readonly pagesFolder: string;
  /** Folder of the Office library; served in local mode only. */
  readonly officeFolder?: string;
  /** Milliseconds since 1970, in real time. */
  readonly realNow: () => number;
  readonly log: (line: string) => void;
}

/** A service that answers. */
export interface RunningService {
  readonly port: number;
  /** Finishes requests and rounds under way, then closes the database. */
  close(): Promise<void>;
}

/** A page waits a little longer than this, so that it hears what became of its request. */
const PERSON_WAITS_SECONDS = 25;
/** Teams waits ten seconds for the answer to a press. */
const CHANNEL_WAITS_SECONDS = 8;
/** A page is shown without names rather than late. */
const NAMES_SECONDS = 4;
const KEYS_WITHIN_MS = 5000;
/** A key that was not known is asked for again no sooner than this. */
const KEYS_AGAIN_AFTER_MS = 2000;

/**
 * Starts the service: opens its database, listens, and begins to read the schools. Microsoft 365 may be away:
 * until it has been read once, the API says that it is not ready.
 *
 * @throws {FolderHeldError} another running program holds the state folder.
 * @throws {PortTakenError} another program listens on the port.
 */
export async function startService(parts: StartParts): Promise<RunningService> {
  const { stateFolder, databaseUrl } = parts.settings;
  const store = await openStore({ folder: stateFolder, databaseUrl, rowsReadAs: rowsReadAs(), log: parts.log });
  try {
    const { listening, jobs } = await begin(parts, store);
    return {
      port: listening.port,
      async close() {
        await Promise.all([listening.close(), jobs.stop()]);
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function begin(parts: StartParts, store: Store): Promise<{ readonly listening: Listening; readonly jobs: RunningJobs }> {
  const { settings, log } = parts;
  const clock = createClock(parts);
  const readiness = createReadiness(parts.schools.map((school) => school.id));
  const channel = createChannel({ tenantId: settings.tenantId, serviceUrl: settings.bot.serviceUrl, getToken: parts.getBotToken, patience: parts.deadlines.patience });
  const services = { ...createServices(parts, store, clock), messenger: createMessenger(channel), readiness };
  const app = createService({
    api: {
      services,
      readPerson: createReadPerson({
        issuer: settings.identity.issuer,
        audience: settings.clientId,
        tenantId: settings.tenantId,
        keys: createRemoteJWKSet(new URL(settings.identity.keysUrl), { timeoutDuration: KEYS_WITHIN_MS, cooldownDuration: KEYS_AGAIN_AFTER_MS }),
      }),
      readiness,
      refreshClock: () => clock.refresh(),
      otherOrigin: settings.local?.tenantUrl,
      mintRequestId: randomUUID,
      log,
    },
    bot: {
      bot: await createBot({
        botId: settings.clientId, tenantId: settings.tenantId, openIdMetadataUrl: settings.bot.openIdMetadataUrl, issuer: settings.bot.issuer,
        services, channel, reportBug: (error) => log(`bug in the bot: ${describeBug(error)}`),
      }),
      refreshClock: () => clock.refresh(),
    },
    pages: {
      publicUrl: settings.publicUrl,
      localTenantUrl: settings.local?.tenantUrl,
      pagesFolder: parts.pagesFolder,
      officeFolder: parts.officeFolder,
      config: describePages(settings),
    },
  });
  const answer: typeof app.fetch = (request, ...more) => parts.deadlines.within(secondsToAnswer(request), async () => await app.fetch(request, ...more));
  const listening = await listen(answer, { port: settings.port, host: settings.mode === "local" ? "127.0.0.1" : undefined });
  const operatorLog = createOperatorLog(log);
  const sendOwed = createSending({ services: { ...services, ...sendInTime(services, parts.deadlines) }, operatorLog });
  const { rosterSeconds, listsSeconds } = settings;
  const following = createFollowing({ services, clock, readiness, operatorLog, sendOwed, rosterSeconds, listsSeconds, log });
  await store.bell.answer(sendOwed);
  return { listening, jobs: startJobs(following.jobs, following.report) };
}

function secondsToAnswer(request: Request): number {
  return new URL(request.url).pathname === BOT_PATH ? CHANNEL_WAITS_SECONDS : PERSON_WAITS_SECONDS;
}

function createClock({ settings, realNow }: StartParts): MovableClock {
  return settings.local === undefined ? createRealClock(realNow) : createLocalClock(settings.local.dayUrl, { realNow, fetch });
}

function createServices({ settings, schools, getToken, deadlines }: StartParts, store: Store, clock: MovableClock): Omit<Services, "readiness" | "messenger"> {
  const graph = createMicrosoftGraph({
    graphOrigin: settings.graphOrigin,
    appId: settings.teamsAppId,
    getToken,
    clock,
    patience: deadlines.patience,
  });
  return {
    schools,
    clock,
    lists: graph.lists,
    rosterSource: graph.roster,
    directory: { names: (ids) => deadlines.within(NAMES_SECONDS, () => graph.directory.names(ids)) },
    folders: graph.folders,
    replica: store.replica,
    roster: store.roster,
    drafts: store.drafts,
    shares: store.shares,
    sweeps: store.sweeps,
    filed: store.filed,
    audit: store.audit,
    notices: store.notices,
    conversations: store.conversations,
    botChats: graph.botChats,
    staffCopies: createStaffCopies(),
    packages: createPackages(createStaffCopies()),
    appId: settings.teamsAppId,
    mintId: randomUUID,
    turns: createTurns(),
  };
}
