import type { Row, Store } from "../../store/store";
import { gatherChanges, type GatheringParts } from "./gather-changes";
import { listSubscriptions } from "./subscription";

/** Brings subscribers what they are to be told. */
export interface NotificationDelivery {
  /** Something may have changed: looks soon, together with what changes until then. */
  wake(): void;
  /** Stops; what was not taken stays for the next start. */
  close(): Promise<void>;
}

/** What the delivery stands on. */
export interface NotificationParts extends GatheringParts {
  /** Receives one line for each bug. */
  readonly log: (line: string) => void;
  /** How long to wait after an address has failed once; each further wait is twice as long. */
  readonly firstWaitMilliseconds?: number;
}

interface Pending extends Row {
  readonly id: number;
  readonly notification: object;
  readonly attempts: number;
  readonly made_at: number;
}

const GATHERING_MS = 50;
const ANSWER_MILLISECONDS = 3_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10 * 60_000;
/** After this long an address that does not answer is not told any more. */
const PATIENCE_MS = 4 * 60 * 60_000;
const LONGEST_SLEEP_MS = 60_000;
const AT_A_TIME = 100;

/** Makes the delivery; it begins with what an earlier run left. Each address has a line of its own, so that a slow one keeps nobody waiting. */
export function createNotificationDelivery(parts: NotificationParts): NotificationDelivery {
  const { store, clock } = parts;
  const closing = new AbortController();
  const lines = new Map<string, Promise<void>>();
  let soon: NodeJS.Timeout | undefined;
  let later: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;

  function wake(): void {
    if (closing.signal.aborted || soon !== undefined) return;
    soon = setTimeout(() => {
      looking = (looking ?? Promise.resolve()).then(look).catch(noteBug);
    }, GATHERING_MS);
  }

  function noteBug(error: unknown): void {
    parts.log(`bug in the delivery of notifications: ${error instanceof Error ? (error.stack ?? error.name) : "unknown"}`);
  }

  async function look(): Promise<void> {
    soon = undefined;
    if (closing.signal.aborted || (await listSubscriptions(store)).length === 0) return;
    await gatherChanges(parts);
    for (const url of await listDueAddresses(store, clock())) if (!lines.has(url)) lines.set(url, followLine(url));
    clearTimeout(later);
    // Closing may have come meanwhile.
    if (!closing.signal.aborted) later = setTimeout(wake, await untilNext(store, clock())).unref();
  }

  async function followLine(url: string): Promise<void> {
    try {
      while (!closing.signal.aborted && (await bringNext(parts, url, closing.signal)));
    } catch (error) {
      noteBug(error);
    }
    lines.delete(url);
    wake();
  }

  wake();
  return {
    wake,
    async close() {
      closing.abort();
      clearTimeout(soon);
      await looking;
      clearTimeout(later);
      await Promise.all(lines.values());
    },
  };
}

/** @returns whether the address took what it was brought, so that there may be more for it. */
async function bringNext(parts: NotificationParts, url: string, closing: AbortSignal): Promise<boolean> {
  const { store, clock } = parts;
  const due = await store.query<Pending>("select id, notification, attempts, made_at from pending_notifications where url = $1 and due_at <= $2 order by id limit $3", [url, clock(), AT_A_TIME]);
  if (due.length === 0) return false;
  const isTaken = await bring(url, due, closing);
  if (!isTaken && closing.aborted) return false;
  const settled = due.filter(({ made_at }) => isTaken || clock() - made_at > PATIENCE_MS);
  await store.query("delete from pending_notifications where id = any($1)", [settled.map(({ id }) => id)]);
  if (!isTaken && settled.length < due.length) await putOff(parts, due.filter((one) => !settled.includes(one)));
  return isTaken;
}

async function putOff({ store, clock, firstWaitMilliseconds = FIRST_WAIT_MS }: NotificationParts, pending: readonly Pending[]): Promise<void> {
  const fewest = Math.min(...pending.map(({ attempts }) => attempts));
  const until = clock() + Math.min(LONGEST_WAIT_MS, firstWaitMilliseconds * 2 ** fewest);
  await store.query("update pending_notifications set attempts = attempts + 1, due_at = $2 where id = any($1)", [pending.map(({ id }) => id), until]);
}

async function bring(url: string, due: readonly Pending[], closing: AbortSignal): Promise<boolean> {
  const signal = AbortSignal.any([closing, AbortSignal.timeout(ANSWER_MILLISECONDS)]);
  const body = JSON.stringify({ value: due.map(({ notification }) => notification) });
  const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json; charset=utf-8" }, body, redirect: "manual", signal }).catch(() => undefined);
  await answer?.body?.cancel().catch(() => undefined);
  return answer?.ok === true;
}

async function listDueAddresses(store: Store, now: number): Promise<readonly string[]> {
  return (await store.query<{ readonly url: string }>("select distinct url from pending_notifications where due_at <= $1", [now])).map(({ url }) => url);
}

/** How long nothing will be due, as far as the clock alone decides. */
async function untilNext(store: Store, now: number): Promise<number> {
  const [row] = await store.query<{ readonly next: number | null }>("select min(due_at) as next from pending_notifications where due_at > $1", [now]);
  return Math.min(LONGEST_SLEEP_MS, Math.max(1, (row?.next ?? Infinity) - now));
}
