import type { AuditTrail } from "../application/audit-ports";
import type { Conversations, NoticeBell, NoticeLedger } from "../application/notice-ports";
import type { Drafts, FiledCopies, FolderShares, Replica, RosterCopy, SweepMemory } from "../application/ports";
import { createAudit } from "./audit";
import { createConversations } from "./conversations";
import { createDrafts } from "./drafts";
import { openEmbeddedSql } from "./embedded-sql";
import { createFiledCopies } from "./filed-copies";
import { createFolderShares } from "./folder-shares";
import { migrate } from "./migrate";
import { createNotices } from "./notices";
import { openPostgresSql } from "./postgres-sql";
import { openQueue, type Queue } from "./queue";
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
  readonly filed: FiledCopies;
  readonly audit: AuditTrail;
  readonly notices: NoticeLedger;
  readonly conversations: Conversations;
  /** Wakes whoever sends notices. */
  readonly bell: NoticeBell;
  /** Empties the copy of lists and rosters; the ledger stays. */
  emptyReplica(): Promise<void>;
  /** Gives out no more notices, waits for the round of sending under way, and closes the database. */
  close(): Promise<void>;
}

/** Where the service keeps its state. */
export interface StorePlace {
  readonly folder: string;
  /** `postgres://…`; absent for the embedded database in `folder`. */
  readonly databaseUrl?: string | undefined;
  /** Names the code that reads rows; lists that were read under another name are read from the start. */
  readonly rowsReadAs?: string;
  /** Hears what goes wrong in the queue. */
  readonly log?: (line: string) => void;
}

/**
 * Opens the service's database and brings it up to date.
 *
 * @throws {FolderHeldError} another running program holds the embedded database's folder.
 */
export async function openStore(place: StorePlace): Promise<Store> {
  if (place.databaseUrl !== undefined) return await createStore(openPostgresSql(place.databaseUrl), place);
  const store = await createStore(await openEmbeddedSql(place.folder), place);
  // The folder is ours alone, so whoever held a notice has ended.
  await store.notices.releaseClaims();
  return store;
}

/** Brings an opened database up to date and names its parts; the database is closed when that fails. */
export async function createStore(sql: OpenedSql, { rowsReadAs = "", log = () => undefined }: Pick<StorePlace, "rowsReadAs" | "log"> = {}): Promise<Store> {
  try {
    await migrate(sql);
    return nameParts(sql, { queue: await openQueue(sql, log), rowsReadAs });
  } catch (error) {
    await sql.close();
    throw error;
  }
}

function nameParts(sql: OpenedSql, { queue, rowsReadAs }: { readonly queue: Queue; readonly rowsReadAs: string }): Store {
  const notices = createNotices(sql, queue.ring);
  let isClosing = false;
  return {
    replica: createReplica(sql, rowsReadAs),
    roster: createRosterCopy(sql),
    drafts: createDrafts(sql),
    shares: createFolderShares(sql),
    sweeps: createSweeps(sql),
    filed: createFiledCopies(sql),
    audit: createAudit(sql),
    notices: { ...notices, claim: () => (isClosing ? Promise.resolve(undefined) : notices.claim()) },
    conversations: createConversations(sql),
    bell: queue.bell,
    emptyReplica: () => sql.transaction(emptyReplica),
    async close() {
      isClosing = true;
      await queue.close();
      await sql.close();
    },
  };
}
