import type { Child } from "../domain/child";
import { type Handover, isOpenHandover } from "../domain/handover";
import type { PersonId } from "../domain/ids";
import { outsideSchoolName } from "../domain/package/package-file";
import { isOnRegister } from "../domain/plan-standing";
import { AppError, UnavailableError } from "./errors";
import { followList } from "./follow-lists";
import { handoverIds } from "./handover-ids";
import type { Kept, School } from "./ports";
import type { Services } from "./services";
import { type Writing, createRow, replaceRow } from "./write-row";

type Proposes = Pick<Services, "schools" | "readiness" | "clock" | "lists" | "replica" | "roster" | "turns" | "appId">;

/** A child whom this school's rosters no longer have, or have again. */
interface Turning {
  readonly child: Kept<Child>;
  readonly open: Kept<Handover> | undefined;
  /** Where the rosters have the child now; `undefined` when nowhere, or in a school that cannot be asked yet. */
  readonly goesTo: School | undefined;
  readonly isBack: boolean;
}

/**
 * Opens a handover for every child on the school's register whom its own roster has in no class and another school's has,
 * and notes that the child has left, which ends the old team's access. A child whom the roster puts back before anything
 * has reached the other school is taken back. Every round finishes what an interrupted one began.
 *
 * @returns what stood in the way of single children; they are tried again in the next round.
 * @throws {UnavailableError} Microsoft 365 could not answer; the next round goes on.
 */
export async function proposeHandovers(school: School, services: Proposes): Promise<readonly AppError[]> {
  if ((await findTurning(school, services)).length === 0) return [];
  // Only when there is something to do: what is written must rest on what stands in the lists now.
  for (const list of ["Children", "Handovers"] as const) await followList(school, list, services);
  const problems: AppError[] = [];
  for (const turning of await findTurning(school, services)) {
    try {
      await services.turns.inTurn(turning.child.record.id, () => turn(school, turning, services));
    } catch (error) {
      if (!(error instanceof AppError) || error instanceof UnavailableError) throw error;
      problems.push(error);
    }
  }
  return problems;
}

async function findTurning(school: School, services: Proposes): Promise<readonly Turning[]> {
  const today = services.clock.today(school.timeZone);
  const [children, handovers, arriving, placeOf] = await Promise.all([
    services.replica.all(school.id, "Children"),
    services.replica.all(school.id, "Handovers"),
    idsOfArriving(school, services),
    readPlaces(services),
  ]);
  return children.flatMap((child): readonly Turning[] => {
    const { id, entraId } = child.record;
    if (entraId === undefined || arriving.has(id)) return [];
    const open = handovers.find(({ record }) => record.childId === id && isOpenHandover(record) && outsideSchoolName(record.toSchoolId) === undefined);
    const places = placeOf.get(entraId) ?? [];
    const isBack = places.includes(school);
    const goesTo = isBack ? undefined : places[0];
    const turning = { child, open, isBack, goesTo };
    if (open !== undefined) return isBack || child.record.leftOn === undefined ? [turning] : [];
    return goesTo !== undefined && isOnRegister(child.record, today) ? [turning] : [];
  });
}

/** Children whose acceptance by this school was interrupted: they are not here yet. */
async function idsOfArriving(school: School, { schools, replica }: Proposes): Promise<ReadonlySet<string>> {
  const handovers = await Promise.all(schools.map((one) => replica.all(one.id, "Handovers")));
  return new Set(handovers.flat().flatMap(({ record }) => (record.toSchoolId === school.id && isOpenHandover(record) ? [record.toChildId] : [])));
}

/** The schools in whose classes each pupil is, of those that have been read. */
async function readPlaces({ schools, readiness, roster }: Proposes): Promise<ReadonlyMap<PersonId, readonly School[]>> {
  const places = new Map<PersonId, School[]>();
  for (const school of schools.filter(({ id }) => readiness.obstacle(id) === undefined)) {
    const pupils = new Set((await roster.classes(school.id)).flatMap((one) => one.pupilIds));
    for (const pupil of pupils) places.set(pupil, [...(places.get(pupil) ?? []), school]);
  }
  return places;
}

async function turn(school: School, { child, open, goesTo, isBack }: Turning, services: Proposes): Promise<void> {
  const writing = { school, personId: services.appId as PersonId };
  if (open === undefined) {
    if (goesTo === undefined) return;
    const handover = await openHandover({ ...writing, child: child.record, goesTo }, services);
    await noteLeft(writing, { child, handover }, services);
  } else if (!isBack) {
    await noteLeft(writing, { child, handover: open.record }, services);
  } else if (!(await hasReached(open.record, services))) {
    await takeBack(writing, { child, open }, services);
  }
}

async function openHandover({ child, goesTo, ...writing }: Writing & { readonly child: Child; readonly goesTo: School }, services: Proposes): Promise<Handover> {
  const { school } = writing;
  const movesOn = services.clock.today(school.timeZone);
  const earlier = await services.replica.ofChildren(school.id, "Handovers", [child.id]);
  const attempt = earlier.filter(({ record }) => record.toSchoolId === goesTo.id && record.movesOn === movesOn).length;
  const ids = handoverIds({ childId: child.id, toSchoolId: goesTo.id, movesOn, attempt });
  const knownThere = (await services.replica.all(goesTo.id, "Children")).find(({ record }) => record.entraId === child.entraId);
  const toChildId = knownThere?.record.id ?? ids.toChildId;
  const record: Handover = { ...ids, toChildId, childId: child.id, fromSchoolId: school.id, toSchoolId: goesTo.id, state: "proposed", movesOn };
  return (await createRow(writing, { list: "Handovers", record }, services)).record;
}

/** Written after the handover's row, so that an interruption never leaves a child who is gone without one. */
async function noteLeft(writing: Writing, { child, handover }: { readonly child: Kept<Child>; readonly handover: Handover }, services: Proposes): Promise<void> {
  const record: Child = { ...child.record, leftOn: handover.movesOn };
  await replaceRow(writing, { list: "Children", record, revision: child.revision }, services);
}

/** The child's row first: a handover that is over would not lead back here. */
async function takeBack(writing: Writing, { child, open }: { readonly child: Kept<Child>; readonly open: Kept<Handover> }, services: Proposes): Promise<void> {
  const { leftOn, ...here } = child.record;
  if (leftOn !== undefined) await replaceRow(writing, { list: "Children", record: here, revision: child.revision }, services);
  await replaceRow(writing, { list: "Handovers", record: { ...open.record, state: "withdrawn" }, revision: open.revision }, services);
}

/** Whether an acceptance has begun: then it is finished first, and the way back is a handover of its own. */
async function hasReached({ state, toSchoolId, toChildId }: Handover, { schools, lists, replica }: Proposes): Promise<boolean> {
  const to = schools.find(({ id }) => id === toSchoolId);
  if (state === "proposed" || to === undefined) return false;
  await followList(to, "Children", { lists, replica });
  const there = await replica.find(to.id, "Children", toChildId);
  return there !== undefined && there.record.leftOn === undefined;
}
