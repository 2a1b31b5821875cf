import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { BOT_SCOPE, createAppToken } from "../../src/service/app-token";
import { startService } from "../../src/service/start-service";
import { eventually } from "./eventually";
import { BATON_APP, type ProvisionedTenant, startProvisionedTenant } from "./provisioned-tenant";
import { deadlinesAtOnce, patienceAtOnce } from "./patience";

/** What the API answered. */
export interface ApiReply<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** Method and address, such as `GET /api/me`. */
export type ApiQuestion = `${"GET" | "PUT" | "POST"} ${string}`;

/** The whole service in this process, on a local tenant in this process. */
export interface RunningTestService {
  readonly provisioned: ProvisionedTenant;
  readonly origin: string;
  /** Lines of the log. */
  readonly log: string[];
  /** Asks the API as one of the tenant's people, with a token got as a browser would. */
  ask<T = unknown>(personId: string, call: ApiQuestion, body?: unknown): Promise<ApiReply<T>>;
  close(): Promise<void>;
}

/** Starts a tenant with one school and the service on it, and waits until it has read the school. Without a database it has an embedded one. */
export async function startTestService(place: { readonly databaseUrl?: string } = {}): Promise<RunningTestService> {
  const provisioned = await startProvisionedTenant();
  const { tenant, school, certificatePem } = provisioned;
  const stateFolder = await mkdtemp(path.join(tmpdir(), "baton-service-"));
  const settings = { ...provisioned.settings, port: 0, stateFolder, rosterSeconds: 1, listsSeconds: 1, ...place };
  const log: string[] = [];
  const getToken = createAppToken(settings, { patience: patienceAtOnce(), pem: certificatePem });
  const service = await startService({
    deadlines: deadlinesAtOnce(),
    settings, schools: [school], getToken, getBotToken: createAppToken(settings, { patience: patienceAtOnce(), pem: certificatePem, scope: BOT_SCOPE }), pagesFolder: stateFolder, realNow: Date.now, log: (line) => log.push(line),
  });
  const origin = `http://localhost:${String(service.port)}`;
  const tokens = new Map<string, string>();

  async function tokenOf(personId: string): Promise<string> {
    const token = tokens.get(personId) ?? (await tenant.personToken(personId, BATON_APP, [`${settings.identifierUri}/access_as_user`]));
    tokens.set(personId, token);
    return token;
  }

  await eventually(async () => {
    const health = (await (await fetch(`${origin}/health`)).json()) as { readonly ready: boolean };
    if (!health.ready) throw new Error(`not ready: ${log.join("\n")}`);
  }, 20_000);
  return {
    provisioned,
    origin,
    log,
    async ask<T>(personId: string, call: ApiQuestion, body?: unknown) {
      const [method, address] = call.split(" ") as [string, string];
      const answer = await fetch(`${origin}${address}`, {
        method,
        headers: { authorization: `Bearer ${await tokenOf(personId)}`, ...(body === undefined ? {} : { "content-type": "application/json" }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: (await answer.json()) as T, headers: answer.headers };
    },
    async close() {
      await service.close();
      await provisioned.close();
      await rm(stateFolder, { recursive: true, force: true });
    },
  };
}
