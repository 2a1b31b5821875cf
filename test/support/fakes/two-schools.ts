import { followLists } from "../../../src/application/follow-lists";
import type { Lists, School } from "../../../src/application/ports";
import type { ClassId, PersonId, SchoolId } from "../../../src/domain/ids";
import type { ListName } from "../../../src/domain/records";
import type { RosterClass } from "../../../src/domain/team";
import { PUPIL_JO, aChild, aClass, aStaffRow } from "../builders";
import { type ListsInMemory, listsInMemory } from "./lists";
import { OAKFIELD_SCHOOL, type Records, type TestServices, oakfield } from "./services";

/** The SENCO of Riverside. */
export const MR_MARSH = "person-marsh" as PersonId;
/** Teaches Cedar at Riverside. */
export const MR_STRICKLAND = "person-strickland" as PersonId;
export const RIVERSIDE = "school-riverside" as SchoolId;
export const CEDAR = "class-cedar" as ClassId;
export const RIVERSIDE_SCHOOL: School = { ...OAKFIELD_SCHOOL, id: RIVERSIDE, name: "Riverside Academy", siteUrl: "http://localhost/sites/sen-riverside" };

/** Services of two schools, with the lists of each. */
export interface TwoSchools extends Omit<TestServices, "lists"> {
  readonly lists: Lists;
  readonly oakfieldLists: ListsInMemory;
  readonly riversideLists: ListsInMemory;
  /** Throws from the nth write from now on, whichever school it is in; counts from 1. `carriedOut`: the row is written all the same. */
  failWrite(nth: number, error: Error, carriedOut?: boolean): void;
  /** Writes tried since the beginning. */
  writeCount(): number;
  /** Moves Jo in the rosters, and reads lists and rosters anew. */
  putJoIn(...classIds: readonly ClassId[]): Promise<void>;
}

/** Oakfield as ever, and Riverside: Mr Marsh is SENCO, Mr Strickland teaches Cedar, which is empty. */
export async function oakfieldAndRiverside(records: { readonly oakfield?: Records; readonly riverside?: Records } = {}): Promise<TwoSchools> {
  const base = await oakfield();
  const ours = listsWith({ Settings: [aStaffRow()], Children: [aChild()], ...records.oakfield });
  const theirs = listsWith({ Settings: [aStaffRow({ id: "staff-marsh", personId: MR_MARSH, schoolId: RIVERSIDE })], ...records.riverside });
  const failing = failingLists((school) => (school.id === RIVERSIDE ? theirs : ours));
  const roster = [aClass(), aClass({ id: CEDAR, name: "Cedar", teacherIds: [MR_STRICKLAND], pupilIds: [] })];
  const services = {
    ...base, ...failing.control, schools: [OAKFIELD_SCHOOL, RIVERSIDE_SCHOOL], lists: failing.lists, oakfieldLists: ours, riversideLists: theirs, appId: "app-baton", mintId: () => "id",
    async catchUp() {
      for (const school of services.schools) await followLists(school, services);
    },
    async putJoIn(...classIds: readonly ClassId[]) {
      const now = roster.map((one): RosterClass => ({ ...one, pupilIds: classIds.includes(one.id) ? [PUPIL_JO] : [] }));
      await services.roster.keep(OAKFIELD_SCHOOL.id, { whole: true, classes: now.slice(0, 1), removedIds: [], cursor: "1" });
      await services.roster.keep(RIVERSIDE, { whole: true, classes: now.slice(1), removedIds: [], cursor: "1" });
      await services.catchUp();
    },
  };
  await forgetCopy(base, services);
  return services;
}

/** What Oakfield's copy read from its first lists is replaced by what stands in these. */
async function forgetCopy(base: TestServices, services: TwoSchools): Promise<void> {
  for (const list of ["Settings", "Children"] as const) {
    await base.replica.apply(OAKFIELD_SCHOOL.id, list, { rows: [], cursor: "", fromTheStart: true, since: await base.replica.cursor(OAKFIELD_SCHOOL.id, list) });
  }
  await services.putJoIn("class-willow" as ClassId);
}

function listsWith(records: Records): ListsInMemory {
  const lists = listsInMemory();
  for (const [list, rows] of Object.entries(records)) for (const row of rows) lists.put(list as ListName, row);
  return lists;
}

function failingLists(listsOf: (school: School) => ListsInMemory) {
  let tried = 0;
  let failure: { readonly at: number; readonly error: Error; readonly carriedOut: boolean } | undefined;
  async function write<T>(carryOut: () => Promise<T>): Promise<T> {
    tried += 1;
    if (failure?.at !== tried) return carryOut();
    const { error, carriedOut } = failure;
    if (carriedOut) await carryOut();
    throw error;
  }
  const lists: Lists = {
    create: (school, ...rest) => write(() => listsOf(school).create(school, ...rest)),
    replace: (school, ...rest) => write(() => listsOf(school).replace(school, ...rest)),
    remove: (school, ...rest) => write(() => listsOf(school).remove(school, ...rest)),
    changes: (school, ...rest) => listsOf(school).changes(school, ...rest),
  };
  const control = {
    failWrite(nth: number, error: Error, carriedOut = false) {
      failure = { at: tried + nth, error, carriedOut };
    },
    writeCount: () => tried,
  };
  return { lists, control };
}
