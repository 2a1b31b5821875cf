import type {
  ChildFolders, Clock, Directory, Drafts, FiledCopies, FolderShares, Lists, Replica, RosterCopy, RosterSource, School, SchoolReadiness, StaffCopies, SweepMemory,
} from "./ports";
import type { AuditTrail } from "./audit-ports";
import type { PackageFiles } from "./package-ports";
import type { BotChats, Conversations, Messenger, NoticeLedger } from "./notice-ports";
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
  readonly staffCopies: StaffCopies;
  readonly packages: PackageFiles;
  readonly filed: FiledCopies;
  readonly audit: AuditTrail;
  readonly notices: NoticeLedger;
  readonly conversations: Conversations;
  readonly messenger: Messenger;
  readonly botChats: BotChats;
  /** Client id of the Teams app, for links into it. */
  readonly appId: string;
  /** A new UUID. */
  readonly mintId: () => string;
  readonly turns: Turns;
}

/** What is needed to know who somebody is. */
export type KnowsPeople = Pick<Services, "schools" | "readiness" | "clock" | "replica" | "roster">;
