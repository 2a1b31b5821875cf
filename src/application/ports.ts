import type { NewAuditEntry } from "../domain/audit";
import type { ChildId, ClassId, PersonId, SchoolId } from "../domain/ids";
import type { LocalDate } from "../domain/local-date";
import type { PlanContent } from "../domain/plan-content";
import type { PlanDocument } from "../domain/plan-document";
import type { ListName, RecordOf } from "../domain/records";
import type { RosterClass } from "../domain/team";
import type { AppError } from "./errors";

/** The only source of "today" and "now" in the product. */
export interface Clock {
  /** The day in the school's own zone. */
  today(timeZone: string): LocalDate;
  /** The instant in ISO 8601, UTC; moved together with `today` when the local tenant's day is moved. */
  now(): string;
}

/** One school that this deployment serves. Source: `docs/architecture.md`, "One deployment serves one tenant". */
export interface School {
  readonly id: SchoolId;
  readonly name: string;
  readonly siteUrl: string;
  /** IANA name, such as `Europe/London`. */
  readonly timeZone: string;
  readonly termPack: string;
  readonly firstSencoIds: readonly PersonId[];
}

/** Opaque mark of the revision that was read; hand it back to save over that revision and no other. */
export type Revision = string;

/** A record together with the revision of the row that keeps it. */
export interface Kept<T> {
  readonly record: T;
  readonly revision: Revision;
}

/** One row of a list as a reading of its changes tells it. */
export type RowChange<L extends ListName = ListName> =
  | { readonly kind: "kept"; readonly rowId: string; readonly key: string; readonly record: RecordOf[L]; readonly revision: Revision }
  /** A row that somebody altered so that it cannot be read: shown beside its last good values, never dropped. */
  | { readonly kind: "needs-mending"; readonly rowId: string; readonly key: string | undefined; readonly problems: readonly string[]; readonly revision: Revision }
  | { readonly kind: "removed"; readonly rowId: string };

/** What changed in a list since a cursor. */
export interface ListChanges<L extends ListName = ListName> {
  /** The last occurrence of a row wins. */
  readonly rows: readonly RowChange<L>[];
  readonly cursor: string;
  /** True when the cursor was too old, or there was none: `rows` is then the whole list. */
  readonly fromTheStart: boolean;
}

/** The school's SharePoint lists: the truth. */
export interface Lists {
  /**
   * Makes sure that a row with the record's key exists, and says how it stands. A repeated or uncertain
   * create never makes a second row: it is looked up by key.
   *
   * @throws {UnavailableError} the outcome could not be learnt; calling again with the same record is safe.
   */
  create<L extends ListName>(school: School, list: L, record: RecordOf[L], changedBy: PersonId): Promise<Kept<RecordOf[L]>>;
  /**
   * Writes the record over the row that has its key.
   *
   * @throws {StaleError} the row changed after `revision` was read; nothing was written.
   * @throws {NotFoundError} no row has that key.
   */
  replace<L extends ListName>(school: School, list: L, record: RecordOf[L], revision: Revision, changedBy: PersonId): Promise<Kept<RecordOf[L]>>;
  /**
   * Takes away the row that has the key, and says whether it is gone. A row that somebody made by hand stays;
   * one that is gone already is no failure.
   *
   * @throws {StaleError} the row changed after `revision` was read; it stays.
   */
  remove(school: School, list: ListName, row: { readonly key: string; readonly revision: Revision }): Promise<boolean>;
  /** What changed since `cursor`; the whole list without one, or when it has expired (410). */
  changes<L extends ListName>(school: School, list: L, cursor: string | undefined): Promise<ListChanges<L>>;
}

/** Changes together with the cursor that was asked from, so that two readings that overtake each other do no harm. */
export interface ListReading<L extends ListName = ListName> extends ListChanges<L> {
  readonly since: string | undefined;
}

/** A row that has just been written, and the act of having written it. */
export interface NotedRow<L extends ListName> extends Kept<RecordOf[L]> {
  readonly act?: NewAuditEntry | undefined;
}

/** A disposable copy of the lists, made for reading. */
export interface Replica {
  cursor(schoolId: SchoolId, list: ListName): Promise<string | undefined>;
  /**
   * Applies changes and moves the cursor in one transaction; a reading from the start replaces the list's rows.
   * A reading that began from another cursor than the one kept now is left out: the next one tells the same.
   */
  apply<L extends ListName>(schoolId: SchoolId, list: L, reading: ListReading<L>): Promise<void>;
  /** Puts in a row that this copy of the service has just written, so that its author reads it at once; `act` goes into the audit with it. */
  note<L extends ListName>(schoolId: SchoolId, list: L, noted: NotedRow<L>): Promise<void>;
  find<L extends ListName>(schoolId: SchoolId, list: L, key: string): Promise<Kept<RecordOf[L]> | undefined>;
  all<L extends ListName>(schoolId: SchoolId, list: L): Promise<readonly Kept<RecordOf[L]>[]>;
  /** Rows of a child's records; empty for lists that do not name a child. */
  ofChildren<L extends Exclude<ListName, "Settings">>(schoolId: SchoolId, list: L, childIds: readonly ChildId[]): Promise<readonly Kept<RecordOf[L]>[]>;
  needsMending(schoolId: SchoolId): Promise<readonly { readonly list: ListName; readonly key: string | undefined; readonly problems: readonly string[] }[]>;
}

