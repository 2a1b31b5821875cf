import { mkdirSync } from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { createConnection } from "./connection";
import { lockFolder } from "./folder-lock";
import { readMentions } from "./mentions";
import { createReadCache } from "./read-cache";
import { SCHEMA } from "./schema";
import { createSession, type SessionParts } from "./session";
import { createStatementKinds } from "./statement-kind";
import type { Row, Store } from "./store";

/**
 * Opens the tenant's database in `<folder>/database`, making it when it is not there, and holds the folder until
 * the store is closed. What was committed survives a process that is killed.
 *
 * @throws {FolderHeldError} when another living process holds the folder.
 */
export async function openStore(folder: string): Promise<Store> {
  const unlock = lockFolder(folder);
  try {
    const home = path.join(folder, "database");
    mkdirSync(home, { recursive: true });
    return await openDatabase(home, { afterClose: unlock });
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Opens an empty store that is forgotten when it is closed: for tests. `copyOf` is a whole database as PGlite writes it out. */
export async function openStoreInMemory(copyOf?: Blob): Promise<Store> {
  return await openDatabase("memory://", { copyOf });
}

interface Opening {
  readonly copyOf?: Blob | undefined;
  readonly afterClose?: () => void;
}

async function openDatabase(home: string, { copyOf, afterClose }: Opening): Promise<Store> {
  const database = await PGlite.create(home, copyOf === undefined ? {} : { loadDataDir: copyOf });
  await database.exec(SCHEMA);
  const kindOf = createStatementKinds(await readMentions(database));
  const parts = { connection: await createConnection(database), kindOf, cache: createReadCache() };
  const inTurn = createTurns();
  return {
    query: <T extends Row>(sql: string, parameters: readonly unknown[] = []) => inTurn(() => runAlone(parts, (store) => store.query<T>(sql, parameters))),
    transaction: (work) => inTurn(() => runAlone(parts, work)),
    close: () => inTurn(async () => {
      await database.close();
      afterClose?.();
    }),
  };
}

async function runAlone<T>(parts: SessionParts, work: (transaction: Store) => Promise<T>): Promise<T> {
  const session = createSession(parts);
  try {
    const result = await work(session.store);
    await session.commit();
    return result;
  } catch (error) {
    await session.rollback();
    throw error;
  }
}

/** Lets one piece of work to the database at a time, in the order in which they came. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
