import type { Store } from "../store/store";

/** A Graph call that wrote, or tried to. */
export interface NotedCall {
  readonly appId: string;
  /** Empty when an application called as itself. */
  readonly personId: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** Notes of calls, so that tests can count writes. */
export interface CallNotes {
  note(call: NotedCall): void;
  /** Writes down what has been noted until now: before they are counted, and at the end. */
  flush(): Promise<void>;
}

const LONGEST_WAIT_MS = 100;
const MOST_WAITING = 1000;
const WRITE_DOWN = `insert into calls (at, app_id, person_id, method, path, status)
  select at, app_id, person_id, method, path, status from jsonb_to_recordset($1::jsonb) as c (at text, app_id text, person_id text, method text, path text, status int)`;

/** Keeps notes in memory for a moment and writes many at once: a call does not wait for them. A tenant that is killed forgets the last ones, and no row. */
export function createCallNotes(store: Store, log: (line: string) => void): CallNotes {
  let waiting: object[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<unknown> = Promise.resolve();

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const noted = waiting;
    waiting = [];
    if (noted.length > 0) writing = writing.then(() => store.query(WRITE_DOWN, [JSON.stringify(noted)]));
    await writing;
  }

  function flushSoon(): void {
    flush().catch((error: unknown) => log(`bug in the notes of calls: ${error instanceof Error ? error.name : "unknown"}`));
  }

  return {
    note({ appId, personId, method, path, status }) {
      waiting.push({ at: new Date().toISOString(), app_id: appId, person_id: personId, method, path, status });
      if (waiting.length >= MOST_WAITING) flushSoon();
      else timer ??= setTimeout(flushSoon, LONGEST_WAIT_MS);
    },
    flush,
  };
}
