import type { DraftKeeper } from "./draft-keeper";

/** The drafts that this page has open. Text that could not be kept waits here while the reader looks at another page of ours. */
export interface DraftShelf {
  /** The draft of this child that holds something the service has not got; `undefined` when there is none. */
  findUnkept(childId: string): DraftKeeper | undefined;
  put(childId: string, keeper: DraftKeeper): void;
  drop(childId: string): void;
  /** Whether closing the page now would lose something. */
  hasUnkept(): boolean;
}

/** An empty shelf; it lives as long as the page and is written nowhere. */
export function createDraftShelf(): DraftShelf {
  const keepers = new Map<string, DraftKeeper>();
  return {
    findUnkept: (childId) => {
      const keeper = keepers.get(childId);
      return keeper?.hasUnkept() === true ? keeper : undefined;
    },
    put: (childId, keeper) => {
      keepers.set(childId, keeper);
    },
    drop: (childId) => {
      keepers.delete(childId);
    },
    hasUnkept: () => [...keepers.values()].some((keeper) => keeper.hasUnkept()),
  };
}