/** Who teaches and learns in which class, as last read from the roster. */
export interface RosterCopy {
  classes(schoolId: SchoolId): Promise<readonly RosterClass[]>;
  /** Keeps a reading: `whole` replaces everything known of the school, otherwise only the classes named. */
  keep(schoolId: SchoolId, reading: RosterReading): Promise<void>;
  cursor(schoolId: SchoolId): Promise<string | undefined>;
}

/** One reading of a school's roster. */
export interface RosterReading {
  readonly whole: boolean;
  readonly classes: readonly RosterClass[];
  /** Classes that no longer belong to the school. */
  readonly removedIds: readonly ClassId[];
  readonly cursor: string;
}

/** The school's roster in Microsoft 365. */
export interface RosterSource {
  /** Classes changed since `cursor` with their members now; all classes without one, or when it has expired. */
  changes(school: School, cursor: string | undefined): Promise<RosterReading>;
}

/** Names of people in the tenant. */
export interface Directory {
  /** Display names by id; people who are gone are missing from the answer. */
  names(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>>;
}

/** A plan being written, as kept for its author. */
export interface Draft {
  readonly personId: PersonId;
  readonly childId: ChildId;
  readonly content: PlanContent;
  /** Rises with every save; 0 is "never saved". */
  readonly revision: number;
  /** Instant in ISO 8601, UTC. */
  readonly savedAt: string;
}

/** Drafts, per person and child. They survive reload, sign-out and another device, and never leave the service. */
export interface Drafts {
  find(schoolId: SchoolId, personId: PersonId, childId: ChildId): Promise<Draft | undefined>;
  /** The children about whom the person keeps a draft. */
  childrenOf(schoolId: SchoolId, personId: PersonId): Promise<readonly ChildId[]>;
  /**
   * Keeps `content` over revision `over` (0 for a first save).
   *
   * @throws {StaleError} another window saved meanwhile; nothing was written.
   */
  save(schoolId: SchoolId, draft: Omit<Draft, "revision">, over: number): Promise<Draft>;
  discard(schoolId: SchoolId, personId: PersonId, childId: ChildId): Promise<void>;
}

/** A child's two folders in the school's library. */
export interface ChildFolders {
  /** Makes `plan/` and `restricted/` where they are missing, and says where `plan/` opens in a browser. */
  ensure(school: School, childId: ChildId): Promise<ChildFolder>;
  /** Where `plan/` is, or `undefined` when it has not been made. */
  find(school: School, childId: ChildId): Promise<ChildFolder | undefined>;
  /** Puts a file into `plan/`, over one of the same name. */
  file(school: School, childId: ChildId, file: FolderFile): Promise<void>;
  /** Puts a file into `restricted/`, which is shared with nobody, over one of the same name. */
  fileRestricted(school: School, childId: ChildId, file: FolderFile): Promise<void>;
  /** Grants and removes *read* on `plan/` until exactly these people hold it; no call is made when nothing differs (R49). */
  shareWith(school: School, childId: ChildId, people: readonly PersonId[]): Promise<{ readonly granted: number; readonly removed: number }>;
}

/** Where a child's `plan/` folder is. */
export interface ChildFolder {
  readonly webUrl: string;
}

/** A file for a child's folder. `name` says nothing about the child. */
export interface FolderFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** Makes the Word file that staff read. */
export interface StaffCopies {
  /** The whole `.docx` file. */
  make(document: PlanDocument): Uint8Array;
}

/** Which version each child's staff copy in the library was made from, so that only new versions are filed. */
export interface FiledCopies {
  /** Keys of Plans rows, by child. */
  all(schoolId: SchoolId): Promise<ReadonlyMap<ChildId, string>>;
  keep(schoolId: SchoolId, childId: ChildId, versionKey: string): Promise<void>;
}

/** With whom each child's `plan/` folder was last shared, so that only folders whose team changed are touched. */
export interface FolderShares {
  all(schoolId: SchoolId): Promise<ReadonlyMap<ChildId, readonly PersonId[]>>;
  /** Keeps with whom a folder is shared now, and in the same transaction what was granted and removed for it. */
  keep(schoolId: SchoolId, childId: ChildId, shared: SharedFolder): Promise<void>;
}

/** With whom a folder is shared now, and the acts that made it so. */
export interface SharedFolder {
  readonly people: readonly PersonId[];
  readonly acts: readonly NewAuditEntry[];
}

/** Which schools may be answered for. */
export interface SchoolReadiness {
  /** What keeps a school from being answered for, such as a missing list; `undefined` when nothing does. */
  obstacle(schoolId: SchoolId): AppError | undefined;
}

/** What one sweep for rows without a plan remembers for the next. */
export interface SweepMemory {
  /** Remembers for good that these versions, by the keys of their Plans rows, have been agreed. */
  noteCommitted(schoolId: SchoolId, versionKeys: readonly string[]): Promise<void>;
  /** Every version that was ever seen agreed. */
  committed(schoolId: SchoolId): Promise<ReadonlySet<string>>;
  /**
   * Says since which instant each of these rows has been seen at its revision without a plan; `now` for a new one.
   * Rows that are not named any more are forgotten.
   */
  noteUncommitted(
    schoolId: SchoolId, rows: readonly { readonly name: string; readonly revision: Revision }[], now: string,
  ): Promise<ReadonlyMap<string, string>>;
}
