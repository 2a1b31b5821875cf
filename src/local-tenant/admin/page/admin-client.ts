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
const schoolClass = z.object({ id: z.string(), displayName: z.string(), schoolId: z.string(), teacherIds: z.array(z.string()), pupilIds: z.array(z.string()) });
const day = z.object({ day: z.string().nullable(), offsetDays: z.number() });
const fault = z.object({ kind: z.enum(["none", "commit-then-504", "commit-then-reset"]), times: z.number(), pathIncludes: z.string().optional() });
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
    request("GET", "schools", z.object({ value: z.array(school) })),
    request("GET", "people", z.object({ value: z.array(person) })),
    request("GET", "classes", z.object({ value: z.array(schoolClass) })),
  ]);
  return { schools: schools.value, people: people.value, classes: classes.value };
}

/** Lets somebody join a class. */
export function addToClass({ classId, role, personId }: ClassPlace): Promise<void> {
  return request("PUT", `classes/${classId}/${role}/${personId}`, z.void());
}

/** Lets somebody leave a class. */
export function removeFromClass({ classId, role, personId }: ClassPlace): Promise<void> {
  return request("DELETE", `classes/${classId}/${role}/${personId}`, z.void());
}

/** Reads the day that the tenant tells. */
export function readDay(): Promise<TenantDay> {
  return request("GET", "day", day);
}

/** Moves the tenant's day; `null` goes back to the real one. */
export function moveDay(to: string | null): Promise<TenantDay> {
  return request("PUT", "day", day, { day: to });
}

/** Reads how the fault switch stands. */
export function readFault(): Promise<Fault> {
  return request("GET", "fault", fault);
}

/** Sets the fault switch for the next `times` writes. */
export function setFault(wanted: Fault): Promise<Fault> {
  return request("PUT", "fault", fault, wanted);
}

/** Reads the writes that Graph has answered after the one numbered `after`. */
export function readCalls(after: number): Promise<Calls> {
  return request("GET", `calls?after=${String(after)}`, calls);
}

/** Ends every sign-in, as if all had expired. */
export function endSignIns(): Promise<unknown> {
  return request("POST", "clear-sign-ins", z.unknown(), {});
}

async function request<Shape extends z.ZodType>(method: string, path: string, shape: Shape, body?: object): Promise<z.infer<Shape>> {
  const answer = await fetch(`/admin/api/${path}`, {
    method,
    ...(method === "GET" ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body ?? {}) }),
  });
  return readJson(answer, shape);
}
