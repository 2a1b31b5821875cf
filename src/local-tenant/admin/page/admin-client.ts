import { z } from "zod";
import { readJson } from "../../pages/read-json";

const school = z.object({ id: z.string(), displayName: z.string(), schoolNumber: z.string().optional() });
const person = z.object({
  id: z.string(),
  displayName: z.string(),
  userPrincipalName: z.string(),
  primaryRole: z.enum(["teacher", "student", "none"]),
  jobTitle: z.string().nullish(),
  schoolIds: z.array(z.string()),
  classIds: z.array(z.string()),
});
const schoolClass = z.object({ id: z.string(), displayName: z.string(), schoolId: z.string(), grade: z.string(), hiddenMembership: z.boolean(), teacherIds: z.array(z.string()), pupilIds: z.array(z.string()) });
const day = z.object({ day: z.string().nullable(), offsetDays: z.number() });
const fault = z.object({ kind: z.enum(["none", "commit-then-504", "commit-then-reset", "connector-commit-then-504", "connector-commit-then-reset", "connector-503"]), times: z.number(), pathIncludes: z.string().optional() });
const calls = z.object({
  last: z.number(),
  writes: z.number(),
  calls: z.array(z.object({ id: z.number(), at: z.string(), appId: z.string(), personId: z.string().nullish(), method: z.string(), path: z.string(), status: z.number() })),
});

export type School = z.infer<typeof school>;
export type Person = z.infer<typeof person>;
export type SchoolClass = z.infer<typeof schoolClass>;
/** The day that the tenant tells; `offsetDays` counts from the real day. */
export type TenantDay = z.infer<typeof day>;
export type Fault = z.infer<typeof fault>;
export type Calls = z.infer<typeof calls>;

/** What somebody is in a class. */
export type ClassRole = "teachers" | "pupils";

/** Somebody's part in one class. */
export interface ClassPlace {
  readonly classId: string;
  readonly role: ClassRole;
  readonly personId: string;
}

/** Schools, people and classes as they are now. */
export interface Directory {
  readonly schools: readonly School[];
  readonly people: readonly Person[];
  readonly classes: readonly SchoolClass[];
}

/** Reads everybody and every class. */
export async function readDirectory(): Promise<Directory> {
  const [schools, people, classes] = await Promise.all([
    askAdmin({ method: "GET", path: "schools" }, z.object({ value: z.array(school) })),
    askAdmin({ method: "GET", path: "people" }, z.object({ value: z.array(person) })),
    askAdmin({ method: "GET", path: "classes" }, z.object({ value: z.array(schoolClass) })),
  ]);
  return { schools: schools.value, people: people.value, classes: classes.value };
}

/** Makes a class, or one that was deleted anew, with who is in it. */
export function keepClass({ id, ...body }: SchoolClass): Promise<SchoolClass> {
  return askAdmin({ method: "PUT", path: `classes/${id}`, body }, schoolClass);
}

/**
 * Gives a class another name and leaves everything else as it is now, whatever the page last read.
 *
 * @throws {Error} when the class is not there any more.
 */
export async function renameClass(classId: string, displayName: string): Promise<SchoolClass> {
  const { value } = await askAdmin({ method: "GET", path: "classes" }, z.object({ value: z.array(schoolClass) }));
  const now = value.find(({ id }) => id === classId);
  if (now === undefined) throw new Error("The class has been deleted meanwhile.");
  return keepClass({ ...now, displayName });
}

/** Deletes a class; its people stay in the school. */
export function deleteClass(classId: string): Promise<void> {
  return askAdmin({ method: "DELETE", path: `classes/${classId}` }, z.void());
}

/** A person as they are entered. */
export interface NewPerson extends Pick<Person, "id" | "displayName" | "userPrincipalName" | "primaryRole" | "schoolIds"> {
  readonly givenName: string;
  readonly surname: string;
  readonly jobTitle: string;
}

/** Makes a person. */
export function createPerson({ id, ...body }: NewPerson): Promise<Person> {
  return askAdmin({ method: "PUT", path: `people/${id}`, body }, person);
}

/** Removes a person from the directory and every class. */
export function removePerson(personId: string): Promise<void> {
  return askAdmin({ method: "DELETE", path: `people/${personId}` }, z.void());
}

/** Lets somebody join a class. */
export function addToClass({ classId, role, personId }: ClassPlace): Promise<void> {
  return askAdmin({ method: "PUT", path: `classes/${classId}/${role}/${personId}` }, z.void());
}

/** Lets somebody leave a class. */
export function removeFromClass({ classId, role, personId }: ClassPlace): Promise<void> {
  return askAdmin({ method: "DELETE", path: `classes/${classId}/${role}/${personId}` }, z.void());
}

/** Moves a pupil to one class and its school, out of every other. */
export function movePupil(personId: string, classId: string): Promise<unknown> {
  return askAdmin({ method: "PUT", path: `people/${personId}/move`, body: { classId } }, person);
}

/** Reads the day that the tenant tells. */
export function readDay(): Promise<TenantDay> {
  return askAdmin({ method: "GET", path: "day" }, day);
}

/** Moves the tenant's day; `null` goes back to the real one. */
export function moveDay(to: string | null): Promise<TenantDay> {
  return askAdmin({ method: "PUT", path: "day", body: { day: to } }, day);
}

/** Reads how the fault switch stands. */
export function readFault(): Promise<Fault> {
  return askAdmin({ method: "GET", path: "fault" }, fault);
}

/** Sets the fault switch for the next `times` writes. */
export function setFault(wanted: Fault): Promise<Fault> {
  return askAdmin({ method: "PUT", path: "fault", body: wanted }, fault);
}

/** Reads the writes that Graph has answered after the one numbered `after`. */
export function readCalls(after: number): Promise<Calls> {
  return askAdmin({ method: "GET", path: `calls?after=${String(after)}` }, calls);
}

/** Ends every sign-in, as if all had expired. */
export function endSignIns(): Promise<unknown> {
  return askAdmin({ method: "POST", path: "clear-sign-ins", body: {} }, z.unknown());
}

interface AdminCall {
  readonly method: string;
  /** Below `/admin/api/`. */
  readonly path: string;
  readonly body?: object;
}

/** Asks the admin interface. @throws {Error} when it refuses, or answers in another shape. */
export async function askAdmin<Shape extends z.ZodType>({ method, path, body }: AdminCall, shape: Shape): Promise<z.infer<Shape>> {
  const answer = await fetch(`/admin/api/${path}`, {
    method,
    ...(method === "GET" ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body ?? {}) }),
  });
  return readJson(answer, shape);
}
