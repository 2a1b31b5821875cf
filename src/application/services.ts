import type {
  ChildFolders, Clock, Directory, Drafts, FolderShares, Lists, Replica, RosterCopy, RosterSource, School, SchoolReadiness, SweepMemory,
} from "./ports";
import type { Turns } from "./turns";

/** Everything the use cases work with; each takes only the parts that it names. */
export interface Services {
  readonly schools: readonly School[];
  readonly readiness: SchoolReadiness;
  readonly clock: Clock;
  readonly lists: Lists;
  readonly replica: Replica;
  readonly roster: RosterCopy;
  readonly rosterSource: RosterSource;
  readonly directory: Directory;
  readonly drafts: Drafts;
  readonly folders: ChildFolders;
  readonly shares: FolderShares;
  readonly sweeps: SweepMemory;
  readonly turns: Turns;
}

/** What is needed to know who somebody is. */
export type KnowsPeople = Pick<Services, "schools" | "readiness" | "clock" | "replica" | "roster">;
