/** One row as the database gives it, column by column. */
export type Row = Record<string, unknown>;

/** The tenant's database, or one transaction of it. */
export interface Store {
  /** Runs one statement with `$1`-style parameters. */
  query<T extends Row = Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly T[]>;
  /** Runs `work` in one transaction: all of it is kept when it returns, none when it throws. */
  transaction<T>(work: (transaction: Store) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
