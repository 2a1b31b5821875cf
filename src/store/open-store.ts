import type { Drafts, FolderShares, Replica, RosterCopy, SweepMemory } from "../application/ports";
import { createDrafts } from "./drafts";
import { openEmbeddedSql, openSqlInMemory } from "./embedded-sql";
import { createFolderShares } from "./folder-shares";
import { migrate } from "./migrate";
import { openPostgresSql } from "./postgres-sql";
import { createReplica } from "./replica";
import { emptyReplica } from "./replica-tables";
import { createRosterCopy } from "./roster-copy";
import type { OpenedSql } from "./sql";
import { createSweeps } from "./sweeps";

/** Everything the service keeps itself: the ledger and the copy of the lists. */
export interface Store {
  readonly replica: Replica;
  readonly roster: RosterCopy;
  readonly drafts: Drafts;
  readonly shares: FolderShares;
  readonly sweeps: SweepMemory;
  /** Empties the copy of lists and rosters; drafts stay. */
  emptyReplica(): Promise<void>;
  close(): Promise<void>;
}

/** Where the service keeps its state. */
export interface StorePlace {
  readonly folder: string;
  /** `postgres://…`; absent for the embedded database in `folder`. */
  readonly databaseUrl?: string | undefined;
  /** Names the code that reads rows; lists that were read under another name are read from the start. */
  readonly rowsReadAs?: string;
}

/**
 * Opens the service's database and brings it up to date.
 *
 * @throws {FolderHeldError} another running program holds the embedded database's folder.
 */
export async function openStore(place: StorePlace): Promise<Store> {
  const sql = place.databaseUrl === undefined ? await openEmbeddedSql(place.folder) : openPostgresSql(place.databaseUrl);
  return createStore(sql, place.rowsReadAs);
}

/** A store in memory: for tests, and gone when it is closed. */
export async function openStoreInMemory(): Promise<Store> {
  return createStore(await openSqlInMemory());
}

/** Brings an opened database up to date and names its parts; the database is closed when that fails. */
export async function createStore(sql: OpenedSql, rowsReadAs = ""): Promise<Store> {
  try {
    await migrate(sql);
  } catch (error) {
    await sql.close();
    throw error;
  }
  return {
    replica: createReplica(sql, rowsReadAs),
    roster: createRosterCopy(sql),
    drafts: createDrafts(sql),
    shares: createFolderShares(sql),
    sweeps: createSweeps(sql),
    emptyReplica: () => sql.transaction(emptyReplica),
    close: () => sql.close(),
  };
}
