import { mkdir } from "node:fs/promises";
import path from "node:path";
import { PGlite, type Transaction } from "@electric-sql/pglite";
import { fromPglite } from "pg-boss";
import { holdFolder } from "./folder-lock";
import type { OpenedSql, Sql, SqlRow } from "./sql";

/**
 * Opens the database that is kept in a folder by this program alone.
 *
 * @throws {FolderHeldError} another running program holds the folder.
 */
export async function openEmbeddedSql(folder: string): Promise<OpenedSql> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = await holdFolder(folder);
  try {
    const database = await PGlite.create(path.join(folder, "database"));
    const sql = embeddedSql(database);
    return {
      ...sql,
      async close() {
        await sql.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The same database kept in memory: for tests, and gone when it is closed. `copyOf` is a whole database as PGlite writes it out. */
export async function openSqlInMemory(copyOf?: Blob): Promise<OpenedSql> {
  return embeddedSql(await PGlite.create("memory://", copyOf === undefined ? {} : { loadDataDir: copyOf }));
}

function embeddedSql(database: PGlite): OpenedSql {
  return {
    ...statements(database),
    queuePlace: { db: fromPglite(database), backend: "pglite" },
    transaction: (work) => database.transaction((transaction) => work(nested(transaction))),
    close: () => database.close(),
  };
}

function nested(transaction: Transaction): Sql {
  const sql: Sql = { ...statements(transaction), transaction: (work) => work(sql) };
  return sql;
}

function statements(database: Pick<PGlite, "query">): Pick<Sql, "query"> {
  return {
    async query<T extends SqlRow>(statement: string, parameters: readonly unknown[] = []) {
      return (await database.query<T>(statement, [...parameters])).rows;
    },
  };
}
