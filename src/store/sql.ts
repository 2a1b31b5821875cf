import type { ConstructorOptions } from "pg-boss";

/** One row as the database gives it, column by column. */
export type SqlRow = Record<string, unknown>;

/** The service's database, or one transaction of it; PGlite and PostgreSQL understand the same statements. */
export interface Sql {
  /** Runs one statement with `$1`-style parameters. */
  query<T extends SqlRow = SqlRow>(statement: string, parameters?: readonly unknown[]): Promise<readonly T[]>;
  /** Runs `work` in one transaction: all of it is kept when it returns, none when it throws. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
}

/** A database that somebody must close when done. */
export interface OpenedSql extends Sql {
  /** How the queue reaches the same database. */
  readonly queuePlace: Pick<ConstructorOptions, "db" | "backend" | "connectionString" | "max">;
  close(): Promise<void>;
}
