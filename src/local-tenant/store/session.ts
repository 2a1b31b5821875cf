import type { Boundary, Connection } from "./connection";
import type { ReadCache } from "./read-cache";
import type { StatementKind } from "./statement-kind";
import type { Row, Store } from "./store";

/** What a transaction stands on. */
export interface SessionParts {
  readonly connection: Connection;
  readonly kindOf: (sql: string) => StatementKind;
  readonly cache: ReadCache;
}

/** One transaction, from its first statement to its end. */
export interface Session {
  readonly store: Store;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/**
 * Begins a transaction, in name: the database hears of it with the first statement that writes, since until then nobody
 * else is let to the connection either. Transactions inside it are savepoints, told in the same way.
 */
export function createSession({ connection, kindOf, cache }: SessionParts): Session {
  /** Savepoints that are open, and whether the database knows of each. */
  const savepoints: { isTold: boolean }[] = [];
  const written: string[] = [];
  let hasBegun = false;
  let owed: Boundary[] = [];

  function takeBoundaries(): readonly Boundary[] {
    const untold = savepoints.filter(({ isTold }) => !isTold);
    const boundaries: Boundary[] = [...(hasBegun ? [] : ["begin" as const]), ...owed, ...untold.map(() => "savepoint" as const)];
    for (const savepoint of untold) savepoint.isTold = true;
    hasBegun = true;
    owed = [];
    return boundaries;
  }

  async function query<T extends Row>(sql: string, parameters: readonly unknown[] = []): Promise<readonly T[]> {
    const kind = kindOf(sql);
    const kept = cache.find(kind, sql, parameters);
    if (kept !== undefined) return kept as readonly T[];
    if (kind.writes) {
      cache.forget(kind.tables);
      written.push(...kind.tables);
    }
    const rows = await connection.run<T>(kind.writes || hasBegun ? takeBoundaries() : [], sql, parameters);
    cache.keep(kind, { sql, parameters }, rows);
    return rows;
  }

  async function runInSavepoint<T>(work: (transaction: Store) => Promise<T>): Promise<T> {
    const savepoint = { isTold: false };
    savepoints.push(savepoint);
    try {
      const result = await work(store);
      savepoints.pop();
      if (savepoint.isTold) owed.push("release");
      return result;
    } catch (error) {
      savepoints.pop();
      if (savepoint.isTold) await takeBack(["rollback to", "release"]);
      throw error;
    }
  }

  async function takeBack(boundaries: readonly Boundary[]): Promise<void> {
    const before = owed;
    owed = [];
    await connection.bound([...before, ...boundaries]);
    cache.forget(written);
  }

  const store: Store = { query, transaction: runInSavepoint, close: () => Promise.reject(new Error("A transaction ends by itself; close the store that began it.")) };
  return {
    store,
    async commit() {
      if (hasBegun) await connection.bound(["commit"]);
    },
    async rollback() {
      owed = [];
      if (hasBegun) await takeBack(["rollback"]);
    },
  };
}
