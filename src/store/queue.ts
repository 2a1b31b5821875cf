import { PgBoss } from "pg-boss";
import type { NoticeBell } from "../application/notice-ports";
import type { Ring } from "./notices";
import type { OpenedSql, Sql } from "./sql";

/** The queue that wakes the sender of notices. */
export interface Queue {
  readonly ring: Ring;
  readonly bell: NoticeBell;
  /** Waits for the round under way; nothing is sent after it. */
  close(): Promise<void>;
}

const SCHEMA = "queue";
const QUEUE = "notices";

/**
 * A job that a dead program leaves is noticed by its missing heartbeat; a round that fails is tried again, more and more
 * seldom. What is over is kept for a minute, for whoever looks into the tables.
 */
const JOBS = {
  policy: "short", heartbeatSeconds: 10, expireInSeconds: 600, deleteAfterSeconds: 60,
  retryLimit: 100, retryDelay: 1, retryBackoff: true, retryDelayMax: 30,
} as const;

/** Nothing here is measured, scheduled or rebuilt: the queue holds a few jobs at a time. */
const QUIET = { schedule: false, registerInstance: false, reindex: false, monitorVacuum: false, openTelemetry: { enabled: false } } as const;

/** The database is asked for rings this often. */
const POLL_SECONDS = 0.5;
/** More rings than this at a time take a second round. */
const RINGS_A_ROUND = 100;
const STOP_WITHIN_MS = 30_000;

/** Starts the queue in its own schema of the service's database. `log` hears what goes wrong; nothing else does. */
export async function openQueue(sql: Pick<OpenedSql, "queuePlace">, log: (line: string) => void): Promise<Queue> {
  const boss = new PgBoss({ ...sql.queuePlace, ...QUIET, schema: SCHEMA, superviseIntervalSeconds: 10, monitorIntervalSeconds: 10 });
  boss.on("error", (error: unknown) => log(`queue: ${describe(error)}`));
  await boss.start();
  try {
    await boss.createQueue(QUEUE, JOBS);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  const rounds = createRounds(log);
  return {
    ring: (within, atSecond) => ring(boss, within, atSecond),
    bell: {
      async answer(send) {
        await boss.work(QUEUE, { pollingIntervalSeconds: POLL_SECONDS, batchSize: RINGS_A_ROUND }, () => rounds.run(send));
        // Whoever was to be woken by a program that has died is woken now.
        await boss.upsert(QUEUE, null, { singletonKey: "now", startAfter: 0 });
      },
    },
    async close() {
      await boss.stop({ graceful: true, timeout: STOP_WITHIN_MS });
      await rounds.ended();
    },
  };
}

/**
 * Rings within a transaction. One job stands for all rings of one second: writing to it anew keeps it from being taken
 * before this transaction has ended, so that no ring is answered too early.
 */
async function ring(boss: PgBoss, sql: Sql, atSecond: number | undefined): Promise<void> {
  const when = atSecond === undefined ? { singletonKey: "now", startAfter: 0 } : { singletonKey: `at ${String(atSecond)}`, startAfter: new Date(atSecond * 1000) };
  const db = { executeSql: async (statement: string, values?: unknown[]) => ({ rows: [...(await sql.query(statement, values))] }) };
  await boss.upsert(QUEUE, null, { ...when, db });
}

/** One round at a time, also when the queue has given up waiting for an earlier one. */
function createRounds(log: (line: string) => void): { run(send: () => Promise<void>): Promise<void>; ended(): Promise<void> } {
  let last = Promise.resolve();
  return {
    run(send) {
      const round = last.then(send).catch((error: unknown) => {
        log(`bug in a round of notices, to be tried again: ${describe(error)}`);
        throw error;
      });
      last = round.catch(() => undefined);
      return round;
    },
    ended: () => last,
  };
}

/** The kind of failure and where it was: its message might hold a value. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return "not an error";
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  const place = error.stack?.split("\n").find((line) => line.trimStart().startsWith("at "))?.trim() ?? "nowhere";
  return `${error.name}${code} ${place}`;
}
