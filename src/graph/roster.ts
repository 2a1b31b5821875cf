import { z } from "zod";
import type { Subject } from "../application/errors";
import type { RosterReading, RosterSource, School } from "../application/ports";
import type { ClassId, PersonId, SchoolId } from "../domain/ids";
import type { RosterClass } from "../domain/team";
import { type PartAnswer, readInBatches } from "./batch";
import type { GraphConnection } from "./graph-connection";
import { failureKind, naming, translateGraphError } from "./graph-failure";
import { readPages } from "./pages";

const educationClass = z.object({ id: z.string().min(1), displayName: z.string() });
const changedClass = z.object({ id: z.string().min(1) });
const educationUser = z.object({ id: z.string().min(1), primaryRole: z.string().nullish() });
const page = z.object({ value: z.array(educationUser), "@odata.nextLink": z.string().optional() });
type EducationUser = z.infer<typeof educationUser>;
type EducationClass = z.infer<typeof educationClass>;

/** What a roster needs from outside. */
export interface RosterParts {
  readonly graph: GraphConnection;
}

/**
 * Reads rosters from Microsoft 365 Education. The first reading of a school in the life of the program is whole, even with
 * a cursor: Graph does not tell of deleted classes, so a class deleted while nobody watched would be missed.
 */
export function createRoster(parts: RosterParts): RosterSource {
  const known = new Map<SchoolId, ReadonlySet<string>>();
  return {
    async changes(school, cursor) {
      const before = known.get(school.id);
      const since = before === undefined ? undefined : cursor;
      const { reading, classIds } = await readRoster(parts, school, { before: before ?? new Set(), cursor: since });
      known.set(school.id, classIds);
      return reading;
    },
  };
}

interface Since {
  /** Classes that the last reading saw. */
  readonly before: ReadonlySet<string>;
  readonly cursor: string | undefined;
}

async function readRoster(parts: RosterParts, school: School, since: Since): Promise<{ reading: RosterReading; classIds: ReadonlySet<string> }> {
  const subject: Subject = { kind: "school", id: school.id };
  // The mark is taken before anything is read, so that what changes meanwhile is told next time.
  const changes = await readChangedIds(parts.graph, subject, since.cursor);
  const { all } = await naming(subject, readPages(parts.graph, `/education/schools/${encodeURIComponent(school.id)}/classes`, educationClass));
  const wanted = changes.whole ? all : all.filter((one) => changes.ids.has(one.id) || !since.before.has(one.id));
  const read = await naming(subject, readPeople(parts, wanted));
  const classIds = new Set(all.map((one) => one.id));
  const missing = [...since.before, ...changes.ids].filter((id) => !classIds.has(id));
  const gone = wanted.filter((one) => !read.some((kept) => kept.id === one.id)).map((one) => one.id);
  const removedIds = changes.whole ? [] : [...new Set([...missing, ...gone])].map((id) => id as ClassId);
  return { reading: { whole: changes.whole, classes: read, removedIds, cursor: changes.cursor }, classIds };
}

interface ChangedIds {
  readonly whole: boolean;
  readonly ids: ReadonlySet<string>;
  readonly cursor: string;
}

async function readChangedIds(graph: GraphConnection, subject: Subject, cursor: string | undefined): Promise<ChangedIds> {
  try {
    const { all, deltaLink } = await readPages(graph, cursor ?? "/education/classes/delta?$select=id", changedClass);
    if (deltaLink === undefined) throw new Error("Graph gave no mark to follow the roster from");
    return { whole: cursor === undefined, ids: new Set(cursor === undefined ? [] : all.map((one) => one.id)), cursor: deltaLink };
  } catch (error) {
    const kind = failureKind(error);
    if (kind === undefined) throw error;
    if (cursor !== undefined && kind === "gone") return readChangedIds(graph, subject, undefined);
    throw translateGraphError(error, subject);
  }
}

/** Teachers and pupils of classes; a class that has gone meanwhile is left out. */
async function readPeople({ graph }: RosterParts, classes: readonly EducationClass[]): Promise<readonly RosterClass[]> {
  const paths = classes.flatMap(({ id }) => ["teachers?$select=id", "members?$select=id,primaryRole"].map((what) => `/education/classes/${encodeURIComponent(id)}/${what}`));
  const answers = await readInBatches(graph, paths);
  const read: RosterClass[] = [];
  for (const [index, one] of classes.entries()) {
    const teachers = await peopleIn(graph, answers[index * 2]);
    const members = await peopleIn(graph, answers[index * 2 + 1]);
    if (teachers !== undefined && members !== undefined) read.push(rosterClass(one, teachers, members));
  }
  return read;
}

async function peopleIn(graph: GraphConnection, answer: PartAnswer | undefined): Promise<readonly EducationUser[] | undefined> {
  if (answer?.found !== true) return undefined;
  const first = page.parse(answer.body);
  const next = first["@odata.nextLink"];
  return next === undefined ? first.value : [...first.value, ...(await readPages(graph, next, educationUser)).all];
}

/** Members hold teachers and pupils alike; a member whom the roster calls a teacher is no pupil, whatever the class says. */
function rosterClass(one: EducationClass, teachers: readonly EducationUser[], members: readonly EducationUser[]): RosterClass {
  const teacherIds = new Set(teachers.map((person) => person.id));
  const pupils = members.filter((person) => !teacherIds.has(person.id) && person.primaryRole !== "teacher");
  return {
    id: one.id as ClassId,
    name: one.displayName,
    teacherIds: [...teacherIds].map((id) => id as PersonId),
    pupilIds: pupils.map((person) => person.id as PersonId),
  };
}
