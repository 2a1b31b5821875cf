import { mkdirSync } from "node:fs";
import path from "node:path";
import { PGlite, type Transaction } from "@electric-sql/pglite";
import { lockFolder } from "./folder-lock";
import { SCHEMA } from "./schema";
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
  return {
    query: async <T extends Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await database.query<T>(sql, [...parameters])).rows,
    transaction: (work) => database.transaction((transaction) => work(storeOfTransaction(transaction))),
    async close() {
      await database.close();
      afterClose?.();
    },
  };
}

function storeOfTransaction(transaction: Transaction): Store {
  const store: Store = {
    query: async <T extends Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await transaction.query<T>(sql, [...parameters])).rows,
    transaction: (work) => runInSavepoint(store, work),
    close: () => Promise.reject(new Error("A transaction ends by itself; close the store that began it.")),
  };
  return store;
}

// Savepoints of one name nest: releasing or rolling back always means the innermost.
async function runInSavepoint<T>(store: Store, work: (transaction: Store) => Promise<T>): Promise<T> {
  await store.query("savepoint inner_work");
  try {
    const result = await work(store);
    await store.query("release savepoint inner_work");
    return result;
  } catch (error) {
    await store.query("rollback to savepoint inner_work");
    await store.query("release savepoint inner_work");
    throw error;
  }
}
