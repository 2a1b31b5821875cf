import { mayAct } from "../domain/access/may-act";
import { type SchoolFacts, childStandings } from "../domain/access/standings";
import { type NewAuditEntry, THE_SERVICE } from "../domain/audit";
import type { Child } from "../domain/child";
import type { ChildId, PersonId } from "../domain/ids";
import type { LocalDate } from "../domain/local-date";
import { planInForce } from "../domain/plan-standing";
import { teamOf } from "../domain/team";
import { readChildRecords, recordsOf } from "./child-records";
import { AppError, UnavailableError } from "./errors";
import type { School } from "./ports";
import { readSchoolFacts } from "./school-facts";
import type { Services } from "./services";

type SharesFolders = Pick<Services, "folders" | "shares" | "clock">;

/** One round of sharing. */
export interface SharingRound {
  readonly shared: number;
  /** Children whose folder the tenant would not let us share; they are tried again in the next round. */
  readonly refused: readonly ChildId[];
}

/** Everybody on the child's team who may open the child's folder, in a fixed order. */
export function peopleWithFolder(child: Child, facts: SchoolFacts, today: LocalDate): readonly PersonId[] {
  return teamOf(child, facts, today)
    .map((relation) => relation.personId)
    .filter((personId) => mayAct(childStandings(personId, child, { facts, today }), "read", "folder"))
    .sort();
}

/** Makes a child's folders before they are shared for the first time, and shares `plan/` with exactly these people. */
export async function shareFolder(
  school: School,
  { childId, people }: { readonly childId: ChildId; readonly people: readonly PersonId[] },
  services: SharesFolders,
): Promise<void> {
  const known = (await services.shares.all(school.id)).get(childId);
  if (known === undefined) await services.folders.ensure(school, childId);
  const { granted, removed } = await services.folders.shareWith(school, childId, people);
  const before = granted + removed === 0 ? people : (known ?? []);
  await services.shares.keep(school.id, childId, { people, acts: sharingActs(childId, { before, people, doneAt: services.clock.now() }) });
}

function sharingActs(
  childId: ChildId,
  { before, people, doneAt }: { readonly before: readonly PersonId[]; readonly people: readonly PersonId[]; readonly doneAt: string },
): readonly NewAuditEntry[] {
  const act = { doneAt, by: THE_SERVICE, subjectKind: "folder" as const, childId };
  return [
    ...people.filter((personId) => !before.includes(personId)).map((personId) => ({ ...act, action: "shared" as const, subjectId: personId })),
    ...before.filter((personId) => !people.includes(personId)).map((personId) => ({ ...act, action: "unshared" as const, subjectId: personId })),
  ];
}

/**
 * Brings the folders of children with a plan in line with who works with them today, and takes everybody off
 * the folder of a child whose plan has ended. Folders that are as last shared are not touched; at most `atMost` are done.
 *
 * @throws {UnavailableError} Microsoft 365 could not answer; what was done is remembered.
 */
export async function shareFolders(
  school: School,
  atMost: number,
  services: SharesFolders & Pick<Services, "clock" | "replica" | "roster">,
): Promise<SharingRound> {
  const owed = (await foldersOwed(school, services)).slice(0, atMost);
  const refused: ChildId[] = [];
  for (const folder of owed) {
    try {
      await shareFolder(school, folder, services);
    } catch (error) {
      if (!(error instanceof AppError) || error instanceof UnavailableError) throw error;
      refused.push(folder.childId);
    }
  }
  return { shared: owed.length - refused.length, refused };
}

async function foldersOwed(school: School, services: Pick<Services, "clock" | "replica" | "roster" | "shares">) {
  const today = services.clock.today(school.timeZone);
  const facts = await readSchoolFacts(school, services);
  const children = (await services.replica.all(school.id, "Children")).map((kept) => kept.record);
  const records = await readChildRecords(school.id, children.map((child) => child.id), services);
  const shared = await services.shares.all(school.id);
  return children
    .map((child) => {
      const hasPlan = planInForce(recordsOf(child.id, records).plans) !== undefined;
      return { childId: child.id, hasPlan, people: hasPlan ? peopleWithFolder(child, facts, today) : [] };
    })
    .filter(({ childId, hasPlan, people }) => {
      const now = shared.get(childId);
      return now === undefined ? hasPlan : now.join() !== people.join();
    });
}
