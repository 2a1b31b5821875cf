import { listTeamsApps } from "../admin/teams-apps";
import type { Clock } from "../identity/clock";
import type { Row, Store } from "../store/store";
import type { BotEvent } from "./bot-event";
import type { BotLine } from "./bot-line";

/** Brings bots what they have not taken yet. */
export interface EventDelivery {
  /** Looks for events now. */
  wake(): void;
  /** Stops; what was not taken stays for the next start. */
  close(): Promise<void>;
}

export interface DeliveryParts {
  readonly store: Store;
  readonly line: BotLine;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** How long to wait after the first failure; each further wait is twice as long. */
  readonly firstWaitMilliseconds: number;
}

interface DueEvent extends BotEvent, Row {
  readonly person_id: string;
}

const ANSWER_MILLISECONDS = 15_000;
const MOST_ATTEMPTS = 10;
const SERVER_ERROR = 500;
const AT_A_TIME = 20;

/** Makes the delivery; it begins with what an earlier run left. Events of one chat go out in their order, chats beside each other. */
export function createEventDelivery(parts: DeliveryParts): EventDelivery {
  const closing = new AbortController();
  let running: Promise<void> | undefined;
  let wakeAgain = false;
  let timer: NodeJS.Timeout | undefined;

  async function sendDue(): Promise<void> {
    while (!closing.signal.aborted) {
      const events = await listFirstEvents(parts.store);
      const due = events.filter(({ due_at }) => due_at <= parts.clock()).slice(0, AT_A_TIME);
      if (due.length === 0) {
        waitFor(events);
        return;
      }
      await Promise.all(due.map((event) => deliver(parts, event, closing.signal)));
    }
  }

  function waitFor(events: readonly DueEvent[]): void {
    clearTimeout(timer);
    if (events.length === 0 || closing.signal.aborted) return;
    const next = Math.min(...events.map(({ due_at }) => due_at));
    timer = setTimeout(wake, Math.max(1, next - parts.clock()));
  }

  function wake(): void {
    if (closing.signal.aborted) return;
    if (running !== undefined) {
      wakeAgain = true;
      return;
    }
    running = sendDue()
      .catch((error: unknown) => parts.log(`bug in the delivery of events: ${error instanceof Error ? (error.stack ?? error.name) : "unknown"}`))
      .finally(() => {
        running = undefined;
        if (wakeAgain) {
          wakeAgain = false;
          wake();
        }
      });
  }

  return {
    wake,
    async close() {
      closing.abort();
      clearTimeout(timer);
      await running;
    },
  };
}

async function listFirstEvents(store: Store): Promise<readonly DueEvent[]> {
  return await store.query<DueEvent>(
    "select e.*, e.due_at::float8 as due_at, c.person_id from (select distinct on (chat_id) * from bot_events order by chat_id, id) e join chats c on c.id = e.chat_id order by e.id",
  );
}

async function deliver(parts: DeliveryParts, event: DueEvent, closing: AbortSignal): Promise<void> {
  const bot = (await listTeamsApps(parts.store)).find((app) => app.bot?.botId === event.bot_id)?.bot;
  if (bot === undefined) return await forget(parts.store, event);
  const signal = AbortSignal.any([closing, AbortSignal.timeout(ANSWER_MILLISECONDS)]);
  const status = await parts.line
    .post({ bot, activity: event.activity, personId: event.person_id, signal })
    .then(async (answer) => {
      await answer.body?.cancel();
      return answer.status;
    })
    .catch(() => undefined);
  if (closing.aborted && status === undefined) return;
  await note(parts, event, status);
}

/** `status` is absent when nobody answered. */
async function note(parts: DeliveryParts, event: DueEvent, status: number | undefined): Promise<void> {
  const isTaken = status !== undefined && status < SERVER_ERROR;
  const attempts = event.attempts + 1;
  const kind = String(event.activity["type"]);
  if (isTaken && status >= 400) parts.log(`a bot refused an event of type ${kind} with ${String(status)}`);
  if (!isTaken && attempts >= MOST_ATTEMPTS) parts.log(`a bot did not take an event of type ${kind} in ${String(attempts)} attempts`);
  if (isTaken || attempts >= MOST_ATTEMPTS) return await forget(parts.store, event);
  const wait = parts.firstWaitMilliseconds * 2 ** event.attempts;
  await parts.store.query("update bot_events set attempts = $2, due_at = $3 where id = $1", [event.id, attempts, parts.clock() + wait]);
}

async function forget(store: Store, event: DueEvent): Promise<void> {
  await store.query("delete from bot_events where id = $1", [event.id]);
}
