import type { AuditTrail } from "../../../src/application/audit-ports";
import { StaleError } from "../../../src/application/errors";
import type { ChildFolders, Draft, Drafts, FiledCopies, FolderFile, FolderShares, SweepMemory } from "../../../src/application/ports";
import type { ChildId, PersonId } from "../../../src/domain/ids";

/** Drafts in memory. */
export function draftsInMemory(): Drafts {
  const drafts = new Map<string, Draft>();
  let last = 0;
  const keyOf = (...parts: readonly string[]) => parts.join("/");
  return {
    find: async (schoolId, personId, childId) => drafts.get(keyOf(schoolId, personId, childId)),
    childrenOf: async (schoolId, personId) =>
      [...drafts].filter(([key]) => key.startsWith(`${schoolId}/${personId}/`)).map(([, draft]) => draft.childId),
    save: async (schoolId, draft, over) => {
      const key = keyOf(schoolId, draft.personId, draft.childId);
      if ((drafts.get(key)?.revision ?? 0) !== over) throw new StaleError({ kind: "draft", id: draft.childId });
      last += 1;
      const kept = { ...draft, revision: last };
      drafts.set(key, kept);
      return kept;
    },
    discard: async (schoolId, personId, childId) => void drafts.delete(keyOf(schoolId, personId, childId)),
  };
}

/** With whom folders were last shared, in memory. */
export function sharesInMemory(audit: Pick<AuditTrail, "note"> = { note: () => Promise.resolve() }): FolderShares {
  const shares = new Map<string, Map<ChildId, readonly PersonId[]>>();
  return {
    all: async (schoolId) => new Map(shares.get(schoolId) ?? []),
    keep: async (schoolId, childId, { people, acts }) => {
      shares.set(schoolId, new Map(shares.get(schoolId) ?? []).set(childId, people));
      await audit.note(schoolId, acts);
    },
  };
}

/** Which versions were filed, in memory. */
export function filedInMemory(): FiledCopies {
  const filed = new Map<string, ReadonlyMap<ChildId, string>>();
  return {
    all: async (schoolId) => filed.get(schoolId) ?? new Map<ChildId, string>(),
    keep: async (schoolId, childId, versionKey) => void filed.set(schoolId, new Map(filed.get(schoolId) ?? []).set(childId, versionKey)),
  };
}

/** What sweeps remember, in memory. */
export function sweepsInMemory(): SweepMemory {
  const versions = new Map<string, ReadonlySet<string>>();
  const seen = new Map<string, ReadonlyMap<string, { readonly revision: string; readonly since: string }>>();
  return {
    noteCommitted: async (schoolId, keys) => void versions.set(schoolId, new Set([...(versions.get(schoolId) ?? []), ...keys])),
    committed: async (schoolId) => versions.get(schoolId) ?? new Set<string>(),
    noteUncommitted: async (schoolId, rows, now) => {
      const before = seen.get(schoolId);
      const kept = rows.map(({ name, revision }) => {
        const known = before?.get(name);
        return [name, { revision, since: known?.revision === revision ? known.since : now }] as const;
      });
      seen.set(schoolId, new Map(kept));
      return new Map(kept.map(([name, { since }]) => [name, since]));
    },
  };
}

/** Folders in memory. */
export interface FoldersInMemory extends ChildFolders {
  readonly shared: Map<ChildId, readonly PersonId[]>;
  /** What was put into `plan/`, in the order in which it was. */
  readonly files: (FolderFile & { readonly childId: ChildId })[];
  /** What was put into `restricted/`. */
  readonly restricted: (FolderFile & { readonly childId: ChildId })[];
  /** Throws from the next calls of `shareWith` and `file`. */
  readonly failures: Error[];
}

/** A library without folders. */
export function foldersInMemory(): FoldersInMemory {
  const made = new Set<ChildId>();
  const shared = new Map<ChildId, readonly PersonId[]>();
  const files: FoldersInMemory["files"] = [];
  const restricted: FoldersInMemory["restricted"] = [];
  const failures: Error[] = [];
  const failIfTold = () => {
    const failure = failures.shift();
    if (failure !== undefined) throw failure;
  };
  const folderOf = (childId: ChildId) => ({ webUrl: `http://localhost/sites/sen/${childId}/plan` });
  return {
    shared,
    files,
    restricted,
    failures,
    ensure: async (_school, childId) => {
      made.add(childId);
      return folderOf(childId);
    },
    find: async (_school, childId) => (made.has(childId) ? folderOf(childId) : undefined),
    file: async (_school, childId, file) => {
      failIfTold();
      made.add(childId);
      files.push({ ...file, childId });
    },
    fileRestricted: async (_school, childId, file) => {
      failIfTold();
      made.add(childId);
      restricted.push({ ...file, childId });
    },
    shareWith: async (_school, childId, people) => {
      failIfTold();
      const before = shared.get(childId) ?? [];
      shared.set(childId, people);
      return { granted: people.filter((one) => !before.includes(one)).length, removed: before.filter((one) => !people.includes(one)).length };
    },
  };
}
