import type { Drafts, FolderShares, Replica, RosterCopy } from "../application/ports";
import { createDrafts } from "./drafts";
import { openEmbeddedSql, openSqlInMemory } from "./embedded-sql";
import { createFolderShares } from "./folder-shares";
import { migrate } from "./migrate";
import { openPostgresSql } from "./postgres-sql";
import { createReplica } from "./replica";
import { emptyReplica } from "./replica-tables";
import { createRosterCopy } from "./roster-copy";
import type { OpenedSql } from "./sql";

/** Everything the service keeps itself: the ledger and the copy of the lists. */
export interface Store {
  readonly replica: Replica;
  readonly roster: RosterCopy;
  readonly drafts: Drafts;
  readonly shares: FolderShares;
  /** Empties the copy of lists and rosters; drafts stay. */
  emptyReplica(): Promise<void>;
  close(): Promise<void>;
}

/** Where the service keeps its state. */
export interface StorePlace {
  readonly folder: string;
  /** `postgres://…`; absent for the embedded database in `folder`. */
  readonly databaseUrl?: string | undefined;
}

/**
 * Opens the service's database and brings it up to date.
 *
 * @throws {FolderHeldError} another running program holds the embedded database's folder.
 */
export async function openStore(place: StorePlace): Promise<Store> {
  return createStore(place.databaseUrl === undefined ? await openEmbeddedSql(place.folder) : openPostgresSql(place.databaseUrl));
}

/** A store in memory: for tests, and gone when it is closed. */
export async function openStoreInMemory(): Promise<Store> {
  return createStore(await openSqlInMemory());
}

/** Brings an opened database up to date and names its parts; the database is closed when that fails. */
export async function createStore(sql: OpenedSql): Promise<Store> {
  try {
    await migrate(sql);
  } catch (error) {
    await sql.close();
    throw error;
  }
  return {
    replica: createReplica(sql),
    roster: createRosterCopy(sql),
    drafts: createDrafts(sql),
    shares: createFolderShares(sql),
    emptyReplica: () => sql.transaction(emptyReplica),
    close: () => sql.close(),
  };
}
