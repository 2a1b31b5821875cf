import { followLists } from "../../../src/application/follow-lists";
import { followRoster } from "../../../src/application/follow-roster";
import type { School } from "../../../src/application/ports";
import type { Services } from "../../../src/application/services";
import { createTurns } from "../../../src/application/turns";
import type { ListName, RecordOf } from "../../../src/domain/records";
import type { RosterClass } from "../../../src/domain/team";
import { createPackages } from "../../../src/service/package/create-packages";
import { createStaffCopies } from "../../../src/service/staff-copies";
import { MR_BECKER, OAKFIELD, ROWAN, aChild, aClass, aStaffRow } from "../builders";
import { type AuditInMemory, auditInMemory } from "./audit";
import { type ChatsInMemory, chatsInMemory } from "./chats";
import { type FoldersInMemory, draftsInMemory, filedInMemory, foldersInMemory, sharesInMemory, sweepsInMemory } from "./ledger";
import { type ListsInMemory, listsInMemory } from "./lists";
import { type NoticesInMemory, conversationsInMemory, noticesInMemory } from "./notices";
import { type StoppedClock, clockAt, directoryWithout, rosterInMemory, rosterSourceOf } from "./people";
import { replicaInMemory } from "./replica";
import { type StaffCopiesInText, staffCopiesInText } from "./staff-copies";

/** Oakfield as the settings name it. */
export const OAKFIELD_SCHOOL: School = {
  id: OAKFIELD,
  name: "Oakfield Primary",
  siteUrl: "http://localhost/sites/sen-oakfield",
  timeZone: "Europe/London",
  termPack: "england-2015",
  firstSencoIds: [],
};

/** Services in memory, with the parts that a test reaches behind. */
export interface TestServices extends Services {
  readonly clock: StoppedClock;
  readonly lists: ListsInMemory;
  readonly folders: FoldersInMemory;
  readonly audit: AuditInMemory;
  readonly notices: NoticesInMemory;
  readonly messenger: ChatsInMemory["messenger"];
  readonly botChats: ChatsInMemory["botChats"];
  readonly staffCopies: StaffCopiesInText;
  readonly classes: RosterClass[];
  /** Reads lists and rosters into the copies. */
  catchUp(): Promise<void>;
}

/** What a school holds at the start of a test; the SENCO and Jo are always there. */
export type Records = { readonly [L in ListName]?: readonly RecordOf[L][] };

/**
 * Oakfield on 1 October 2026: Ms Hale is SENCO, Ms Yusuf teaches Willow with Jo in it, Mr Becker teaches Rowan.
 * Everything has been read.
 */
export async function oakfield(records: Records = {}, overrides: Partial<Pick<Services, "directory" | "schools" | "readiness">> = {}): Promise<TestServices> {
  const lists = listsInMemory();
  const classes = [aClass(), aClass({ id: ROWAN, name: "Rowan", teacherIds: [MR_BECKER], pupilIds: [] })];
  const chats = chatsInMemory();
  const audit = auditInMemory();
  let minted = 0;
  const all: Records = { Settings: [aStaffRow()], Children: [aChild()], ...records };
  for (const [list, rows] of Object.entries(all)) for (const row of rows) lists.put(list as ListName, row);
  const services = {
    schools: [OAKFIELD_SCHOOL],
    readiness: { obstacle: () => undefined },
    lists,
    classes,
    clock: clockAt("2026-10-01"),
    audit,
    replica: replicaInMemory(audit),
    roster: rosterInMemory(),
    rosterSource: rosterSourceOf(classes),
    directory: directoryWithout(),
    drafts: draftsInMemory(),
    folders: foldersInMemory(),
    shares: sharesInMemory(audit),
    sweeps: sweepsInMemory(),
    filed: filedInMemory(),
    staffCopies: staffCopiesInText(),
    packages: createPackages(createStaffCopies()),
    notices: noticesInMemory(),
    conversations: conversationsInMemory(),
    messenger: chats.messenger,
    botChats: chats.botChats,
    appId: "b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01",
    mintId: () => `f0000000-0000-4000-8000-${String((minted += 1)).padStart(12, "0")}`,
    turns: createTurns(),
    ...overrides,
    async catchUp() {
      for (const school of services.schools) {
        await followLists(school, services);
        await followRoster(school, false, services);
      }
    },
  };
  await services.catchUp();
  return services;
}
